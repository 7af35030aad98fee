/**
 * The rules once more, slowly and in another way: from the whole history instead of the last certification, by listing every period
 * since the benefit began, with dayjs instead of integers. Nothing of src/domain runs here but types and the policies' data.
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { Attribution } from '../../src/domain/contract/citizen'
import type { Channel, PaymentForecast, Scheme, Standing, StandingKind } from '../../src/domain/contract/common'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'

dayjs.extend(utc)

export interface History {
  scheme: Scheme
  startOn: string
  /** In any order. */
  certifications: readonly { on: string; channel: Channel }[]
  declaredOn: string | null
  status: 'active' | 'suspended' | 'held' | 'closed'
  suspendedFrom: string | null
}

/** `asks`: the day on which the product first asks for it. */
interface Period { label: string; opens: string | null; closes: string; asks: string }

const ISO = 'YYYY-MM-DD'

/** The days of a few years come up again and again, and dayjs reads a date slowly: each answer is worked out once. */
function once<A extends (string | number)[], R>(work: (...args: A) => R): (...args: A) => R {
  const answers = new Map<string, R>()
  return (...args) => {
    const key = args.join()
    const answer = answers.get(key) ?? work(...args)
    answers.set(key, answer)
    return answer
  }
}
const plusDays = once((day: string, n: number) => dayjs.utc(day).add(n, 'day').format(ISO))
const plusMonths = once((day: string, n: number) => dayjs.utc(day).add(n, 'month').format(ISO))
const lastOfMonth = once((day: string) => dayjs.utc(day).endOf('month').format(ISO))
const lastOfMonthBefore = once((day: string) => dayjs.utc(day).date(1).subtract(1, 'day').format(ISO))
const daysApart = once((from: string, to: string) => dayjs.utc(to).diff(dayjs.utc(from), 'day'))
const monthLater = once((day: string, n: number) => dayjs.utc(day).startOf('month').add(n, 'month').format('YYYY-MM'))
const isAfterDayOfMonth = once((day: string, dayOfMonth: number) => dayjs.utc(day).isAfter(dayjs.utc(day).date(dayOfMonth)))
const latest = (all: readonly string[]) => [...all].sort()[all.length - 1] ?? ''

/** Every window that opens in the years from the start of the benefit to well past `until`. The one that runs at the start is exempt. */
function windowsSince(start: string, until: string, windows: readonly { label: string; opensOn: string; closesOn: string }[]): Period[] {
  const periods: Period[] = []
  for (let year = Number(start.slice(0, 4)); year <= Number(until.slice(0, 4)) + 2; year++) {
    for (const { label, opensOn, closesOn } of windows) {
      const opens = `${year}-${opensOn}`
      if (opens > start) periods.push({ label: `${year}-${label}`, opens, closes: `${year}-${closesOn}`, asks: opens })
    }
  }
  return periods
}

function rollingSince(last: string, until: string, months: number, anchor: string, firstDays: number): Period[] {
  const periods: Period[] = []
  for (let total = months; ; total += months) {
    let closes = plusMonths(last, total)
    if (anchor === 'monthEnd') closes = lastOfMonth(closes)
    // the month of certifying is the first of the months: the cycle ends the day before the month of the anniversary begins
    if (anchor === 'strictCurrentMonth') closes = lastOfMonthBefore(closes)
    periods.push({ label: months % 12 === 0 ? closes.slice(0, 4) : closes.slice(0, 7), opens: null, closes, asks: plusDays(closes, -firstDays) })
    if (closes > until && total > months) return periods
  }
}

/** All periods that no sign of life has satisfied, in order, far enough to reach beyond `until`, by one version alone. */
function unsatisfiedUnder(policy: Policy, history: History, signsOfLife: readonly string[], until: string): Period[] {
  const schedule = policy.schedules[history.scheme]
  const horizon = latest([until, history.startOn, ...signsOfLife])
  if (schedule.kind === 'rolling') {
    return rollingSince(latest([history.startOn, ...signsOfLife]), until, schedule.months, schedule.anchor, policy.notice.firstDays)
  }
  return windowsSince(history.startOn, horizon, schedule.windows)
    .filter((period) => signsOfLife.every((on) => period.opens !== null && on < period.opens))
}

/** Years beyond the day in question: four quarters a year are compared with as many yearly cycles, one by one. */
const FAR = 30

/**
 * The period that stands after one more version: nothing that has begun moves away, and what moves nearer does so day by day, from the new
 * day on, until every day of the notice has gone by and the version is in force; should that never be before the old day, nothing moves.
 */
function afterVersion(promised: Period, fresh: Period, version: Policy, lastSign: string): Period {
  if (fresh.closes >= promised.closes) {
    const beganOn = promised.opens ?? lastSign
    return beganOn >= version.effectiveFrom ? fresh : promised
  }
  let closes = fresh.closes
  while (closes < promised.closes && (closes < version.effectiveFrom || daysApart(version.publishedOn, closes) < version.change.noticeDays)) {
    closes = plusDays(closes, 1)
  }
  if (closes === promised.closes) return promised
  return closes === fresh.closes ? fresh : { ...fresh, closes, asks: fresh.opens ?? plusDays(closes, -version.notice.firstDays) }
}

