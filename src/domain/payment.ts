/** What missing or making up a certification does to pay. Months only: amounts are the paying system's business. */
import { addDays, addToMonth, endOfMonth, monthOf, monthsFromTo, type LocalDate, type LocalMonth } from './calendar'
import type { PaymentForecast } from './contract/common'
import type { Policy, PolicyInForce } from './policy/policy'
import { versionOn } from './policy/version-on'

/** The earliest month without pay: the one after the due day's (rule R11). A machine alone never stops it (rule R13). */
export function firstStoppedMonth(dueOn: LocalDate, graceDays = 0): LocalMonth {
  return addToMonth(monthOf(addDays(dueOn, graceDays)), 1)
}

/**
 * Last day on which certifying has no effect on pay: the end of the month of the due day and the extra days (rules R11, R12). Those of the
 * version in force on the due day: a new one takes no day from whoever is late already (rule R30).
 */
export function graceEndsOn(dueOn: LocalDate, policy: PolicyInForce): LocalDate {
  return endOfMonth(addDays(dueOn, versionOn(policy, dueOn).grace.days))
}

/**
 * When stopped pay comes back after a success on `certifiedOn` (rules R14, R15). The 15th itself is in time. A stop that was decided for a
 * later month than the one in which pay resumes withholds nothing.
 */
export function paymentForecast(suspendedFrom: LocalMonth, certifiedOn: LocalDate, policy: Policy): PaymentForecast {
  const { cutoffDay, resumeOffset, arrearsOffset } = policy.payment
  const month = monthOf(certifiedOn)
  const [inTime, late] = arrearsOffset
  const afterCutoff = late > inTime && Number(certifiedOn.slice(8)) > cutoffDay
  const resumeMonth = addToMonth(month, resumeOffset)
  return {
    resumeMonth,
    // what the month of resuming pays regularly is not paid once more
    backPayMonths: monthsFromTo(suspendedFrom, addToMonth(resumeMonth, -1)),
    backPayArrivesMonth: addToMonth(month, afterCutoff ? late : inTime),
    cutoffDay,
    afterCutoff,
  }
}
