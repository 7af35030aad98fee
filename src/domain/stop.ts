/**
 * What must be on file before staff may stop pay (rule R13), counted item by item. A machine proposes and counts; only people approve, and
 * nothing in here turns time into a stop: when the months of verifying are over and something is still missing, pay goes on and a
 * supervisor is told (`isVerifyingOver`).
 */
import { APPEAL } from './appeal'
import { addMonths, addToMonth, daysBetween, endOfMonth, monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { Scheme } from './contract/common'
import { duty, type BenefitState } from './cycle'
import { firstStoppedMonth, graceEndsOn } from './payment'
import type { Policy, PolicyInForce, Sourced } from './policy/policy'

/**
 * period: it is past its grace and nobody has certified. comparison: made within the policy's days. noLifeTrace: none of those found one.
 * contacts, channels, days: attempts to reach the person about this period. warned: one of them since the stop was proposed (rule R27).
 * reviewAnswered, appealAnswered: nothing of the person waits for an answer of ours. approvals: of people who recorded none of the rest.
 */
export const STOP_ITEMS = [
  'period', 'comparison', 'noLifeTrace', 'contacts', 'channels', 'days', 'warned', 'reviewAnswered', 'appealAnswered', 'approvals',
] as const
export type StopItemName = (typeof STOP_ITEMS)[number]

/** Why a second person has to approve (rule R13). */
export const CARE_REASONS = ['age', 'disabled', 'homeVisit', 'overseas'] as const
export type CareReason = (typeof CARE_REASONS)[number]

/** How soon a supervisor looks at a stop that got stuck: refused, withdrawn by staff, or verified for too long. */
export const STUCK_STOP: Sourced & { workingDays: number } = {
  source: '期限为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement', workingDays: 5,
}

/** One attempt to reach the person. `by` null: the machine. */
export interface ContactFact {
  scheme: Scheme | null
  dueOn: LocalDate | null
  channel: string
  on: LocalDate
  result: 'reached' | 'sent' | 'failed' | 'unknown'
  by: string | null
}

/** One comparison with other registers; lifeTraceOn null: none found. */
export interface ComparisonFact { on: LocalDate; lifeTraceOn: LocalDate | null; by?: string | null }

export interface CareFacts {
  /** null: the register has no readable number; then the person counts as old. */
  birthOn: LocalDate | null
  traits?: { disabled?: boolean; homeVisit?: boolean; overseas?: boolean }
}

export interface StopFacts extends CareFacts {
  benefit: BenefitState
  /** The period that the proposal speaks of, and when it was proposed. */
  dueOn: LocalDate
  openedOn: LocalDate
  /** First unpaid month at the earliest. */
  stopFrom: LocalMonth
  contacts: readonly ContactFact[]
  comparisons: readonly ComparisonFact[]
  approverIds: readonly string[]
  /** A video or an appeal of the person waits for our answer. */
  isReviewing: boolean
  isAppealing: boolean
}

export interface StopItem { name: StopItemName; isMet: boolean; have: number; need: number }

export interface StopBundle {
  /** All of STOP_ITEMS, in their order. */
  items: StopItem[]
  missing: StopItemName[]
  careReasons: CareReason[]
  /** First month without pay if the last approval came today. */
  stopFrom: LocalMonth
}

/** Why this person needs a second approval; none: one will do. */
export function careReasons({ birthOn, traits = {} }: CareFacts, policy: Policy, today: LocalDate): CareReason[] {
  const holds: Record<CareReason, boolean> = {
    age: birthOn === null || addMonths(birthOn, 12 * policy.stop.seniorAge) <= today,
    disabled: traits.disabled === true,
    homeVisit: traits.homeVisit === true,
    overseas: traits.overseas === true,
  }
  return CARE_REASONS.filter((reason) => holds[reason])
}

/** The first month whose pay is not on its way yet. */
export function firstOpenPayroll(today: LocalDate, { stop }: Policy): LocalMonth {
  return addToMonth(monthOf(today), Number(today.slice(8)) <= stop.payrollClosesOnDay ? 0 : 1)
}

const later = (a: LocalMonth, b: LocalMonth) => (a > b ? a : b)

/** The month to which an appeal puts off a stop that nobody has approved yet (rule R29). */
export const postponedByAppeal = (stopFrom: LocalMonth, today: LocalDate, policy: Policy): LocalMonth =>
  addToMonth(later(stopFrom, firstOpenPayroll(today, policy)), APPEAL.postponedPayrolls)

/** Last day of the months in which pay runs on while it is being verified (rule R13). */
export function verifyingEndsOn(dueOn: LocalDate, policy: Policy): LocalDate {
  const first = firstStoppedMonth(dueOn, policy.grace.days)
  return endOfMonth(`${addToMonth(first, policy.stop.extraMonths - 1)}-01`)
}

/** Verifying has taken longer than it may: a supervisor looks at it. Pay still runs. */
export const isVerifyingOver = (dueOn: LocalDate, policy: Policy, today: LocalDate): boolean => verifyingEndsOn(dueOn, policy) < today

/** An attempt counts when something left the house; of staff also when nobody answered: that is what there is to count. */
const isAttempt = (contact: ContactFact) => contact.by !== null || contact.result === 'sent' || contact.result === 'reached'

/** Attempts to reach the person about one period, up to today. */
export function attemptsOf<C extends ContactFact>(contacts: readonly C[], scheme: Scheme, dueOn: LocalDate, today: LocalDate): C[] {
  return contacts.filter((one) => one.scheme === scheme && one.dueOn === dueOn && one.on <= today && isAttempt(one))
}

interface Tally { contacts: number; channels: number; days: number }
const tallyOf = (attempts: readonly ContactFact[]): Tally => ({
  contacts: attempts.length,
  channels: new Set(attempts.map(({ channel }) => channel)).size,
  days: new Set(attempts.map(({ on }) => on)).size,
})

/** Enough attempts over enough channels and days to that day; what "no stop without contact" is counted by (N12). */
export function wasSought(contacts: readonly ContactFact[], scheme: Scheme, dueOn: LocalDate, policy: Policy, day: LocalDate): boolean {
  const tally = tallyOf(attemptsOf(contacts, scheme, dueOn, day))
  return (['contacts', 'channels', 'days'] as const).every((name) => tally[name] >= policy.stop[name])
}

/** True while the benefit still lacks exactly this period and pay may be stopped for it. */
export function isPeriodMissing(benefit: BenefitState, dueOn: LocalDate, policy: PolicyInForce, today: LocalDate): boolean {
  return benefit.status === 'active' && duty(benefit, policy).dueOn === dueOn && today > graceEndsOn(dueOn, policy)
}

const aliveOn = ({ startOn, lastCertifiedOn }: BenefitState) => (lastCertifiedOn && lastCertifiedOn > startOn ? lastCertifiedOn : startOn)

type OnFile = Pick<StopFacts, 'benefit' | 'dueOn' | 'contacts' | 'comparisons'>

/** What counts today: attempts about this period, comparisons that are not too old. */
function countedOf({ benefit, dueOn, contacts, comparisons }: OnFile, policy: Policy, today: LocalDate) {
  return {
    attempts: attemptsOf(contacts, benefit.scheme, dueOn, today),
    recent: comparisons.filter(({ on }) => on <= today && daysBetween(on, today) <= policy.stop.comparisonDays),
  }
}

/** Who recorded what counts, and on which day: none of them may approve (社会保险经办条例 37). */
export function recordedBy(facts: OnFile, policy: Policy, today: LocalDate): { by: string; on: LocalDate }[] {
  const { attempts, recent } = countedOf(facts, policy, today)
  return [...attempts, ...recent].flatMap(({ by, on }) => (by ? [{ by, on }] : []))
}

/** Everything that rule R13 asks for, each item by name with what there is of it. Pay may be stopped when nothing is missing. */
export function evidenceFor(facts: StopFacts, policy: PolicyInForce, today: LocalDate): StopBundle {
  const { benefit, dueOn, openedOn } = facts
  const { stop } = policy
  const { attempts, recent } = countedOf(facts, policy, today)
  const tally = tallyOf(attempts)
  // a sign of life since the last certification speaks against a stop until people have seen to it
  const traces = recent.filter(({ lifeTraceOn }) => lifeTraceOn !== null && lifeTraceOn > aliveOn(benefit))
  const operators = new Set(recordedBy(facts, policy, today).map(({ by }) => by))
  const approvers = new Set(facts.approverIds.filter((id) => !operators.has(id)))
  const reasons = careReasons(facts, policy, today)
  const count = (name: StopItemName, have: number, need: number): StopItem => ({ name, isMet: have >= need, have, need })
  const holds = (name: StopItemName, isTrue: boolean) => count(name, isTrue ? 1 : 0, 1)
  const items = [
    holds('period', isPeriodMissing(benefit, dueOn, policy, today)),
    count('comparison', recent.length, 1),
    holds('noLifeTrace', traces.length === 0),
    count('contacts', tally.contacts, stop.contacts),
    count('channels', tally.channels, stop.channels),
    count('days', tally.days, stop.days),
    count('warned', attempts.filter(({ on }) => on >= openedOn).length, 1),
    holds('reviewAnswered', !facts.isReviewing),
    holds('appealAnswered', !facts.isAppealing),
    count('approvals', approvers.size, reasons.length > 0 ? stop.approvalsWithCare : stop.approvals),
  ]
  return {
    items,
    missing: items.filter(({ isMet }) => !isMet).map(({ name }) => name),
    careReasons: reasons,
    stopFrom: later(facts.stopFrom, firstOpenPayroll(today, policy)),
  }
}

/** Evidence is whole and only people's word is missing, or not even that. */
export const isReadyToApprove = ({ missing }: Pick<StopBundle, 'missing'>): boolean => missing.every((name) => name === 'approvals')

