/**
 * From a sign of life to the periods to certify for. The code that computes a due day also writes down how, step by step, for whoever asks
 * (explain.ts): an explanation that was computed apart could differ from the day. Nobody asking costs a comparison with undefined.
 */
import { addDays, addMonths, endOfMonth, monthOf, type LocalDate } from './calendar'
import type { Basis, DutyStep, PolicyVersion, Reckoning } from './contract/citizen-explain'
import type { Scheme } from './contract/common'
import type { Anchor, Policy, PolicyInForce, Schedule, Sourced } from './policy/policy'

/** One period to certify for. */
export interface Duty {
  /** 2025 for a yearly cycle, 2025-H1 for a window: for statistics and records, never for deciding. */
  label: string
  /** First day of the window; null when any day up to dueOn will do. */
  opensOn: LocalDate | null
  /** Last day in time, inclusive. */
  dueOn: LocalDate
  /** From this day on the product asks: the window's first day, or the first notice of a rolling cycle (rule R27). */
  noticeOn: LocalDate
}

/** Hears the steps in their order. */
export type Hear<S = DutyStep> = (step: S) => void

export const basisOf = ({ source, checkedOn, confidence }: Sourced): Basis => ({ source, checkedOn, confidence })

export function policyVersionOf(policy: Policy): PolicyVersion {
  const { id, region, version, effectiveFrom, publishedOn } = policy
  return { id, region, version, effectiveFrom, publishedOn, basis: basisOf(policy) }
}

function rollingDueOn(from: LocalDate, months: number, anchor: Anchor): LocalDate {
  switch (anchor) {
    case 'anniversaryDay': return addMonths(from, months)
    case 'monthEnd': return endOfMonth(addMonths(from, months))
    case 'strictCurrentMonth': return endOfMonth(addMonths(from, months - 1))
  }
}

/** The nth period of a rolling cycle; it never counts from a due day (rule R8). */
function rollingPeriod(
  from: LocalDate, n: number, schedule: Extract<Schedule, { kind: 'rolling' }>, { notice }: Policy, hear?: Hear<Reckoning>,
): Duty {
  const { anchor } = schedule
  const months = schedule.months * n
  const dueOn = rollingDueOn(from, months, anchor)
  if (hear) {
    // only a day that is kept can be missing from a month
    const isClamped = anchor === 'anniversaryDay' && dueOn.slice(8) !== from.slice(8)
    hear({ kind: 'rolling', from, months, anchor, clampedDay: isClamped ? Number(from.slice(8)) : null, dueOn, basis: basisOf(schedule) })
  }
  const label = schedule.months % 12 === 0 ? dueOn.slice(0, 4) : monthOf(dueOn)
  return { label, opensOn: null, dueOn, noticeOn: addDays(dueOn, -notice.firstDays) }
}

/** The window of an index counted from the first one of a year; below 0 and beyond the last lie the years around it. */
function windowAt(year: number, index: number, { windows }: Extract<Schedule, { kind: 'windows' }>) {
  const yearsOn = Math.floor(index / windows.length)
  const window = windows[index - yearsOn * windows.length]
  if (!window) throw new RangeError('a windowed schedule needs a window')
  const printed = String(year + yearsOn).padStart(4, '0')
  return { label: `${printed}-${window.label}`, opensOn: `${printed}-${window.opensOn}`, closesOn: `${printed}-${window.closesOn}` }
}

/** The nth window that opens after a day. The one that contains the day is satisfied by it, as is a just-closed one (rules R4, R17). */
function windowPeriod(from: LocalDate, n: number, schedule: Extract<Schedule, { kind: 'windows' }>, hear?: Hear<Reckoning>): Duty {
  const later = schedule.windows.findIndex((window) => window.opensOn > from.slice(5))
  const index = (later < 0 ? schedule.windows.length : later) + n - 1
  const year = Number(from.slice(0, 4))
  const { label, opensOn, closesOn: dueOn } = windowAt(year, index, schedule)
  if (hear) {
    const before = windowAt(year, index - 1, schedule)
    const covered = { opensOn: before.opensOn, closesOn: before.closesOn, isInside: from <= before.closesOn }
    hear({ kind: 'window', from, covered, opensOn, dueOn, basis: basisOf(schedule) })
  }
  return { label, opensOn, dueOn, noticeOn: opensOn }
}

