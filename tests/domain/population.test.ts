/** The columns say what the rules say, row by row, whatever versions follow each other; and the simulation what a slow one says. */
import fc from 'fast-check'
import { addDays } from '../../src/domain/calendar'
import { duty, lastAliveOn, type BenefitState } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import { graceEndsOn } from '../../src/domain/payment'
import { columnsOf, dayNumber, dayOf, NOT_STOPPED, pack, SCHEMES, STATUSES, unpack } from '../../src/domain/population/columns'
import { dueDays, KINDS, kindsOn, lateOn } from '../../src/domain/population/due-days'
import { cellOf, dueTable } from '../../src/domain/population/due-table'
import { standing } from '../../src/domain/standing'
import { plan } from '../../src/domain/sweep-plan'
import { benefitOf, rizhao, withGrace } from './cases'
import { day, history, row, stateAfter, versions } from './histories'

test('every row has the due day, the first notice, the end of the grace and the kind that the rules give', () => {
  const seen = new Map<string, number>()
  let changed = 0
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), versions, day, fc.option(fc.nat(450)), (rows, policy, anyDay, later) => {
    // most days of a life are quiet: more often than not, one that follows its last sign of life
    const today = later === null ? anyDay : addDays(lastAliveOn(rows[0]!.benefit), later)
    const columns = columnsOf(rows)
    const days = dueDays(columns, dueTable(policy))
    const kinds = kindsOn(columns, days, policy, today)
    rows.forEach(({ benefit }, i) => {
      const expected = duty(benefit, policy)
      expect([dayOf(days.dueOn[i]!), dayOf(days.noticeOn[i]!)]).toEqual([expected.dueOn, expected.noticeOn])
      expect(dayOf(days.graceEndsOn[i]!)).toBe(graceEndsOn(expected.dueOn, policy))
      const kind = KINDS[kinds[i]!]!
      expect(kind).toBe(standing(benefit, policy, today).kind)
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      if (expected.dueOn !== duty(benefit, { ...policy, before: [] }).dueOn) changed++
    })
  }), { numRuns: 8000 })
  // a comparison that never meets a case proves nothing about it
  for (const kind of KINDS) expect([kind, (seen.get(kind) ?? 0) > 20]).toEqual([kind, true])
  expect(changed).toBeGreaterThan(500)
}, 120_000)

test('packed and unpacked, every row is what it was', () => {
  fc.assert(fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
    const columns = columnsOf(rows)
    expect(unpack(pack(columns))).toEqual(columns)
  }))
  expect(() => unpack(new Uint8Array(10))).toThrow(RangeError)
})

test('a row keeps what counts and nothing that names a person', () => {
  const suspended = benefitOf('resident', { startOn: '2024-03-05', status: 'suspended', suspendedFrom: '2025-08' })
  const columns = columnsOf([{ benefit: suspended, hasPhone: false }, { benefit: benefitOf('survivor', { lastCertifiedOn: '2025-02-01' }), hasPhone: true }])
  expect([...columns.aliveOn].map(dayOf)).toEqual(['2024-03-05', '2025-02-01'])
  expect([...columns.scheme].map((code) => SCHEMES[code])).toEqual(['resident', 'survivor'])
  expect([...columns.status].map((code) => STATUSES[code])).toEqual(['suspended', 'active'])
  expect([...columns.flags]).toEqual([0, 3])
  expect([...columns.stoppedFrom]).toEqual([(2025 - 1970) * 12 + 7, NOT_STOPPED])
})

test('a day outside the table is an error, not another day', () => {
  const ancient = columnsOf([{ benefit: benefitOf('enterprise', { startOn: '1949-12-31' }), hasPhone: true }])
  expect(() => dueDays(ancient, dueTable(rizhao))).toThrow(new RangeError('outside the table: 1949-12-31'))
  const table = dueTable(rizhao)
  const at = (day: string) => () => cellOf(table, 0, dayNumber(day))
  expect([table.dueOn[at('1950-01-01')()], table.dueOn[at('2100-12-31')()]]).toEqual(['1951-01-01', '2101-12-31'].map(dayNumber))
  expect(at('2101-01-01')).toThrow(new RangeError('outside the table: 2101-01-01'))
})

