/**
 * What the nightly sweep does for one benefit, day by day (rules R13, R27): pure dates, so that a late sweep finds what it missed.
 * All of it follows from the due day; whoever is certified gets a new one.
 */
import { addDays, daysBetween, type LocalDate } from './calendar'
import { duty, type BenefitState } from './cycle'
import { graceEndsOn } from './payment'
import type { PolicyInForce } from './policy/policy'

export interface Step {
  on: LocalDate
  /** firstNotice: the product asks for the first time; reminder: `days` from the due day; proposal: staff may look at a stop. */
  kind: 'firstNotice' | 'reminder' | 'proposal'
  /** Whole days from the due day to `on`; negative before it. */
  days: number
}

/** All steps of the running duty, earliest first; none for a benefit that is suspended, held or closed. */
export function agenda(benefit: BenefitState, policy: PolicyInForce): { dueOn: LocalDate; steps: Step[] } {
  const { dueOn, noticeOn } = duty(benefit, policy)
  if (benefit.status !== 'active') return { dueOn, steps: [] }
  const reminders = policy.reminders.days.map((days): Step => ({ on: addDays(dueOn, days), kind: 'reminder', days }))
    // a window may be shorter than the earliest reminder
    .filter((step) => step.on > noticeOn)
  const first: Step = { on: noticeOn, kind: 'firstNotice', days: daysBetween(dueOn, noticeOn) }
  const proposeOn = addDays(graceEndsOn(dueOn, policy), 1)
  return { dueOn, steps: [first, ...reminders, { on: proposeOn, kind: 'proposal', days: daysBetween(dueOn, proposeOn) }] }
}

/** The day on which a sweep has to look at a person whom none has seen yet: today when anything is past already. */
export function firstActionOn(benefits: readonly BenefitState[], policy: PolicyInForce, today: LocalDate): LocalDate | null {
  const isPast = benefits.some((benefit) => agenda(benefit, policy).steps.some((step) => step.on <= today))
  return isPast ? today : nextActionOn(benefits, policy, today)
}

/** The earliest step of all benefits after a day; null when there is none. Kept beside the person, so that a sweep reads only whose day has come. */
export function nextActionOn(benefits: readonly BenefitState[], policy: PolicyInForce, after: LocalDate): LocalDate | null {
  const days = benefits.flatMap((benefit) => agenda(benefit, policy).steps.map((step) => step.on)).filter((on) => on > after)
  return days.sort()[0] ?? null
}