/** The nth period, n = 1, 2, ..., after a day on which the person was alive, by one version alone. */
function periodUnder(policy: Policy, aliveOn: LocalDate, n: number, scheme: Scheme, hear?: Hear<Reckoning>): Duty {
  const schedule = policy.schedules[scheme]
  return schedule.kind === 'windows' ? windowPeriod(aliveOn, n, schedule, hear) : rollingPeriod(aliveOn, n, schedule, policy, hear)
}

type Verdict = Extract<DutyStep, { kind: 'change' }>['verdict']

/**
 * The first day that a new version may make due (rule R30): so many days after people could read it. Published long before it comes into force,
 * it still makes nobody late who yesterday was not.
 */
function noticedOnOf({ publishedOn, effectiveFrom, change }: Policy): LocalDate {
  const noticedOn = addDays(publishedOn, change.noticeDays)
  return noticedOn > effectiveFrom ? noticedOn : effectiveFrom
}

/** What a new version does to a period that was promised, and why (rule R30). */
function judge(old: Duty, fresh: Duty, { effectiveFrom, notice }: Policy, noticedOn: LocalDate, aliveOn: LocalDate): { verdict: Verdict; period: Duty } {
  // what had begun is never put off
  const hadBegun = (old.opensOn ?? aliveOn) < effectiveFrom
  if (fresh.dueOn >= old.dueOn) {
    return { verdict: fresh.dueOn === old.dueOn ? 'same' : hadBegun ? 'begun' : 'postponed', period: hadBegun ? old : fresh }
  }
  // it comes nearer only with notice, but not later than the old day either
  if (noticedOn >= old.dueOn) return { verdict: 'tooLate', period: old }
  if (noticedOn <= fresh.dueOn) return { verdict: 'nearer', period: fresh }
  return { verdict: 'noticed', period: { ...fresh, dueOn: noticedOn, noticeOn: fresh.opensOn ?? addDays(noticedOn, -notice.firstDays) } }
}

/** A period under the version that came into force after it was promised. */
function underNewVersion(old: Duty, version: Policy, aliveOn: LocalDate, n: number, scheme: Scheme, hear?: Hear): Duty {
  let reckoning: Reckoning | undefined
  const fresh = periodUnder(version, aliveOn, n, scheme, hear && ((how) => { reckoning = how }))
  const noticedOn = noticedOnOf(version)
  const { verdict, period } = judge(old, fresh, version, noticedOn, aliveOn)
  if (hear && reckoning) {
    hear({
      kind: 'change', version: policyVersionOf(version), reckoning, verdict, noticeDays: version.change.noticeDays, noticedOn, noticeBasis: basisOf(version.change),
      from: old.dueOn, dueOn: period.dueOn,
    })
  }
  return period
}

/** The nth period under the version in force on the day before it began, as later versions have changed it (rule R30). */
export function nthPeriod(aliveOn: LocalDate, n: number, scheme: Scheme, policy: PolicyInForce, hear?: Hear): Duty {
  const { before = [] } = policy
  // nearly every call, of which a sweep makes millions
  if (before.length === 0 && !hear) return periodUnder(policy, aliveOn, n, scheme)
  const versions = [...before, policy]
  // whoever was certified before the product knew a policy is judged by the first one that it knows
  const inForce = versions.filter((version) => version.effectiveFrom <= aliveOn).pop()
  const base = inForce ?? versions[0] ?? policy
  hear?.({ kind: 'version', version: policyVersionOf(base), why: inForce ? 'inForceThen' : 'firstKnown' })
  return versions.slice(versions.indexOf(base) + 1).reduce(
    (period, version) => underNewVersion(period, version, aliveOn, n, scheme, hear),
    periodUnder(base, aliveOn, n, scheme, hear),
  )
}
