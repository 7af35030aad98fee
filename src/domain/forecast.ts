/** What becomes of stopped or threatened pay when somebody certifies on a day (rules R11-R15). Months only, and never a promise. */
import { addDays, addToMonth, monthOf, monthsFromTo, type LocalDate, type LocalMonth } from './calendar'
import type { PayEffect, Sooner } from './contract/citizen-explain'
import { duty, type BenefitState } from './cycle'
import { graceEndsOn, paymentForecast } from './payment'
import type { PolicyInForce } from './policy/policy'

/** What certifying on `day`, today or later, does to pay. Today is certain; later, pay that runs may have been stopped meanwhile. */
export function payEffectOn(benefit: BenefitState, policy: PolicyInForce, today: LocalDate, day: LocalDate): PayEffect {
  if (benefit.status === 'held') return { kind: 'waits' }
  if (benefit.status === 'suspended' && benefit.suspendedFrom !== null) {
    const forecast = paymentForecast(benefit.suspendedFrom, day, policy)
    return forecast.backPayMonths.length === 0 ? { kind: 'stopFallsAway' } : { kind: 'resumes', forecast }
  }
  if (day === today || day <= graceEndsOn(duty(benefit, policy).dueOn, policy)) return { kind: 'untouched' }
  return { kind: 'mayHaveStopped', resumeMonth: paymentForecast(monthOf(day), day, policy).resumeMonth }
}

/** Longest wait, in days, after which an earlier day still matters to somebody who reads this today: past the end of any month. */
const AHEAD_DAYS = 31

const monthsBetween = (from: LocalMonth, to: LocalMonth) => monthsFromTo(from, to).length - 1

/**
 * The last day, from today on, on which certifying still brings stopped pay as early as today does; null when pay is not stopped, or when
 * waiting a month costs nothing. By the product's brief: by the 15th back pay comes a month earlier, by the month's end regular pay.
 */
export function soonerIf(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): Sooner | null {
  if (benefit.status !== 'suspended' || benefit.suspendedFrom === null) return null
  const now = paymentForecast(benefit.suspendedFrom, today, policy)
  if (now.backPayMonths.length === 0) return null
  for (let n = 1; n <= AHEAD_DAYS; n++) {
    const later = paymentForecast(benefit.suspendedFrom, addDays(today, n), policy)
    const backPayMonths = monthsBetween(now.backPayArrivesMonth, later.backPayArrivesMonth)
    const resumeMonths = monthsBetween(now.resumeMonth, later.resumeMonth)
    if (backPayMonths > 0 || resumeMonths > 0) return { byOn: addDays(today, n - 1), backPayMonths, resumeMonths }
  }
  return null
}

/** First day of the month after a day's. */
export const nextMonthOn = (day: LocalDate): LocalDate => `${addToMonth(monthOf(day), 1)}-01`
