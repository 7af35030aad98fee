import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { dashboardCsv } from '../../../src/domain/dashboard/file'
import { buildDashboard } from '../../lib/dashboard/build'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'

type Call = StaffCalls['exportDashboard']

/** It is first written down who takes the numbers along and why, and only then are they handed out. */
export async function exportDashboard({ deps, at, staff }: StaffRun, { range, reason }: Call['input']): Promise<Call['output']> {
  const shown = await buildDashboard({ deps, at, region: staff.region }, range)
  await deps.db.inTransaction(async (tx) => {
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const { event, member: next } = recordStaffEvent(member, 'dashboardExported', at, { range, rows: shown.places.length, dashboardReason: reason })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
  })
  return { csv: dashboardCsv(shown, { by: staff.id.slice(0, 8), at: new Date(at).toISOString(), reason }) }
}
