import type { StaffCalls } from '../../src/domain/contract/staff'
import { above } from '../lib/collections'
import type { StaffRun } from '../lib/staff/door'
import { findImport } from './roster-status'

type Call = StaffCalls['roster.errors']

const PAGE = 1000

/** What was wrong in the file, by line; numbers are masked. */
export async function listRosterErrors(run: StaffRun, { importId, after }: Call['input']): Promise<Call['output']> {
  await findImport(run, importId)
  const rows = await run.deps.db.table('importErrors').list({
    where: { importId, _id: above(after ?? '') }, order: { by: '_id', direction: 'asc' }, limit: PAGE,
  })
  return {
    errors: rows.map(({ line, maskId, field, mistake, detail, blocks }) => ({ line, maskId, field, mistake, detail, blocks })),
    next: rows.length === PAGE ? rows.at(-1)?._id ?? null : null,
  }
}
