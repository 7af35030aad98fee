/** The simulation against one that is slow and simple: strings, the rules themselves, one event after the other. */
import fc from 'fast-check'
import { addDays, addMonths, addToMonth, daysBetween, monthOf } from '../../src/domain/calendar'
import { duty, lastAliveOn } from '../../src/domain/cycle'
import { firstStoppedMonth, graceEndsOn, paymentForecast } from '../../src/domain/payment'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { BEHAVIOUR, chance, type Behaviour } from '../../src/domain/population/behaviour'
import { columnsOf, SCHEMES, type Row } from '../../src/domain/population/columns'
import { simulate } from '../../src/domain/population/simulate'
import { addSimulations, countOf, MEASURES, overallOf, totalOf, type Measure } from '../../src/domain/population/tallies'
import { benefitOf, rizhao, rollingPolicy, withGrace } from './cases'
import { day, row, versions } from './histories'

const usual: Behaviour = { lateShare: 0.3, lateDays: 150, stopShare: 0.5, seed: 7 }

/** Every event of one side as `measure scheme month`, as often as it happened. */
function slowly(rows: readonly Row[], policy: PolicyInForce, fromDay: string, months: string[], { lateShare, lateDays, stopShare, seed }: Behaviour): string[] {
  const lastDay = addDays(`${addToMonth(months[months.length - 1]!, 1)}-01`, -1)
  const events: string[] = []
  rows.forEach(({ benefit, hasPhone }, n) => {
    if (benefit.status === 'held' || benefit.status === 'closed') return
    const share = (nth: number, question: number) => chance(seed, n, nth, question) / 2 ** 32
    const happens = (measure: Measure, month: string, times = 1) => {
      for (let i = 0; i < times; i++) if (months.includes(month)) events.push(`${measure} ${benefit.scheme} ${month}`)
    }
    const later = (a: string, b: string) => (a > b ? a : b)
    let alive = lastAliveOn(benefit)
    let stopped = benefit.suspendedFrom
    for (let nth = 0; ; nth++) {
      const next = duty({ ...benefit, startOn: alive, lastCertifiedOn: null }, policy)
      if (next.dueOn > lastDay) return
      const late = Math.floor(share(nth, 1) * lateDays)
      const earliest = later(later(next.noticeOn, fromDay), addDays(alive, 1))
      const on = next.dueOn < fromDay ? addDays(fromDay, late)
        : share(nth, 0) < lateShare ? addDays(next.dueOn, 1 + late)
          : addDays(earliest, Math.floor(share(nth, 1) * (daysBetween(earliest, next.dueOn) + 1)))
      if (next.dueOn >= fromDay) happens('due', monthOf(next.dueOn))
      const pressed = later(fromDay, addDays(next.dueOn, -policy.notice.dueSoonDays))
      if (!hasPhone && on > pressed) happens('calls', monthOf(pressed))
      // a month ends while the due day is past and nobody has certified
      for (const month of months) {
        const ends = addDays(`${addToMonth(month, 1)}-01`, -1)
        if (next.dueOn < ends && on > ends) happens('overdue', month)
      }
      const proposed = addDays(graceEndsOn(next.dueOn, policy), 1)
      if (on >= proposed && on > next.dueOn && stopped === null && proposed <= lastDay) {
        if (proposed >= fromDay) happens('proposed', monthOf(proposed))
        if (proposed >= fromDay && !hasPhone) happens('calls', monthOf(proposed), policy.stop.contacts)
        const first = later(firstStoppedMonth(graceEndsOn(next.dueOn, policy)), monthOf(fromDay))
        if (share(nth, 2) < stopShare) stopped = addToMonth(first, policy.stop.extraMonths)
      }
      if (stopped !== null && on > next.dueOn) happens('backPayMonths', monthOf(on), paymentForecast(stopped, on, policy).backPayMonths.length)
      if (on > lastDay) return
      stopped = null
      alive = on
    }
  })
  return events.sort()
}

test('counts what the slow one counts, on both sides', () => {
  const seen = new Map<string, number>()
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), versions, versions, day, fc.integer({ min: 1, max: 18 }), (rows, a, b, fromDay, length) => {
    // nobody was certified after the day on which the simulation begins
    const known = rows.filter(({ benefit }) => lastAliveOn(benefit) <= fromDay)
    const result = simulate(columnsOf(known), a, b, { fromDay, months: length, behaviour: usual })
    for (const [side, policy] of [[result.a, a], [result.b, b]] as const) {
      const counted = MEASURES.flatMap((measure) => SCHEMES.flatMap((scheme, code) => result.months.flatMap((month, m) =>
        Array.from({ length: countOf(result, side, measure, m, code) }, () => `${measure} ${scheme} ${month}`)))).sort()
      expect(counted).toEqual(slowly(known, policy, fromDay, result.months, usual))
      for (const measure of MEASURES) seen.set(measure, (seen.get(measure) ?? 0) + totalOf(result, side, measure))
      expect(side.dueByDay.reduce((sum, n) => sum + n, 0)).toBe(totalOf(result, side, 'due'))
    }
  }), { numRuns: 600 })
  for (const measure of MEASURES) expect([measure, (seen.get(measure) ?? 0) > 50]).toEqual([measure, true])
}, 120_000)

