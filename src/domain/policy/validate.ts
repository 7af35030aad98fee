/** What must hold before a policy may be used. A wrong number here stops somebody's pension. */
import { isLocalDate } from '../calendar'
import { LEAST_NOTICE_DAYS } from './notice'
import type { CycleWindow, Policy, Schedule, Sourced } from './policy'
import type { Problem, ProblemCode } from './problem'

const isWhole = (n: number, min: number, max: number) => Number.isInteger(n) && n >= min && n <= max

/** 2023 is no leap year: a window may not hang on a day that most years lack. */
const isMonthDay = (text: string) => isLocalDate(`2023-${text}`)

const YEAR = 366

/** Whole numbers and what they may be. A promise of notice may not be shorter than rule R30's own. */
const RANGES: readonly [field: string, min: number, max: number, of: (policy: Policy) => number][] = [
  ['payment.cutoffDay', 1, 28, (p) => p.payment.cutoffDay],
  ['payment.resumeOffset', 0, 12, (p) => p.payment.resumeOffset],
  ['payment.arrearsOffset.0', 0, 12, (p) => p.payment.arrearsOffset[0]],
  ['payment.arrearsOffset.1', 0, 12, (p) => p.payment.arrearsOffset[1]],
  ['grace.days', 0, YEAR, (p) => p.grace.days],
  ['notice.firstDays', 0, YEAR, (p) => p.notice.firstDays],
  ['notice.dueSoonDays', 0, YEAR, (p) => p.notice.dueSoonDays],
  // the middle of the day stays free for messages
  ['reminders.quietTo', 0, 12, (p) => p.reminders.quietTo],
  ['reminders.quietFrom', 13, 24, (p) => p.reminders.quietFrom],
  ['reminders.callFromDays', -YEAR, YEAR, (p) => p.reminders.callFromDays],
  ['reminders.callAge', 60, 130, (p) => p.reminders.callAge],
  ['reminders.callWithinDays', 1, 31, (p) => p.reminders.callWithinDays],
  ['stop.comparisonDays', 1, YEAR, (p) => p.stop.comparisonDays],
  ['stop.contacts', 1, YEAR, (p) => p.stop.contacts],
  ['stop.channels', 1, YEAR, (p) => p.stop.channels],
  ['stop.days', 1, YEAR, (p) => p.stop.days],
  ['stop.seniorAge', 1, 150, (p) => p.stop.seniorAge],
  ['stop.approvals', 1, 5, (p) => p.stop.approvals],
  // whom a mistake hits hardest is never stopped by one person alone (rule R13)
  ['stop.approvalsWithCare', 2, 5, (p) => p.stop.approvalsWithCare],
  ['stop.extraMonths', 0, 12, (p) => p.stop.extraMonths],
  ['stop.payrollClosesOnDay', 1, 28, (p) => p.stop.payrollClosesOnDay],
  ['change.noticeDays', LEAST_NOTICE_DAYS, YEAR, (p) => p.change.noticeDays],
  ['liveness.triesPerSession', 1, 100, (p) => p.liveness.triesPerSession],
  ['liveness.sessionsPerDay', 1, 100, (p) => p.liveness.sessionsPerDay],
  ['liveness.sessionMinutes', 1, 1440, (p) => p.liveness.sessionMinutes],
  ['liveness.attemptMinutes', 1, 1440, (p) => p.liveness.attemptMinutes],
  ['liveness.videoDays', 1, YEAR, (p) => p.liveness.videoDays],
  ['liveness.photoYears', 1, 100, (p) => p.liveness.photoYears],
  ['liveness.thirdActionOneIn', 1, 100, (p) => p.liveness.thirdActionOneIn],
  ['delegation.maxBindings', 1, 1000, (p) => p.delegation.maxBindings],
  ['delegation.maxPeoplePerDay', 1, 1000, (p) => p.delegation.maxPeoplePerDay],
]

type Report = (holds: boolean, field: string, code: ProblemCode) => void

function checkWindows(windows: readonly CycleWindow[], at: string, expect: Report): void {
  expect(windows.length > 0, at, 'noWindow')
  windows.forEach(({ label, opensOn, closesOn }, i) => {
    const before = windows[i - 1]
    expect(windows.findIndex((other) => other.label === label) === i, `${at}.${i}.label`, 'nameRepeats')
    expect(isMonthDay(opensOn), `${at}.${i}.opensOn`, 'notEveryYear')
    expect(isMonthDay(closesOn), `${at}.${i}.closesOn`, 'notEveryYear')
    expect(opensOn <= closesOn, `${at}.${i}.closesOn`, 'closesBeforeItOpens')
    expect(!before || opensOn > before.closesOn, `${at}.${i}.opensOn`, 'notAfterPrevious')
  })
}

