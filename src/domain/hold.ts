/**
 * What a finding does to a stored benefit, and how it ends (rules R19-R21). loss.ts says what the law makes of a finding; here it becomes
 * the state of a benefit, with what stood there before, so that nothing is lost when the finding was wrong.
 */
import { addToMonth, monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { BenefitState } from './cycle'
import { groundOf, lossEffect, LOSS_RULES, type Finding, type LossEffect, type LossGround } from './loss'
import { payAfter, type HoldEnding, type PayAfterHold } from './loss-end'
import type { Policy } from './policy/policy'

/** A finding as it is kept with the benefit that it concerns. */
export type KeptFinding = Finding & {
  /** Staff id; null: another authority's record that came by machine. */
  recordedBy: string | null
  /** The second person, once they have; null: still to be verified. */
  confirmedBy: string | null
  before: { status: 'active' | 'suspended'; suspendedFrom: LocalMonth | null }
  /** The finding whose place this one took, with what it did to pay: it stands again when this one turns out wrong (rule R21). */
  earlier?: Pick<BenefitState, 'status' | 'suspendedFrom'> & { finding: KeptFinding }
}

/** By which endings a finding of each ground can end, `refuted` always among them: the record was wrong. */
export const ENDINGS_OF: Readonly<Record<LossGround, readonly HoldEnding[]>> = {
  death: ['refuted'], declaredDead: ['refuted', 'reappeared'], missing: ['refuted', 'reappeared'],
  servingSentence: ['refuted', 'sentenceServed'], suspendedSentence: ['refuted', 'sentenceServed'], wantedOrDetained: ['refuted', 'acquitted'],
  nationalityLost: ['refuted'], duplicate: ['refuted'], other: ['refuted'],
}

/** The right is gone with these; with the others pay waits until the reason is over (rule R21). */
const ENDS_THE_RIGHT: ReadonlySet<LossGround> = new Set<LossGround>(['death', 'declaredDead', 'nationalityLost', 'duplicate', 'other'])

/** Latest day on which the person was seen; a data match is none, since relatives use cards of the dead. */
export const facedOn = ({ lastCertifiedOn, lastChannel }: BenefitState): LocalDate | null => (lastChannel === 'dataMatch' ? null : lastCertifiedOn)

const beforeOf = ({ status, suspendedFrom, finding }: BenefitState): KeptFinding['before'] => {
  if (finding) return finding.before
  return status === 'suspended' ? { status, suspendedFrom } : { status: 'active', suspendedFrom: null }
}

const earlierOf = ({ status, suspendedFrom, finding }: BenefitState): Pick<KeptFinding, 'earlier'> =>
  (finding ? { earlier: { status, suspendedFrom, finding } } : {})

/** A sentence takes the place of detention for good, and what ends both ends both; a wrong record ends nothing but itself. */
const outlives = (before: KeptFinding, ended: KeptFinding, ending: HoldEnding): boolean =>
  ending === 'refuted' || (before.code !== ended.code && !ENDINGS_OF[groundOf(before)].includes(ending))

const earlier = (a: LocalMonth | null, b: LocalMonth): LocalMonth => (a !== null && a < b ? a : b)

/** The benefit with a new finding, and what it does to pay before anybody has checked it. A closed benefit stays as it is. */
export function afterFinding(benefit: BenefitState, finding: Finding, recordedBy: string | null): { benefit: BenefitState; effect: LossEffect } {
  const effect = benefit.status === 'closed' ? { kind: 'nothing' } as const : lossEffect(finding, benefit.scheme, facedOn(benefit))
  if (effect.kind === 'nothing') return { benefit, effect }
  const kept = { ...benefit, finding: { ...finding, recordedBy, confirmedBy: null, before: beforeOf(benefit), ...earlierOf(benefit) } }
  if (effect.kind !== 'hold') return { benefit: kept, effect }
  return { benefit: { ...kept, status: 'held', suspendedFrom: earlier(benefit.suspendedFrom, effect.fromMonth) }, effect }
}

/** The benefit after a second person has confirmed its finding. Pay of the running month is on its way: the next one is the first to go. */
export function afterConfirmed(benefit: BenefitState, finding: KeptFinding, by: string, today: LocalDate): BenefitState {
  const ground = groundOf(finding)
  const confirmed = { ...benefit, finding: { ...finding, confirmedBy: by } }
  if (LOSS_RULES[ground].pay === 'withoutAdjustments') return confirmed
  const suspendedFrom = earlier(benefit.suspendedFrom, addToMonth(monthOf(today), 1))
  return { ...confirmed, status: ENDS_THE_RIGHT.has(ground) ? 'closed' : 'held', suspendedFrom }
}

/**
 * The benefit after its finding has ended, and what that means for pay; pay null: none had waited, or it waits on. A finding that stood
 * before comes back, and so does a stop, unless the person was certified since. `decidedOn`: when staff entered the end.
 */
export function afterEnded(
  benefit: BenefitState, finding: KeptFinding, ending: HoldEnding, endedOn: LocalDate, policy: Policy, decidedOn: LocalDate = endedOn,
): { benefit: BenefitState; pay: PayAfterHold | null } {
  const { finding: _over, ...bare } = benefit
  const { before, recordedOn, earlier: stood } = finding
  const returns = stood && outlives(stood.finding, finding, ending) ? stood : null
  if (returns?.status === 'held') return { benefit: { ...bare, ...returns }, pay: null }
  const rest = returns ? { ...bare, finding: returns.finding } : bare
  if (benefit.status === 'active' || benefit.status === 'suspended') return { benefit: rest, pay: null }
  const isCertifiedSince = benefit.lastCertifiedOn !== null && benefit.lastCertifiedOn >= recordedOn
  if (before.status === 'suspended' && !isCertifiedSince) return { benefit: { ...rest, ...before }, pay: null }
  const heldFrom = benefit.suspendedFrom
  return {
    benefit: { ...rest, status: 'active', suspendedFrom: null },
    pay: heldFrom === null ? null : payAfter(ending, heldFrom, endedOn, policy, decidedOn),
  }
}

/** A living face came after the event of which a record says that it ended this person's life, or that they are missing (rule R19). */
export function isContradicted({ finding }: BenefitState, seenOn: LocalDate): boolean {
  return finding !== undefined && LOSS_RULES[groundOf(finding)].isRefutedByLife && seenOn > finding.since
}