test('who is late counts running benefits past their due day', () => {
  const rows = [
    benefitOf('enterprise', { lastCertifiedOn: '2025-03-01' }), benefitOf('enterprise', { lastCertifiedOn: '2024-03-01' }),
    benefitOf('enterprise', { lastCertifiedOn: '2024-03-01', status: 'closed' }), benefitOf('enterprise', { status: 'held' }),
  ].map((benefit) => ({ benefit, hasPhone: true }))
  expect(lateOn(columnsOf(rows), dueTable(rizhao), '2025-06-01')).toEqual({ running: 2, late: 1 })
})
test.each<[string, Partial<BenefitState>, number]>([
  ['in time', { lastCertifiedOn: '2024-06-15' }, 0], ['in the month of the due day', { lastCertifiedOn: '2024-06-02' }, 1], ['after it', { lastCertifiedOn: '2024-05-02' }, 1],
  ['stopped', { lastCertifiedOn: '2024-03-01', status: 'suspended', suspendedFrom: '2025-05' }, 1],
])('somebody who is %s: %3$i of one is late', (_what, facts, late) => {
  expect(lateOn(columnsOf([{ benefit: benefitOf('enterprise', facts), hasPhone: true }]), dueTable(rizhao), '2025-06-10')).toEqual({ running: 1, late })
})

jest.setTimeout(60_000)

describe('a version and the time before it (rule R30)', () => {
  const aliveAt = (benefit: BenefitState) => lastAliveOn(benefit)
  test('changes no due day that lies before its first day in force, and makes nobody overdue on that day', () => {
    let [drawn, nearer] = [0, 0]
    fc.assert(fc.property(history.map(stateAfter), versions, (benefit, policy) => {
      drawn++
      const { before = [] } = policy
      const last = before[before.length - 1]
      if (!last) return
      const old = duty(benefit, { ...last, before: before.slice(0, -1) }).dueOn
      const fresh = duty(benefit, policy).dueOn
      if (aliveAt(benefit) >= policy.effectiveFrom) return
      if (old < policy.effectiveFrom) expect(fresh).toBe(old)
      else expect(fresh >= policy.effectiveFrom).toBe(true)
      if (fresh < old) { nearer++; expect(fresh >= addDays(policy.publishedOn, policy.change.noticeDays)).toBe(true) }
    }), { numRuns: 12_000 })
    // one in eighty comes nearer, however often a mutation run draws
    expect(nearer / drawn).toBeGreaterThan(1 / 240)
  })
  test.each([
    ['2026-06-15', '2026-07-31', 'due under the old version, thirty days more'],
    ['2026-06-30', '2026-07-31', 'due on its last day'],
    ['2026-07-15', '2026-07-31', 'due under the new one, which gives none'],
  ])('a shorter grace takes nothing from whoever is late already: due %s, in time until %s, %s', (dueOn, until) => {
    const next = { ...rizhao, effectiveFrom: '2026-07-01', publishedOn: '2026-01-01', before: [withGrace(30)] }
    expect(graceEndsOn(dueOn, next)).toBe(until)
  })
  test('what is explained and what is proposed go by the same grace', () => {
    const next = { ...rizhao, version: 2, effectiveFrom: '2026-07-01', publishedOn: '2026-01-01', before: [withGrace(60)] }
    const late = benefitOf('enterprise', { lastCertifiedOn: '2025-06-15' })
    expect(explain(late, next, '2026-07-10').steps).toEqual(expect.arrayContaining([
      expect.objectContaining({ kind: 'grace', days: 60, graceEndsOn: '2026-08-31' }), expect.objectContaining({ kind: 'stop', firstMonth: '2026-09' }),
    ]))
    expect(plan({ benefits: [late], sweptOn: '2026-08-31' }, next, '2026-09-01').proposals).toEqual([{ scheme: 'enterprise', dueOn: '2026-06-15', stopFrom: '2026-09' }])
  })
})
