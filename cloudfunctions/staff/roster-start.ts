import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { newImport } from '../lib/roster/begin'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { findImport, statusOf } from './roster-status'

type Call = StaffCalls['roster.start']

/** Carries out what was checked, once: a second call answers with the import that the first one began. */
export async function startRoster(run: StaffRun, { importId }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const checked = await findImport(run, importId)
  if (checked.mode !== 'check' || checked.state !== 'done') throw new AppError('badInput', 'importId')
  const { fileId, isComplete, bytes, sha256 } = checked
  const _id = `${importId}-a`
  return deps.db.inTransaction(async (tx) => {
    const begun = await tx.table('imports').find(_id)
    if (begun) return statusOf(begun)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const applied = { ...newImport(deps, { bytes, sha256 }, { mode: 'apply', isComplete, by: staff.id, fileId }), _id }
    const { event, member: next } = recordStaffEvent(member, 'rosterStarted', at, { importId: _id })
    await tx.table('imports').put(applied)
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return statusOf(applied)
  })
}
