import { civilDay, daysBetween, type LocalDate } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { duty, type BenefitState } from '../../../src/domain/cycle'
import { payChange } from '../../../src/domain/exchange/pay-change'
import { afterEnded, ENDINGS_OF } from '../../../src/domain/hold'
import { groundOf, type LossGround } from '../../../src/domain/loss'
import { payAfter, type HoldEnding } from '../../../src/domain/loss-end'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import { dropOverpaid, openLossTask } from '../../lib/loss-tasks'
import type { Beneficiary } from '../../lib/documents'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { isSecondPerson } from '../../lib/staff/second-person'
import { saidBy } from './said-by'
import { settleTasks } from './finding-tasks'

type Call = StaffCalls['endFinding']

/** The reason is over, or the record was wrong: pay goes on, with what the ending pays back (rule R21). Also undoes a closed benefit (rule R29). */
export function endFinding(run: StaffRun, { beneficiaryId, ending, endedOn }: Call['input']): Promise<Call['output']> {
  if (endedOn > civilDay(run.at)) throw new AppError('badInput', 'endedOn')
  return run.deps.db.inTransaction(async (tx) => endIn(tx, run, await findForStaff(run, beneficiaryId, 'beneficiaryId', tx), ending, endedOn))
}

/**
 * In somebody's transaction; what changes back pay needs somebody else than who recorded or confirmed it (rule R28).
 * @param concerns which findings this is about; all of them when absent
 */
export async function endIn(
  tx: Transaction, run: StaffRun, person: Beneficiary, ending: HoldEnding, endedOn: LocalDate, concerns: (ground: LossGround) => boolean = () => true,
): Promise<Call['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const found = person.benefits.flatMap(({ finding }) => (finding && concerns(groundOf(finding)) ? [finding] : []))
  const [first] = found
  if (!first) return { kind: 'noFinding' }
  if (!await isSecondPerson(run, tx, found.flatMap(saidBy))) return { kind: 'needsOtherPerson' }
  if (found.some((finding) => !ENDINGS_OF[groundOf(finding)].includes(ending))) return { kind: 'wrongEnding' }
  const policy = await deps.policyOn(person.region, today)
  const ended = person.benefits.map((benefit) =>
    (benefit.finding && found.includes(benefit.finding) ? { had: benefit, ...afterEnded(benefit, benefit.finding, ending, endedOn, policy, today) } : { had: null, benefit, pay: null }))
  const waited = ({ suspendedFrom }: BenefitState) => (suspendedFrom === null ? null : payAfter(ending, suspendedFrom, endedOn, policy, today))
  const benefits = ended.map(({ benefit }) => benefit)
  const touched = ended.filter(({ had }) => had !== null)
  const backPayMonths = [...new Set(touched.flatMap(({ pay }) => pay?.backPayMonths ?? []))].sort()
  const pay = ended.flatMap(({ had, benefit, pay: comeback }) =>
    // the stop that stood before the finding is still about a missing certification
    (had ? payChange(had, benefit, benefit.status === 'suspended' ? 'overdue' : ending, comeback ?? waited(had)) : []))
  // nights that dealt with the other benefits have not seen what came due for one that was held; what was done is not done twice (ids)
  const sweptOn = touched.some(({ had, benefit }) => had?.status === 'held' && benefit.status === 'active') ? null : person.sweptOn
  const released = { ...person, benefits, sweptOn }
  const { event, beneficiary } = recordEvent({ ...released, ...datesOf(released, policy, today) }, {
    kind: 'holdEnded', at: now, callerId: null,
    facts: { staffId: staff.id, pay, loss: { schemes: touched.map(({ benefit }) => benefit.scheme), ground: groundOf(first), since: first.since, ending, backPayMonths } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
  await settleTasks(tx, run, person._id, 'ended')
  // a term that is over was one: what was paid during it stays overpaid
  if (ending !== 'sentenceServed') await dropOverpaid(tx, person, found, staff.id, at)
  // one that stood before, or that this was not about, may wait for its second person still
  if (benefits.some(({ finding }) => finding?.confirmedBy === null)) await openLossTask(tx, 'verifyLoss', person, today)
  for (const { benefit: { scheme }, benefit } of touched.filter(({ pay }) => pay?.resumeMonth)) {
    const { dueOn } = duty(benefit, policy)
    await tx.table('outbox').put({
      _id: `${person._id}.${scheme}.${today}.resumed`, kind: 'resumed', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null,
      about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
    })
  }
  return {
    kind: 'ended',
    benefits: touched.map(({ benefit: { scheme, status }, pay }) => ({
      scheme, status, resumeMonth: pay?.resumeMonth ?? null, backPayMonths: pay?.backPayMonths ?? [],
      backPayArrivesMonth: pay?.backPayArrivesMonth ?? null, rate: pay?.rate ?? 'inForce',
    })),
  }
}