/** Every group of rules that names its source, by the way to it. */
export function sourcesOf(policy: Policy): [field: string, Sourced][] {
  const { schedules, payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence } = policy
  const rest = { payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence }
  return [
    ['', policy],
    ...Object.entries(schedules).map(([scheme, schedule]): [string, Schedule] => [`schedules.${scheme}.`, schedule]),
    ...Object.entries(rest).map(([group, sourced]): [string, Sourced] => [`${group}.`, sourced]),
  ]
}

function checkNumbers(policy: Policy): Problem[] {
  const schedules = Object.entries(policy.schedules).flatMap(([scheme, schedule]): typeof RANGES[number][] =>
    (schedule.kind === 'rolling' ? [[`schedules.${scheme}.months`, 1, 120, () => schedule.months]] : []))
  return [...schedules, ...RANGES].filter(([, min, max, of]) => !isWhole(of(policy), min, max))
    .map(([field, min, max]) => ({ field, code: 'outOfRange', min, max }))
}

/** Problems of one policy, each by its place; none: it may be used. */
export function policyProblems(policy: Policy): Problem[] {
  const problems: Problem[] = []
  const expect: Report = (holds, field, code) => { if (!holds) problems.push({ field, code }) }
  const { effectiveFrom, effectiveTo, publishedOn, payment, notice, reminders, stop, lateEvidence } = policy

  for (const [at, { source, checkedOn }] of sourcesOf(policy)) {
    expect(source.trim() !== '', `${at}source`, 'noSource')
    expect(isLocalDate(checkedOn), `${at}checkedOn`, 'notADay')
  }
  for (const [scheme, schedule] of Object.entries(policy.schedules)) {
    if (schedule.kind === 'windows') checkWindows(schedule.windows, `schedules.${scheme}.windows`, expect)
  }
  problems.push(...checkNumbers(policy))
  expect(/^\d{6}$/.test(policy.region), 'region', 'notARegion')
  expect(isLocalDate(effectiveFrom), 'effectiveFrom', 'notADay')
  expect(effectiveTo === null || isLocalDate(effectiveTo), 'effectiveTo', 'notADay')
  expect(effectiveTo === null || effectiveFrom <= effectiveTo, 'effectiveTo', 'endsBeforeItBegins')
  expect(isLocalDate(publishedOn), 'publishedOn', 'notADay')
  expect(publishedOn <= effectiveFrom, 'publishedOn', 'publishedTooLate')
  expect(payment.arrearsOffset[0] <= payment.arrearsOffset[1], 'payment.arrearsOffset.1', 'mustNotFall')
  expect(notice.dueSoonDays <= notice.firstDays, 'notice.dueSoonDays', 'beforeFirstNotice')
  reminders.days.forEach((days, i) => {
    if (!isWhole(days, -YEAR, YEAR)) problems.push({ field: `reminders.days.${i}`, code: 'outOfRange', min: -YEAR, max: YEAR })
    expect(i === 0 || days > (reminders.days[i - 1] ?? days), `reminders.days.${i}`, 'mustRise')
  })
  if (reminders.days.length === 0) problems.push({ field: 'reminders.days', code: 'outOfRange', min: 1, max: 20 })
  expect(stop.channels <= stop.contacts, 'stop.channels', 'moreThanContacts')
  expect(stop.days <= stop.contacts, 'stop.days', 'moreThanContacts')
  expect(stop.approvals <= stop.approvalsWithCare, 'stop.approvalsWithCare', 'fewerThanUsual')
  expect(/^[\w.-]{1,20}$/.test(policy.consentVersion), 'consentVersion', 'notAVersionName')
  expect(lateEvidence.ask !== 'documents' || Boolean(lateEvidence.legalBasis?.trim()), 'lateEvidence.legalBasis', 'needsLegalBasis')
  return problems
}

const endsBefore = (a: Policy, b: Policy) => a.effectiveTo !== null && a.effectiveTo < b.effectiveFrom

/** Problems of all policies together, each with the policy at fault: its own, and versions of one region that overlap in time. */
export function policiesProblems(policies: readonly Policy[]): (Problem & { id: string })[] {
  const own = policies.flatMap((policy) => policyProblems(policy).map((problem) => ({ id: policy.id, ...problem })))
  const overlaps = policies.flatMap((a, i) => policies.slice(i + 1)
    .filter((b) => a.region === b.region && !endsBefore(a, b) && !endsBefore(b, a))
    .map((b) => ({ id: b.id, field: 'effectiveFrom', code: 'overlaps' as const })))
  return [...own, ...overlaps]
}
