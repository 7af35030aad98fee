import type { AppealKind } from '../../../src/domain/appeal'
import { civilDay, daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { APPEAL_WHYS } from '../../../src/domain/contract/staff-appeals'
import { duty } from '../../../src/domain/cycle'
import { payChange } from '../../../src/domain/exchange/pay-change'
import { LOSS_RULES } from '../../../src/domain/loss'
import { payAfter } from '../../../src/domain/loss-end'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { StopProposal } from '../../lib/documents-sweep'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { isSecondPerson, type Before } from '../../lib/staff/second-person'
import { closedProposal, stuckStop } from '../../lib/stops'
import { endIn } from '../holds/end-finding'
import { saidBy } from '../holds/said-by'

type Call = StaffCalls['decideAppeal']
type Effect = Extract<Call['output'], { kind: 'decided' }>['effect']

const MOST = 100
/** More than anybody is called about one pension, over all the years; the platform's limit of one page. */
const MOST_EVIDENCE = 1000

/**
 * The answer to an appeal (rule R29), by somebody who took no part in what it is against. Upheld, it undoes a stop with all months that were
 * withheld, a proposal, or a hold; kinds that are not about pay are answered and followed up where they belong.
 */
export function decideAppeal(run: StaffRun, { appealId, result, why }: Call['input']): Promise<Call['output']> {
  if (!(APPEAL_WHYS[result] as readonly string[]).includes(why)) throw new AppError('badInput', 'why')
  const { deps, at, staff } = run
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const appeal = await tx.table('appeals').find(appealId)
    if (!appeal) throw new AppError('notFound', 'appealId')
    const { beneficiaryId, kind } = appeal
    const person = await findForStaff(run, beneficiaryId, 'appealId', tx)
    if (appeal.state === 'answered') return { kind: 'answered', result: appeal.result ?? result }
    const proposals = await tx.table('proposals').list({ where: { beneficiaryId }, limit: MOST })
    if (!await isSecondPerson(run, tx, [...tookPart(person, proposals), ...await gaveEvidence(tx, beneficiaryId)])) return { kind: 'needsOtherPerson' }

    const effect = result === 'upheld' ? await undo(tx, run, person, proposals, kind) : 'nothing'
    // what was undone has written the person anew
    const carrier = await findForStaff(run, beneficiaryId, 'appealId', tx)
    const { event, beneficiary } = recordEvent(carrier, {
      kind: 'appealDecided', at: now, callerId: null, facts: { staffId: staff.id, appeal: { appealId, kind, result } },
    })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('appeals').put({ ...appeal, state: 'answered', result, why, by: staff.id, answeredAt: now })
    return { kind: 'decided', result, effect }
  })
}

function tookPart({ benefits }: Beneficiary, proposals: readonly StopProposal[]): Before[] {
  return [
    ...proposals.flatMap(({ approvals, closed, closedAt }) => [{ by: closed?.by, at: closedAt }, ...approvals.map(({ staffId, at }) => ({ by: staffId, at }))]),
    ...benefits.flatMap(({ finding }) => (finding ? saidBy(finding) : [])),
  ]
}

/** Evidence on file, or an approval that an appeal has taken back since: the chain still knows it. */
async function gaveEvidence(tx: Transaction, beneficiaryId: string): Promise<Before[]> {
  const contacts = await tx.table('contacts').list({ where: { beneficiaryId }, limit: MOST_EVIDENCE })
  const checks = await tx.table('dataChecks').list({ where: { beneficiaryId }, limit: MOST_EVIDENCE })
  const approved = await tx.table('events').list({ where: { beneficiaryId, kind: 'stopApproved' }, limit: MOST })
  return [...[...contacts, ...checks].map(({ by, on }) => ({ by, at: on })), ...approved.map(({ facts, at }) => ({ by: facts.staffId, at }))]
}

async function undo(
  tx: Transaction, run: StaffRun, person: Beneficiary, proposals: readonly StopProposal[], kind: AppealKind,
): Promise<Effect> {
  if (kind === 'wrongDeath') {
    // dead, declared dead, missing: a sentence says nothing about a life
    const ended = await endIn(tx, run, person, 'refuted', civilDay(run.at), (ground) => LOSS_RULES[ground].isRefutedByLife)
    return ended.kind === 'ended' ? 'holdEnded' : 'nothing'
  }
  return kind === 'wrongStop' ? resume(tx, run, person, proposals) : 'nothing'
}

/** The period stays missing, so a supervisor gets the task of seeing to it. */
async function resume(tx: Transaction, run: StaffRun, person: Beneficiary, proposals: readonly StopProposal[]): Promise<Effect> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const policy = await deps.policyOn(person.region, today)
  const stopped = person.benefits.filter(({ status }) => status === 'suspended')
  const isStopped = ({ scheme, state }: StopProposal) => state === 'stopped' && stopped.some((benefit) => benefit.scheme === scheme)
  const undone = proposals.filter((proposal) => proposal.state === 'open' || isStopped(proposal))
  for (const proposal of undone) {
    await tx.table('proposals').put({ ...closedProposal(proposal, 'withdrawn', staff.id, 'appealUpheld', at), approvals: [] })
    await tx.table('tasks').put(stuckStop(proposal, person.street ?? null, today))
  }
  if (stopped.length === 0) return undone.length > 0 ? 'withdrawn' : 'nothing'

  const benefits = person.benefits.map((benefit) => (stopped.includes(benefit) ? { ...benefit, status: 'active' as const, suspendedFrom: null } : benefit))
  let carrier = { ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }
  for (const benefit of stopped) {
    const { scheme, suspendedFrom } = benefit
    const { dueOn } = duty(benefit, policy)
    const comeback = suspendedFrom === null ? null : payAfter('refuted', suspendedFrom, today, policy)
    const pay = payChange(benefit, { ...benefit, status: 'active', suspendedFrom: null }, 'appealUpheld', comeback)
    const facts = { staffId: staff.id, pay, stop: { scheme, dueOn, why: 'appealUpheld' as const, backPayMonths: comeback?.backPayMonths ?? [] } }
    const { event, beneficiary } = recordEvent(carrier, { kind: 'resumed', at: now, callerId: null, facts })
    await tx.table('events').put(event)
    carrier = beneficiary
    await tx.table('outbox').put({
      _id: `${person._id}.${scheme}.${today}.resumed`, kind: 'resumed', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null,
      about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
    })
  }
  await tx.table('beneficiaries').put(carrier)
  return 'resumed'
}
