/** What must hold before a policy may be used. A wrong number here stops somebody's pension. */
import { isLocalDate } from '../calendar'
import type { CycleWindow, Policy, Schedule, Sourced } from './policy'

const isWhole = (n: number, min: number, max: number) => Number.isInteger(n) && n >= min && n <= max

/** 2023 is no leap year: a window may not hang on a day that most years lack. */
const isMonthDay = (text: string) => isLocalDate(`2023-${text}`)

function windowProblems(windows: readonly CycleWindow[]): string[] {
  const problems: string[] = []
  if (windows.length === 0) problems.push('a windowed schedule needs a window')
  if (new Set(windows.map((w) => w.label)).size < windows.length) problems.push('window labels repeat')
  windows.forEach((window, i) => {
    const before = windows[i - 1]
    if (!isMonthDay(window.opensOn) || !isMonthDay(window.closesOn)) problems.push(`${window.label}: not a day of every year`)
    if (window.opensOn > window.closesOn) problems.push(`${window.label}: closes before it opens`)
    if (before && window.opensOn <= before.closesOn) problems.push(`${window.label}: not after ${before.label}`)
  })
  return problems
}

function scheduleProblems(schedule: Schedule): string[] {
  if (schedule.kind === 'windows') return windowProblems(schedule.windows)
  return isWhole(schedule.months, 1, 120) ? [] : ['months must be 1 or more']
}

function groups(policy: Policy): [string, Sourced][] {
  const { schedules, payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence } = policy
  const rest = { payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence }
  return [['policy', policy], ...Object.entries(schedules), ...Object.entries(rest)]
}

/** Problems of one policy, each named by the rule group at fault; none: it may be used. */
export function policyProblems(policy: Policy): string[] {
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => { if (!holds) problems.push(problem) }
  const { effectiveFrom, effectiveTo, publishedOn, payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence } = policy
  const { source: _source, checkedOn: _checkedOn, confidence: _confidence, ...counts } = liveness

  for (const [name, { source, checkedOn }] of groups(policy)) {
    expect(source.trim() !== '', `${name}: has no source`)
    expect(isLocalDate(checkedOn), `${name}: checkedOn is not a day`)
  }
  for (const [name, schedule] of Object.entries(policy.schedules)) {
    problems.push(...scheduleProblems(schedule).map((problem) => `${name}: ${problem}`))
  }
  expect(/^\d{6}$/.test(policy.region), 'region: not a GB/T 2260 code')
  expect(isLocalDate(effectiveFrom) && (effectiveTo === null || isLocalDate(effectiveTo)), 'policy: effective days are wrong')
  expect(effectiveTo === null || effectiveFrom <= effectiveTo, 'policy: ends before it begins')
  expect(isWhole(payment.cutoffDay, 1, 28), 'payment: cutoffDay must be 1 to 28')
  expect(isWhole(payment.resumeOffset, 0, 12), 'payment: resumeOffset must be 0 to 12')
  expect(payment.arrearsOffset.every((n) => isWhole(n, 0, 12)), 'payment: arrearsOffset must be 0 to 12')
  expect(payment.arrearsOffset[0] <= payment.arrearsOffset[1], 'payment: arrearsOffset must not fall')
  expect(isWhole(grace.days, 0, 366), 'grace: days must be 0 to 366')
  expect(isWhole(notice.dueSoonDays, 0, notice.firstDays), 'notice: dueSoonDays must lie within firstDays')
  expect(reminders.days.length > 0 && reminders.days.every((n) => isWhole(n, -366, 366)), 'reminders: days must lie within a year')
  expect(reminders.days.every((n, i) => i === 0 || n > (reminders.days[i - 1] ?? n)), 'reminders: days must rise')
  const { quietFrom, quietTo, callFromDays, callAge, callWithinDays } = reminders
  expect(isWhole(quietTo, 0, 12) && isWhole(quietFrom, 13, 24), 'reminders: quiet hours must leave the middle of the day')
  expect(isWhole(callFromDays, -366, 366) && isWhole(callAge, 60, 130) && isWhole(callWithinDays, 1, 31), 'reminders: calls need days and an age')
  const { comparisonDays, contacts, channels, days, seniorAge, extraMonths } = stop
  expect([comparisonDays, contacts, channels, days, seniorAge].every((n) => isWhole(n, 1, 366)), 'stop: counts must be 1 or more')
  expect(channels <= contacts && days <= contacts, 'stop: fewer contacts than channels or days')
  expect(isWhole(extraMonths, 0, 12), 'stop: extraMonths must be 0 to 12')
  expect(isWhole(change.noticeDays, 0, 366), 'change: noticeDays must be 0 to 366')
  expect(isLocalDate(publishedOn) && publishedOn <= effectiveFrom, 'policy: publishedOn must be a day not after effectiveFrom')
  expect(Object.values(counts).every((n) => isWhole(n, 1, 10_000)), 'liveness: counts must be 1 or more')
  expect(isWhole(delegation.maxBindings, 1, 1000) && isWhole(delegation.maxPeoplePerDay, 1, 1000), 'delegation: limits must be 1 or more')
  expect(/^[\w.-]{1,20}$/.test(policy.consentVersion), 'consentVersion: 1 to 20 letters, digits, dots, dashes')
  // 社会保险经办条例 31 and 53(2): proofs may be asked for only where a law says so
  expect(lateEvidence.ask !== 'documents' || Boolean(lateEvidence.legalBasis?.trim()), 'lateEvidence: documents need a legal basis')
  return problems
}

const endsBefore = (a: Policy, b: Policy) => a.effectiveTo !== null && a.effectiveTo < b.effectiveFrom

/** Problems of all policies together: each one's own, and versions of one region that overlap in time. */
export function policiesProblems(policies: readonly Policy[]): string[] {
  const problems = policies.flatMap((policy) => policyProblems(policy).map((problem) => `${policy.id}: ${problem}`))
  policies.forEach((a, i) => {
    for (const b of policies.slice(i + 1)) {
      const overlap = a.region === b.region && !endsBefore(a, b) && !endsBefore(b, a)
      if (overlap) problems.push(`${a.id} and ${b.id}: both in force in ${a.region}`)
    }
  })
  return problems
}
