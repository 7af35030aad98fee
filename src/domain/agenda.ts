/**
 * What the nightly sweep does for one benefit, day by day (rules R13, R16, R27): pure dates, so that a late sweep finds what it missed.
 * All of it follows from the due day; whoever is certified gets a new one.
 */
import { addDays, daysBetween, type LocalDate } from './calendar'
import { duty, type BenefitState } from './cycle'
import { graceEndsOn } from './payment'
import type { PolicyInForce } from './policy/policy'
import { isSuspectedDuplicate } from './standing'

export interface Step {
  on: LocalDate
  /** firstNotice: the product asks for the first time; reminder: `days` from the due day; proposal: staff may look at a stop. */
  kind: 'firstNotice' | 'reminder' | 'proposal'
  /** Whole days from the due day to `on`; negative before it. */
  days: number
}

export interface Agenda {
  /** What the person has to do; a declaration alone only where the life proof of the period is there (rule R16). */
  asks: 'certification' | 'declaration'
  dueOn: LocalDate
  /** Earliest first; a proposal after a reminder of the same day. */
  steps: Step[]
  /** When the person last did it: a step of that day or before has been overtaken. */
  doneOn: LocalDate | null
}

/** What the sweep knows of a person. */
export interface Swept {
  benefits: readonly BenefitState[]
  /** Last day that a sweep has dealt with; null before the first. */
  sweptOn: LocalDate | null
  turns18On?: LocalDate
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
  const steps: Step[] = [first, ...reminders, { on: proposeOn, kind: 'proposal', days: daysBetween(dueOn, proposeOn) }]
  return { dueOn, steps: steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }
}

/**
 * Everything that runs for a benefit. A declaration that is missing although the life proof is there is asked for like a certification,
 * but no stop is proposed for it: what it means for pay is for staff to find out (rules R13, R16).
 */
export function agendas(benefit: BenefitState, policy: PolicyInForce): Agenda[] {
  const certification: Agenda = { asks: 'certification', ...agenda(benefit, policy), doneOn: benefit.lastCertifiedOn }
  if (!policy.schedules[benefit.scheme].declaration) return [certification]
  const { dueOn, steps } = agenda({ ...benefit, lastCertifiedOn: benefit.declaredOn }, policy)
  if (dueOn >= certification.dueOn) return [certification]
  const reminders = steps.filter(({ kind }) => kind !== 'proposal')
  const again = stepsAgain(benefit, policy, dueOn, certification.dueOn)
  return [certification, { asks: 'declaration', dueOn, steps: reminders.length > 0 ? [...reminders, ...again] : [], doneOn: benefit.declaredOn }]
}

/**
 * A missing declaration stays open (rule R16). A life proof that comes after all of its steps would silence it, so it is asked for again on
 * the day after that proof, and then on the days on which the periods after it would be reminded of, as long as the life proof for them is
 * there: a later one asks for both.
 */
function stepsAgain(benefit: BenefitState, policy: PolicyInForce, dueOn: LocalDate, until: LocalDate): Step[] {
  const { lastCertifiedOn } = benefit
  if (lastCertifiedOn === null || lastCertifiedOn <= dueOn) return []
  const days = [addDays(lastCertifiedOn, 1)]
  let from = dueOn
  for (;;) {
    const next = duty({ ...benefit, lastCertifiedOn: from }, policy).dueOn
    if (next <= from || next >= until) break
    days.push(...policy.reminders.days.map((offset) => addDays(next, offset)))
    from = next
  }
  return [...new Set(days)].filter((on) => on > lastCertifiedOn).sort().map((on) => ({ on, kind: 'reminder', days: daysBetween(dueOn, on) }))
}

/** True while a duty with this due day still runs: what a message about it says is still so. */
export function isDutyOpen(benefit: BenefitState, policy: PolicyInForce, dueOn: LocalDate): boolean {
  return benefit.status === 'active' && agendas(benefit, policy).some((one) => one.dueOn === dueOn)
}

/** A survivor's pension that is not closed: only then does an eighteenth birthday matter (rule R16). */
export const drawsAsSurvivor = (benefits: readonly BenefitState[]): boolean =>
  benefits.some(({ scheme, status }) => scheme === 'survivor' && status !== 'closed')

/** Steps after a day, and after what overtook them. */
export const stepsAfter = ({ steps, doneOn }: Agenda, after: LocalDate | null): Step[] =>
  steps.filter(({ on }) => on > (after ?? '') && on > (doneOn ?? ''))

const earliest = (days: LocalDate[]): LocalDate | null => days.sort()[0] ?? null

function daysAfter({ benefits, turns18On }: Omit<Swept, 'sweptOn'>, policy: PolicyInForce, after: LocalDate | null): LocalDate[] {
  const steps = benefits.flatMap((benefit) => agendas(benefit, policy)).flatMap((one) => stepsAfter(one, after)).map(({ on }) => on)
  const birthday = turns18On !== undefined && turns18On > (after ?? '') && drawsAsSurvivor(benefits) ? [turns18On] : []
  return [...steps, ...birthday]
}

/**
 * The day on which a sweep has to look at a person: today when something is past that none has seen, else the next step; null: never.
 * For whoever comes under the agenda anew: enrolled, a hold that is lifted, another version of the policy.
 */
export function actionOn(person: Swept, policy: PolicyInForce, today: LocalDate): LocalDate | null {
  if (person.sweptOn === null && isSuspectedDuplicate(person.benefits)) return today
  const next = earliest(daysAfter(person, policy, person.sweptOn))
  return next !== null && next < today ? today : next
}

/** actionOn of a person whom no sweep has seen yet. */
export const firstActionOn = (benefits: readonly BenefitState[], policy: PolicyInForce, today: LocalDate, turns18On?: LocalDate) =>
  actionOn({ benefits, sweptOn: null, ...(turns18On && { turns18On }) }, policy, today)

/** The earliest step of all benefits after a day; null when there is none. Kept beside the person, so that a sweep reads only whose day has come. */
export function nextActionOn(
  benefits: readonly BenefitState[], policy: PolicyInForce, after: LocalDate, turns18On?: LocalDate,
): LocalDate | null {
  return earliest(daysAfter({ benefits, ...(turns18On && { turns18On }) }, policy, after))
}
