/** 申诉: what can be appealed, by when staff answer, and what an appeal does to a stop that has not begun (rule R29). */
import { addToMonth, monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { Sourced } from './policy/policy'
import { addWorkingDays } from './working-days'

export const APPEAL_KINDS = ['faceMismatch', 'wrongStop', 'wrongDeath', 'silentDispute', 'agentAbuse'] as const
export type AppealKind = (typeof APPEAL_KINDS)[number]

export const APPEAL: Sourced & { answerWorkingDays: number; postponedPayrolls: number } = {
  source: '社会保险经办条例第五十二条；期限为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement',
  answerWorkingDays: 5, postponedPayrolls: 1,
}

/** Last day on which the answer is in time. */
export function answerDueOn(filedOn: LocalDate): LocalDate {
  return addWorkingDays(filedOn, APPEAL.answerWorkingDays)
}

export interface ComingStop {
  /** First month without pay. */
  stopFrom: LocalMonth
  /** The period whose certification is missing (Duty.label). */
  period: string
  /** A death is recorded and not refuted. */
  hasDeathFinding: boolean
  /** Periods for which an appeal has postponed a stop before. */
  postponedPeriods: readonly string[]
}

/** reason: why the stop keeps its month; null when it moves. */
export interface PostponedStop { stopFrom: LocalMonth; reason: 'inEffect' | 'deathFinding' | 'postponedBefore' | null }

/** An appeal of any kind filed before the first unpaid month begins moves the stop by one payroll, once a period. */
export function postponeStop({ stopFrom, period, hasDeathFinding, postponedPeriods }: ComingStop, filedOn: LocalDate): PostponedStop {
  if (monthOf(filedOn) >= stopFrom) return { stopFrom, reason: 'inEffect' }
  if (hasDeathFinding) return { stopFrom, reason: 'deathFinding' }
  if (postponedPeriods.includes(period)) return { stopFrom, reason: 'postponedBefore' }
  return { stopFrom: addToMonth(stopFrom, APPEAL.postponedPayrolls), reason: null }
}
