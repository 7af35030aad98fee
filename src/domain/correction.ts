/** Records that staff put right afterwards: how far back, with whom, and without touching the old one (rule R28). */
import { approvalsOf, type Approvals } from './approval'
import { daysBetween, type LocalDate } from './calendar'
import type { PaymentForecast } from './contract/common'
import type { BenefitState } from './cycle'
import type { Sourced } from './policy/policy'

/** Evidence of an earlier day is taken for so many days, today's included as day 0. */
export const CORRECTION: Sourced & { backDays: number } = {
  source: '社会保险经办条例第三十七条、第三十八条；期限为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement', backDays: 30,
}

export type BackDating = 'ok' | 'inTheFuture' | 'tooOld'

/** May staff record a certification for that day? */
export function mayBackDate(evidenceOn: LocalDate, today: LocalDate): BackDating {
  if (evidenceOn > today) return 'inTheFuture'
  return daysBetween(evidenceOn, today) <= CORRECTION.backDays ? 'ok' : 'tooOld'
}

/** What a benefit's money hangs on; payment: what the record in question promised, null when it promised nothing. */
export interface MoneyFacts extends Pick<BenefitState, 'status' | 'suspendedFrom'> { payment: PaymentForecast | null }

const moneyKey = ({ status, suspendedFrom, payment }: MoneyFacts) => [
  status, suspendedFrom, payment?.resumeMonth, payment?.backPayArrivesMonth, ...(payment?.backPayMonths ?? []),
].join()

/** True when a correction begins, ends or moves a stop, or changes back pay: then a second person approves. */
export function needsSecondApprover(before: MoneyFacts, after: MoneyFacts): boolean {
  return moneyKey(before) !== moneyKey(after)
}

export type CorrectionProblem = BackDating | 'needsOperator' | 'needsSecondPerson' | 'alreadySuperseded'

/** A record in a chain of corrections; the newer names the older, so the older stays as it was written. */
export interface Correctable { id: string; supersedes: string | null }

export interface Correction {
  /** The record that it replaces. */
  ofId: string
  evidenceOn: LocalDate
  /** See needsSecondApprover. */
  changesMoney: boolean
  approvals: Approvals
}

/** The records that stand: those that no other one supersedes. */
export function standingRecords<R extends Correctable>(records: readonly R[]): R[] {
  const superseded = new Set(records.map((record) => record.supersedes))
  return records.filter((record) => !superseded.has(record.id))
}

/** May this correction of one of the records be written? ok, or the first thing in its way. */
export function correctionProblem(
  { ofId, evidenceOn, changesMoney, approvals }: Correction, records: readonly Correctable[], today: LocalDate,
): CorrectionProblem {
  // a second correction of the same record would make two truths
  if (!standingRecords(records).some((record) => record.id === ofId)) return 'alreadySuperseded'
  const backDating = mayBackDate(evidenceOn, today)
  if (backDating !== 'ok') return backDating
  if (approvals.operatorId === null) return 'needsOperator'
  return changesMoney && approvalsOf(approvals) === 0 ? 'needsSecondPerson' : 'ok'
}
