import { addDays, civilDay, daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { payChange } from '../../../src/domain/exchange/pay-change'
import { duty } from '../../../src/domain/cycle'
import { afterConfirmed } from '../../../src/domain/hold'
import { groundOf, LOSS_RULES } from '../../../src/domain/loss'
import { overpaidOf } from '../../../src/domain/overpayment'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import { lossTaskId, openOverpayment } from '../../lib/loss-tasks'
import { answerFor, codeFor } from '../../lib/official-code'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { isSecondPerson } from '../../lib/staff/second-person'
import { closedProposal } from '../../lib/stops'
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
    if (!await isSecondPerson(run, tx, waiting.map(({ finding }) => ({ by: finding.recordedBy, at: finding.recordedOn })))) return { kind: 'needsOtherPerson' }
    const conflict = await tx.table('tasks').find(lossTaskId('conflict', beneficiaryId))
    const isDisputed = waiting.some(({ finding }) => LOSS_RULES[groundOf(finding)].isRefutedByLife && finding.source !== 'investigation')
    if (conflict?.state === 'open' && isDisputed) return { kind: 'conflict' }
    const benefits = person.benefits.map((benefit) =>
      (benefit.finding?.confirmedBy === null ? afterConfirmed(benefit, benefit.finding, staff.id, today) : benefit))
    const confirmed = benefits.filter(({ scheme }) => waiting.some((one) => one.scheme === scheme))
    const overpaid = confirmed.flatMap(overpaidOf)
    const rows = confirmed.map(({ scheme, status }) => (
      { scheme, status, overpaidMonths: overpaid.filter((one) => one.scheme === scheme).flatMap(({ months }) => months) }))
    const ground = groundOf(first.finding)
    const pay = person.benefits.flatMap((before, i) => payChange(before, benefits[i] ?? before, groundOf(before.finding ?? first.finding)))
    const policy = await deps.policyOn(person.region, today)
    const isClosed = rows.some(({ status }) => status === 'closed')
    const { event, beneficiary } = recordEvent({ ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, {
      kind: isClosed ? 'closed' : 'held', at: new Date(at).toISOString(), callerId: null,
      facts: { staffId: staff.id, pay, loss: { schemes: rows.map(({ scheme }) => scheme), ground, since: first.finding.since } },
    })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    await settleTasks(tx, run, beneficiaryId, 'confirmed')
    await tellAndClear(tx, run, person, beneficiary)
    await openOverpayment(tx, person, overpaid, today)
    return { kind: 'confirmed', benefits: rows }
  })
}

/** Whoever loses pay by this word alone is told, or their family rung up; what was proposed about the same pay is over. */
async function tellAndClear(tx: Transaction, { deps, at, staff }: StaffRun, before: Beneficiary, after: Beneficiary): Promise<void> {
  const { _id: beneficiaryId, region, street } = before
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const policy = await deps.policyOn(region, today)
  const stopped = after.benefits.filter(({ status }) => status === 'held' || status === 'closed')
  const fresh = before.benefits.filter(({ scheme, status }) => (status === 'active' || status === 'suspended') && stopped.some((one) => one.scheme === scheme))
  for (const benefit of fresh) {
    const { scheme } = benefit
    const { dueOn } = duty(benefit, policy)
    if (stopped.some((one) => one.scheme === scheme && one.status === 'held')) {
      await tx.table('outbox').put({
        _id: `${beneficiaryId}.${scheme}.${today}.held`, kind: 'held', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null,
        about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
      })
    } else {
      const taskId = `call.${beneficiaryId}.${scheme}.${dueOn}.closed`
      await answerFor(tx.table('officialContacts'), codeFor(deps.secrets, taskId), { what: 'call', by: 'call' }, at)
      await tx.table('tasks').put({
        _id: taskId, kind: 'call', why: 'payEnds', beneficiaryId, region, street: street ?? null, scheme, openedOn: today,
        answerBy: addDays(today, policy.reminders.callWithinDays), state: 'open', result: null, closedAt: null, by: null,
      })
    }
  }
  const open = await tx.table('proposals').list({ where: { beneficiaryId, state: 'open' }, limit: 100 })
  for (const proposal of open.filter(({ scheme }) => stopped.some((one) => one.scheme === scheme))) {
    await tx.table('proposals').put(closedProposal(proposal, 'withdrawn', staff.id, 'lossConfirmed', at))
  }
}
