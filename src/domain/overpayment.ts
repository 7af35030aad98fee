/** What was paid after the right was lost, and how it comes back (rule R22). Months only: amounts are the paying system's business. */
import { approvalsOf, type Approvals } from './approval'
import { addToMonth, monthOf, monthsFromTo, type LocalDate, type LocalMonth } from './calendar'
import type { Scheme } from './contract/common'
import type { BenefitState } from './cycle'
import { groundOf, LOSS_RULES, lostFrom, type Finding, type LossGround } from './loss'
import type { Sourced } from './policy/policy'

/** deduction: from benefits still to come or from the balance of the personal account. */
export const REPAYMENT_TOOLS = ['oneOff', 'instalments', 'deduction'] as const
export type RepaymentTool = (typeof REPAYMENT_TOOLS)[number]

/** 退回；分期退回；抵扣. */
export const REPAYMENT: Sourced & { tools: readonly RepaymentTool[] } = {
  source: '社会保险经办条例第四十六条', checkedOn: '2026-11-25', confidence: 'official', tools: REPAYMENT_TOOLS,
}

export interface Instalment {
  dueMonth: LocalMonth
  /** Overpaid months that this instalment gives back. */
  months: LocalMonth[]
}

/**
 * Months paid although not due, up to the last month paid. None for a finding that leaves open whether the right is lost (missing,
 * detained), or that costs adjustments only.
 */
export function overpaidMonths(finding: Finding, scheme: Scheme, paidThrough: LocalMonth): LocalMonth[] {
  const { loses, schemes } = LOSS_RULES[groundOf(finding)]
  return loses && schemes.includes(scheme) ? monthsFromTo(lostFrom(finding.since), paidThrough) : []
}

/** What one benefit was paid although not due, and by which finding. */
export interface Overpaid { scheme: Scheme; ground: LossGround; since: LocalDate; months: LocalMonth[] }

/**
 * Of a benefit whose finding two people stand behind, whether it ended the right or the right is lost for a term (rules R20, R21): up to the month
 * before pay began to wait. Whoever had lost it before the benefit began was paid nothing until then.
 */
export function overpaidOf({ scheme, startOn, suspendedFrom, finding }: BenefitState): Overpaid[] {
  if (!finding || finding.confirmedBy === null || suspendedFrom === null) return []
  const months = overpaidMonths(finding, scheme, addToMonth(suspendedFrom, -1)).filter((month) => month >= monthOf(startOn))
  return months.length === 0 ? [] : [{ scheme, ground: groundOf(finding), since: finding.since, months }]
}

/** What is found beside what is known already: no month of a benefit is asked for twice. */
export function notKnown(found: readonly Overpaid[], known: readonly Overpaid[]): Overpaid[] {
  const isKnown = (scheme: Scheme, month: LocalMonth) => known.some((one) => one.scheme === scheme && one.months.includes(month))
  return found.map((one) => ({ ...one, months: one.months.filter((month) => !isKnown(one.scheme, month)) })).filter(({ months }) => months.length > 0)
}

/** Tools that can be offered: no instalments of a single month, no deduction from nothing. */
export function repaymentTools(
  months: readonly LocalMonth[], facts: { hasLaterBenefit: boolean; hasAccountBalance: boolean },
): RepaymentTool[] {
  const canDo: Record<RepaymentTool, boolean> = {
    oneOff: months.length > 0,
    instalments: months.length > 1,
    deduction: months.length > 0 && (facts.hasLaterBenefit || facts.hasAccountBalance),
  }
  return REPAYMENT.tools.filter((tool) => canDo[tool])
}

/**
 * The overpaid months in so many monthly instalments, the oldest first; the earlier ones carry the odd months.
 * @throws RangeError when there are fewer months than instalments, or none.
 */
export function instalmentPlan(months: readonly LocalMonth[], count: number, firstDueMonth: LocalMonth): Instalment[] {
  if (!Number.isInteger(count) || count < 1 || count > months.length) throw new RangeError(`${months.length} months in ${count} instalments`)
  const each = Math.floor(months.length / count)
  const odd = months.length % count
  return Array.from({ length: count }, (_, i) => {
    const from = i * each + Math.min(i, odd)
    return { dueMonth: addToMonth(firstDueMonth, i), months: months.slice(from, from + each + (i < odd ? 1 : 0)) }
  })
}

export interface OverpaymentCase {
  months: readonly LocalMonth[]
  /** Day on which staff finished asking; null: not yet. */
  investigatedOn: LocalDate | null
  /** null: nobody says so. No rule and no score ever sets it. */
  fraud: { decidedOn: LocalDate; approvals: Approvals } | null
}

/** A case starts without any blame. */
export function openOverpayment(months: readonly LocalMonth[]): OverpaymentCase {
  return { months, investigatedOn: null, fraud: null }
}

export type FraudDecision =
  | { kind: 'flagged'; opened: OverpaymentCase }
  | { kind: 'refused'; reason: 'notInvestigated' | 'needsOperator' | 'needsSecondPerson' }

/**
 * Fraud is said by a person of the staff, after the investigation, and never by one alone (rule R22). The fine (社会保险经办条例 55) is
 * decided elsewhere.
 */
export function flagFraud(opened: OverpaymentCase, decidedOn: LocalDate, approvals: Approvals): FraudDecision {
  if (opened.investigatedOn === null || decidedOn < opened.investigatedOn) return { kind: 'refused', reason: 'notInvestigated' }
  if (approvals.operatorId === null) return { kind: 'refused', reason: 'needsOperator' }
  if (approvalsOf(approvals) === 0) return { kind: 'refused', reason: 'needsSecondPerson' }
  return { kind: 'flagged', opened: { ...opened, fraud: { decidedOn, approvals } } }
}
