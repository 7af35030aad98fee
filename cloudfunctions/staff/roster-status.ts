import type { RosterStatus } from '../../src/domain/contract/staff-roster'
import { AppError } from '../../src/domain/contract/errors'
import { ROSTER_CHANGES } from '../../src/domain/roster/merge'
import { covers } from '../../src/domain/staff-scope'
import type { RosterImport } from '../lib/documents-imports'
import type { StaffRun } from '../lib/staff/door'

export function statusOf({ _id, mode, state, refusal, share, done }: RosterImport): RosterStatus {
  const { changes, ...counts } = done.counts
  return {
    importId: _id, mode, state, refusal, share, counts,
    changes: ROSTER_CHANGES.flatMap((change) => (changes[change] ? [{ change, people: changes[change] }] : [])),
  }
}

/** An import of the region of this member of staff; `notFound` for any other. */
export async function findImport({ deps, staff }: StaffRun, importId: string): Promise<RosterImport & { fileId: string }> {
  const found = await deps.db.table('imports').find(importId)
  const { fileId = null } = found ?? {}
  if (!found || fileId === null || !covers(staff.region, found.region)) throw new AppError('notFound', 'importId')
  return { ...found, fileId }
}
