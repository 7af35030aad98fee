/** Random lives: benefits, certifications, days and policies, crowded around the days on which rules change. */
import fc from 'fast-check'
import { addDays, isLocalDate, monthsFromTo } from '../../src/domain/calendar'
import { afterSuccess, type BenefitState } from '../../src/domain/cycle'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'
import type { Row } from '../../src/domain/population/columns'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { rollingPolicy, sameMonthMakeup, withGrace } from './cases'
import type { History } from './oracle'

export const policies: readonly Policy[] = [
  seedRizhao2025, shandong2025, sameMonthMakeup, withGrace(15),
  rollingPolicy(12, 'monthEnd'), rollingPolicy(12, 'strictCurrentMonth'),
  rollingPolicy(6, 'anniversaryDay'), rollingPolicy(4, 'strictCurrentMonth'),
]
export const policy = fc.constantFrom(...policies)

const EDGES = [
  '01-01', '01-20', '01-21', '01-31', '02-28', '02-29', '03-01', '03-31', '04-01', '06-20', '06-21', '06-30', '07-01', '07-20', '07-21',
  '08-31', '09-30', '10-01', '12-15', '12-16', '12-20', '12-21', '12-31',
]
const YEARS = [2023, 2024, 2025, 2026, 2027, 2028]
const edges = YEARS.flatMap((year) => EDGES.map((monthDay) => `${year}-${monthDay}`)).filter(isLocalDate)
const everyDay = Array.from({ length: 2192 }, (_, n) => addDays('2023-01-01', n))
/** 2023 to 2028, two leap years among them; every second draw is an edge. */
const DAYS = [...everyDay, ...Array.from({ length: everyDay.length }, (_, n) => edges[n % edges.length] ?? '')]
export const day = fc.constantFrom(...DAYS)
const month = fc.constantFrom(...monthsFromTo('2024-07', '2028-06'))

export const scheme = fc.constantFrom('enterprise' as const, 'publicInstitution' as const, 'resident' as const, 'survivor' as const)
export const channel = fc.constantFrom('phone' as const, 'kiosk' as const, 'counter' as const, 'homeVisit' as const, 'dataMatch' as const)

/** Half of all benefits are simply drawn. */
const STATUSES = ['active', 'active', 'active', 'suspended', 'held', 'closed'] as const

export const history: fc.Arbitrary<History> = fc.record({
  scheme,
  startOn: day,
  certifications: fc.array(fc.record({ on: day, channel }), { maxLength: 6 }),
  declaredOn: fc.option(day),
  status: fc.constantFrom(...STATUSES),
  suspendedFrom: month,
}).map((h) => ({ ...h, suspendedFrom: h.status === 'suspended' ? h.suspendedFrom : null }))

/** The stored state after all certifications, in the order in which they arrived; what staff decided about pay comes last. */
export function stateAfter({ certifications, status, suspendedFrom, ...facts }: History): BenefitState {
  const fresh: BenefitState = { ...facts, lastCertifiedOn: null, status: 'active', suspendedFrom: null }
  return { ...certifications.reduce((state, c) => afterSuccess(state, c.on, c.channel), fresh), status, suspendedFrom }
}

/** Two or three versions that follow each other, published up to a year and a half ahead, the last one in force from some day of 2024 to 2027 on. */
export const changingPolicy: fc.Arbitrary<PolicyInForce> = fc.tuple(
  policy, fc.array(fc.tuple(policy, fc.nat(700), fc.nat(540), fc.constantFrom(0, 30, 90, 90)), { minLength: 1, maxLength: 2 }),
).map(([oldest, changes]) => {
  const versions: Policy[] = [{ ...oldest, version: 1, publishedOn: '2023-06-01', effectiveFrom: '2023-06-01' }]
  for (const [rules, after, ahead, noticeDays] of changes) {
    const effectiveFrom = addDays(versions[versions.length - 1]?.effectiveFrom ?? '', 200 + after)
    versions.push({
      ...rules, version: versions.length + 1, effectiveFrom, publishedOn: addDays(effectiveFrom, -ahead), change: { ...rules.change, noticeDays },
    })
  }
  const inForce = versions.pop() ?? oldest
  return { ...inForce, before: versions }
})

/** A life and a day to judge it on: any day, or one up to fifteen months after the last sign of life, where most rules turn. */
export const judgedHistory = fc.tuple(history, day, fc.option(fc.nat(450))).map(([lived, anyDay, later]) => {
  const last = lived.certifications.reduce((a, { on }) => (on > a ? on : a), lived.startOn)
  return { lived, today: later === null ? anyDay : addDays(last, later) }
})

export const row: fc.Arbitrary<Row> = fc.record({ benefit: history.map(stateAfter), hasPhone: fc.boolean() })

/** Up to three versions of one region that follow each other; later ones are published up to a year before they are in force. */
export const versions: fc.Arbitrary<PolicyInForce> = fc.array(
  fc.record({ policy: fc.constantFrom(...policies), from: fc.nat(1800), ahead: fc.nat(365), noticeDays: fc.constantFrom(0, 90, 200), resumeOffset: fc.constantFrom(0, 1, 1, 2) }), { minLength: 1, maxLength: 3 },
).map((drawn) => {
  const ordered = drawn.map(({ policy, from, ahead, noticeDays, resumeOffset }, i): Policy => {
    const effectiveFrom = i === 0 ? '2023-01-01' : addDays('2024-01-01', from)
    return { ...policy, id: `v${i}`, effectiveFrom, publishedOn: addDays(effectiveFrom, -ahead), change: { ...policy.change, noticeDays }, payment: { ...policy.payment, resumeOffset } }
  }).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  const last = ordered.pop()!
  return ordered.length === 0 ? last : { ...last, before: ordered }
})
