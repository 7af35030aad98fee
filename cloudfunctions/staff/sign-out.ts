import { recordStaffEvent } from '../lib/staff/members'
import type { StaffRun } from '../lib/staff/door'

/** Ends this session; others of the same person, on another desk, go on. */
export async function signOut({ deps, at, staff, session }: StaffRun): Promise<Record<string, never>> {
  await deps.db.table('staffSessions').removeAll({ _id: session._id })
  await deps.db.inTransaction(async (tx) => {
    const member = await tx.table('staff').find(staff.id)
    if (!member) return
    const { event, member: next } = recordStaffEvent(member, 'signedOut', at)
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
  })
  return {}
}
