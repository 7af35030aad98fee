import { addToMonth, civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { afterConfirmed } from '../../../src/domain/hold'
import { groundOf } from '../../../src/domain/loss'
import { overpaidMonths } from '../../../src/domain/overpayment'
import { mayApprove } from '../../../src/domain/separation'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import { openLossTask } from '../../lib/loss-tasks'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { settleTasks } from './finding-tasks'

type Call = StaffCalls['confirmFinding']

/**
 * The second person's word (rule R19): whoever recorded the finding cannot give it. A death ends the benefit, a sentence lets pay wait on;
 * months paid after the loss become a task, nobody's fault until staff say so (rule R22).
 */
export function confirmFinding(run: StaffRun, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const waiting = person.benefits.flatMap(({ scheme, finding }) => (finding?.confirmedBy === null ? [{ scheme, finding }] : []))
    const [first] = waiting
    if (!first) return { kind: 'noFinding' }
    if (waiting.some(({ finding }) => !mayApprove(finding.recordedBy, staff.id))) return { kind: 'needsOtherPerson' }
    const benefits = person.benefits.map((benefit) =>
      (benefit.finding?.confirmedBy === null ? afterConfirmed(benefit, benefit.finding, staff.id, today) : benefit))
    const rows = benefits.filter(({ scheme }) => waiting.some((one) => one.scheme === scheme)).map((benefit) => ({
      scheme: benefit.scheme, status: benefit.status,
      overpaidMonths: benefit.finding && benefit.status === 'closed' && benefit.suspendedFrom
        ? overpaidMonths(benefit.finding, benefit.scheme, addToMonth(benefit.suspendedFrom, -1)) : [],
    }))
    const policy = await deps.policyOn(person.region, today)
    const isClosed = rows.some(({ status }) => status === 'closed')
    const { event, beneficiary } = recordEvent({ ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, {
      kind: isClosed ? 'closed' : 'held', at: new Date(at).toISOString(), callerId: null,
      facts: { staffId: staff.id, loss: { schemes: rows.map(({ scheme }) => scheme), ground: groundOf(first.finding), since: first.finding.since } },
    })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    await settleTasks(tx, run, beneficiaryId, 'confirmed')
    if (rows.some((row) => row.overpaidMonths.length > 0)) await openLossTask(tx, 'overpayment', person, today)
    return { kind: 'confirmed', benefits: rows }
  })
}