const crowd = (count: number, scheme: Row['benefit']['scheme'] = 'enterprise'): Row[] => Array.from({ length: count }, (_, i) => (
  { benefit: benefitOf(scheme, { lastCertifiedOn: addDays('2025-01-01', i % 365) }), hasPhone: i % 4 !== 0 }))
const scope = { fromDay: '2026-01-01', months: 12, behaviour: { ...BEHAVIOUR } }

test('the same policy twice: both sides alike, nobody nearer', () => {
  const result = simulate(columnsOf(crowd(500)), rizhao, rizhao, scope)
  expect(result.a).toEqual(result.b)
  expect([...result.nearer, ...result.withoutNotice]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
})

test('parts of a population add up to the whole', () => {
  const rows = crowd(300)
  const [a, b] = [rizhao, rollingPolicy(6, 'anniversaryDay')]
  const parts = [0, 100, 250].map((from, i) => simulate(columnsOf(rows.slice(from, [100, 250, 300][i])), a, b, { ...scope, firstRow: from }))
  expect(parts.reduce(addSimulations)).toEqual(simulate(columnsOf(rows), a, b, scope))
  for (const other of [{ fromDay: '2026-01-02' }, { months: parts[1]!.months.slice(1) }]) expect(() => addSimulations(parts[0]!, { ...parts[1]!, ...other })).toThrow(new RangeError('simulations of other months'))
})

test('over the whole time sums are told, but of the overdue the mean of the months, since one person is late at several', () => {
  const result = simulate(columnsOf(crowd(300)), rizhao, rizhao, { ...scope, behaviour: { ...usual } })
  const overdue = totalOf(result, result.a, 'overdue')
  expect([overdue > 12, overallOf(result, result.a, 'overdue'), overallOf(result, result.a, 'due')]).toEqual([true, Math.round(overdue / 12), totalOf(result, result.a, 'due')])
})

test('residents who certify once a year instead of twice are due half as often', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({ benefit: benefitOf('resident', { lastCertifiedOn: addDays('2025-08-01', i % 120) }), hasPhone: true }))
  const result = simulate(columnsOf(rows), rizhao, shandong2025, { ...scope, behaviour: { ...BEHAVIOUR, lateShare: 0 } })
  expect([totalOf(result, result.a, 'due'), totalOf(result, result.b, 'due')]).toEqual([800, 400])
})

describe('whose due day comes nearer', () => {
  const next = (policy: PolicyInForce, publishedOn: string, effectiveFrom: string) => ({ ...policy, publishedOn, effectiveFrom, before: [rizhao] })
  test('is counted by scheme, and none of them without notice when rule R30 is kept', () => {
    const result = simulate(columnsOf(crowd(365)), rizhao, next(rollingPolicy(6, 'anniversaryDay'), '2026-01-01', '2026-02-01'), scope)
    // whoever is due by 1 April stays
    expect(result.nearer).toEqual([274, 0, 0, 0])
    expect(result.withoutNotice).toEqual([0, 0, 0, 0])
  })
  test('a version that gives itself less notice than 90 days is found out', () => {
    const hasty = { ...rollingPolicy(6, 'anniversaryDay'), change: { ...rizhao.change, noticeDays: 10 } }
    const result = simulate(columnsOf(crowd(365)), rizhao, next(hasty, '2026-01-01', '2026-01-02'), scope)
    // whoever was certified before October would be due before 1 April; due until 11 January stays due
    expect(result.withoutNotice).toEqual([262, 0, 0, 0])
  })
  test('so is a grace that ends at once', () => {
    const result = simulate(columnsOf(crowd(365)), withGrace(60), next(rizhao, '2026-01-01', '2026-01-02'), scope)
    expect(result.nearer).toEqual([0, 0, 0, 0])
    expect(result.withoutNotice[0]).toBeGreaterThan(0)
  })
})

test('months are whole, the first from the day on; more than ten years is an error', () => {
  const result = simulate(columnsOf(crowd(10)), rizhao, rizhao, { ...scope, fromDay: '2026-01-31', months: 2 })
  expect(result.months).toEqual(['2026-01', '2026-02'])
  expect(result.a.dueByDay).toHaveLength(29)
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  const over = (months: number) => () => simulate(columnsOf([]), rizhao, rizhao, { ...scope, months })
  expect([over(1)().months.length, over(120)().months.length]).toEqual([1, 120])
  for (const months of [0, -1, 121, 1.5, NaN]) expect(over(months)).toThrow(new RangeError(`months must be 1 to 120: ${months}`))
})

test('chance is even: a tenth of draws lies in each tenth', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let n = 0; n < 20_000; n++) tenths[Math.floor(chance(1, n % 1000, Math.floor(n / 1000), 0) / 2 ** 32 * 10)]!++
  expect(tenths.filter((n) => n < 1850 || n > 2150)).toEqual([])
})