/** The same over all versions that the policy follows (rule R30); periods that end no later than one before them are no duties of their own. */
function unsatisfied(history: History, signsOfLife: readonly string[], policy: PolicyInForce, until: string): Period[] {
  const { before = [] } = policy
  if (before.length === 0) return unsatisfiedUnder(policy, history, signsOfLife, until)
  const lastSign = latest([history.startOn, ...signsOfLife])
  const known = [...before, policy]
  // the one that was in force, or else the oldest
  const base = Math.max(0, known.map((version) => version.effectiveFrom <= lastSign).lastIndexOf(true))
  const far = plusMonths(latest([until, lastSign]), 12 * FAR)
  const lists = known.slice(base).map((version) => ({ version, periods: unsatisfiedUnder(version, history, signsOfLife, far) }))
  const shortest = Math.min(...lists.map(({ periods }) => periods.length))
  const merged = Array.from({ length: shortest }, (_, n) => lists.reduce<Period | null>((promised, { version, periods }) => {
    const fresh = periods[n]
    if (!fresh) throw new Error('the oracle looked too short a way ahead')
    return promised === null ? fresh : afterVersion(promised, fresh, version, lastSign)
  }, null)).flatMap((period) => (period ? [period] : []))
  const rising = merged.filter((period, n) => merged.slice(0, n).every((earlier) => earlier.closes < period.closes))
  if (latest(rising.map((period) => period.closes)) < until) throw new Error('the oracle looked too short a way ahead')
  return rising
}

const first = (periods: readonly Period[]): Period => {
  const [period] = periods
  if (!period) throw new Error('the oracle looked too short a way ahead')
  return period
}

/** Month from which pay may stop: the one after the month of the due day and the extra days, by whichever version ruled on the due day. */
function stopMonth(closes: string, policy: PolicyInForce): string {
  const versions = [...policy.before ?? [], policy]
  const started = versions.filter((version) => !dayjs.utc(version.effectiveFrom).isAfter(dayjs.utc(closes)))
  const { grace } = started[started.length - 1] ?? versions[0] ?? policy
  return monthLater(plusDays(closes, grace.days), 1)
}

/** What a success on `day` counts for, given all periods that are not satisfied before it. */
function attributionOf(open: readonly Period[], policy: PolicyInForce, day: string): { attribution: Attribution; cured: string[] } {
  const missed = open.filter((p) => p.closes < day)
  const cured = missed.map((p) => p.label)
  const running = first(open.filter((p) => p.closes >= day))
  const isRunning = running.opens === null ? missed.length === 0 : running.opens <= day
  if (isRunning) return { attribution: 'onTime', cured }
  if (missed.length === 0) return { attribution: 'voluntary', cured }
  return { attribution: day.slice(0, 7) < stopMonth(first(missed).closes, policy) ? 'lateNoEffect' : 'late', cured }
}

export function oracleForecast(stoppedFrom: string, on: string, policy: Policy): PaymentForecast {
  const { cutoffDay, resumeOffset, arrearsOffset: [inTime, late] } = policy.payment
  const backPayMonths: string[] = []
  for (let m = stoppedFrom; m < monthLater(on, resumeOffset); m = monthLater(`${m}-01`, 1)) backPayMonths.push(m)
  const afterCutoff = late !== inTime && isAfterDayOfMonth(on, cutoffDay)
  return {
    resumeMonth: monthLater(on, resumeOffset), backPayMonths, backPayArrivesMonth: monthLater(on, afterCutoff ? late : inTime),
    cutoffDay, afterCutoff,
  }
}

function kindOf(history: History, period: Period, policy: PolicyInForce, today: string, reviewing: boolean): StandingKind {
  if (history.status === 'closed') return 'closed'
  if (history.status === 'held') return 'reviewing'
  const wantsNothing = period.asks > today
  if (history.status !== 'suspended' && wantsNothing) {
    if (history.certifications.length === 0) return 'notYet'
    const newest = latest(history.certifications.map((c) => c.on))
    // of several on the newest day the one recorded last stands
    const channel = [...history.certifications].reverse().find((c) => c.on === newest)?.channel
    return channel === 'dataMatch' ? 'dataMatch' : 'certified'
  }
  if (reviewing) return 'reviewing'
  if (history.status === 'suspended') return 'suspended'
  if (today > period.closes) return today.slice(0, 7) < stopMonth(period.closes, policy) ? 'grace' : 'overdue'
  return plusDays(today, policy.notice.dueSoonDays) >= period.closes ? 'dueSoon' : 'open'
}

function standingOf(history: History, period: Period, policy: PolicyInForce, today: string, reviewing: boolean): Standing {
  const kind = kindOf(history, period, policy, today, reviewing)
  const isClosed = kind === 'closed'
  const stopped = history.status === 'suspended' ? history.suspendedFrom : null
  const mustDeclare = !isClosed && policy.schedules[history.scheme].declaration
  const undeclared = () => first(unsatisfied(history, history.declaredOn === null ? [] : [history.declaredOn], policy, today))
  return {
    kind,
    dueOn: isClosed ? null : period.closes,
    daysLeft: isClosed ? null : daysApart(today, period.closes),
    opensOn: isClosed || period.asks <= today ? null : period.asks,
    graceEndsOn: isClosed ? null : lastOfMonthBefore(`${stopMonth(period.closes, policy)}-01`),
    certifiedOn: history.certifications.length === 0 ? null : latest(history.certifications.map((c) => c.on)),
    suspendedFrom: stopped,
    ifCertifiedToday: stopped === null ? null : oracleForecast(stopped, today, policy),
    declarationMissing: mustDeclare && undeclared().asks <= today,
  }
}

/** Where a life stands on a day, which period is due next, and what certifying on that day would count for. */
export function oracle(history: History, policy: PolicyInForce, today: string, reviewing: boolean) {
  const open = unsatisfied(history, history.certifications.map((c) => c.on), policy, today)
  const { label, opens, closes } = first(open)
  return {
    standing: standingOf(history, first(open), policy, today, reviewing),
    duty: { label, opensOn: opens, dueOn: closes, noticeOn: first(open).asks },
    counted: attributionOf(open, policy, today),
  }
}
