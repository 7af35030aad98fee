import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { isLocalDate } from '../../src/domain/calendar'
import { MOST_DECISIONS } from '../../src/domain/contract/staff-exchange'
import { covers, placeOf } from '../../src/domain/staff-scope'
import { decisionFile } from '../lib/exchange/decision-file'
import { listDecisions } from '../lib/exchange/list-decisions'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'

type Call = StaffCalls['exportDecisions']

/** What the paying system is told. It is first written down who takes it along and why, and only then handed out. */
export async function exportDecisions({ deps, at, staff }: StaffRun, { from, to, format, reason }: Call['input']): Promise<Call['output']> {
  if (!isLocalDate(from)) throw new AppError('badInput', 'from')
  if (!isLocalDate(to) || to < from) throw new AppError('badInput', 'to')
  const decisions = await listDecisions(deps, { from, to }, (person) => covers(staff.region, placeOf(person)), MOST_DECISIONS)
  if (decisions === null) return { kind: 'tooMany' }
  await deps.db.inTransaction(async (tx) => {
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const { event, member: next } = recordStaffEvent(member, 'decisionsExported', at, { from, to, rows: decisions.length, reason })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
  })
  const bytes = decisionFile(decisions, format, { by: staff.id.slice(0, 8), at: new Date(at).toISOString(), reason })
  return { kind: 'file', base64: Buffer.from(bytes).toString('base64'), rows: decisions.length }
}
