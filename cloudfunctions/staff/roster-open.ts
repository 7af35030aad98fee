import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { FILE_LIMITS } from '../../src/domain/roster/file'
import { covers } from '../../src/domain/staff-scope'
import { newImport } from '../lib/roster/begin'
import type { StaffRun } from '../lib/staff/door'

type Call = StaffCalls['roster.open']

/** A ticket for the file, and an import that will check it. Only for staff of the whole region: the roster names everybody in it. */
export async function openRoster({ deps, staff }: StaffRun, { bytes, isComplete }: Call['input']): Promise<Call['output']> {
  if (!covers(staff.region, deps.region)) throw new AppError('forbidden', 'region')
  const run = newImport(deps, { bytes, sha256: '' }, { mode: 'check', isComplete, by: staff.id })
  const { fileId, ticket } = await deps.storage.ticket(`rosters/${run._id}`, FILE_LIMITS.uploadBytes)
  await deps.db.table('imports').put({ ...run, fileId, hasFile: true })
  return { importId: run._id, upload: ticket }
}
