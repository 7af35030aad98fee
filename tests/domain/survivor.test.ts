/** What a survivor declares, for which quarters, and the day of turning 18. */
import fc from 'fast-check'
import { citizenCalls } from '../../src/domain/contract/citizen'
import { afterSuccess, attribute, duty, isDeclarationMissing } from '../../src/domain/cycle'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { coming18TaskOn, STATEMENTS, statementsOf, turns18On, undeclaredPeriods, type Kinship } from '../../src/domain/survivor'
import { benefitOf, rizhao, withSchedule } from './cases'
import { day, history, policy, stateAfter } from './histories'

const today = '2026-06-30'
test.each<[string, Kinship, string, string[]]>([
  ['a widow', 'spouse', '1970-05-01', ['notRemarried', 'noOwnIncome']],
  ['a mother', 'parent', '1950-05-01', ['noOwnIncome']],
  ['a grandfather', 'grandparent', '1940-05-01', ['noOwnIncome']],
  ['a daughter of twelve', 'child', '2014-05-01', ['inSchoolOrMinor']],
  ['a brother of ten', 'sibling', '2016-05-01', ['inSchoolOrMinor']],
  ['a son, the day before he turns 18', 'child', '2008-07-01', ['inSchoolOrMinor']],
  ['a son, on the day on which he turns 18', 'child', '2008-06-30', ['noOwnIncome', 'inSchoolOrMinor']],
])('%s declares %j', (_who, kinship, bornOn, statements) => { expect(statementsOf(kinship, bornOn, today)).toEqual(statements) })

test('the statements are those of the call', () => {
  const declared = { beneficiaryId: 'person-1', statements: Object.fromEntries(STATEMENTS.map((one) => [one, true])) }
  expect(citizenCalls.declare.input.safeParse(declared).success).toBe(true)
})

test.each([['2008-02-29', '2026-02-28'], ['2008-12-31', '2026-12-31'], ['2010-02-28', '2028-02-28']])('born on %s: 18 on %s', (born, on) => {
  expect(turns18On(born)).toBe(on)
})

describe('turning 18', () => {
  const quarter = duty(benefitOf('survivor', { lastCertifiedOn: '2026-05-01' }), rizhao)
  test.each<[string, string | null, string]>([
    ['2026-06-30', null, 'the day before the quarter'],
    ['2026-07-01', '2026-07-01', 'its first day'],
    ['2026-08-20', '2026-08-20', 'within it'],
    ['2026-09-30', '2026-09-30', 'its last day'],
    ['2026-10-01', null, 'the day after'],
  ])('on %s: a task for staff on %s (%s)', (turnsOn, taskOn) => { expect(coming18TaskOn(turnsOn, quarter)).toBe(taskOn) })
  test('a rolling period begins with its notice', () => {
    const rolling = { ...quarter, opensOn: null, noticeOn: '2026-08-01' }
    expect([coming18TaskOn('2026-07-31', rolling), coming18TaskOn('2026-08-01', rolling)]).toEqual([null, '2026-08-01'])
  })
  test('a window begins on its first day, though the notice may come earlier', () => {
    expect(coming18TaskOn('2026-07-02', { ...quarter, opensOn: '2026-07-05', noticeOn: '2026-07-01' })).toBeNull()
  })
  test('is a task in one quarter only, whenever it is', () => {
    fc.assert(fc.property(day, (turnsOn) => {
      const tasks: string[] = []
      let period = duty(benefitOf('survivor', { startOn: '2022-10-01' }), rizhao)
      while (period.dueOn < '2029-12-31') {
        const on = coming18TaskOn(turnsOn, period)
        if (on) tasks.push(on)
        period = duty(benefitOf('survivor', { lastCertifiedOn: period.dueOn }), rizhao)
      }
      return tasks.length === 1 && tasks[0] === turnsOn
    }))
  })
})

describe('quarters without a declaration', () => {
  const declared = benefitOf('survivor', { startOn: '2025-02-10', declaredOn: '2025-05-01', lastCertifiedOn: '2025-05-01' })
  const labels = (benefit: typeof declared, on: string) => undeclaredPeriods(benefit, rizhao, on).map((one) => one.label)
  test.each([
    ['2025-06-30', []],
    ['2025-07-01', ['2025-Q3']],
    ['2025-12-31', ['2025-Q3', '2025-Q4']],
    ['2026-01-01', ['2025-Q3', '2025-Q4', '2026-Q1']],
  ])('declared in the second quarter of 2025, on %s: %j wait', (on, waiting) => { expect(labels(declared, on)).toEqual(waiting) })
  test('the quarter in which the benefit began is exempt', () => {
    const fresh = benefitOf('survivor', { startOn: '2025-05-10' })
    expect([labels(fresh, '2025-06-30'), labels(fresh, '2025-07-01')]).toEqual([[], ['2025-Q3']])
  })
  test('a face fills none of them, one declaration fills them all', () => {
    expect(labels(afterSuccess(declared, '2026-01-05', 'phone'), '2026-01-05')).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
    expect(labels({ ...declared, declaredOn: '2026-01-05' }, '2026-01-05')).toEqual([])
  })
  test('a closed benefit and other schemes declare nothing', () => {
    expect(labels({ ...declared, status: 'closed' }, '2026-01-05')).toEqual([])
    expect(labels(benefitOf('enterprise'), '2026-01-05')).toEqual([])
  })
  test('a yearly declaration is one, however late', () => {
    const yearly = withSchedule(rizhao, 'survivor', { ...shandong2025.schedules.survivor, kind: 'rolling', months: 12, anchor: 'strictCurrentMonth', declaration: true })
    expect(undeclaredPeriods(declared, yearly, '2029-01-05')).toEqual([duty({ ...declared, lastCertifiedOn: declared.declaredOn }, yearly)])
  })
  test('agree with the standing of the person, and hold every quarter that has closed', () => {
    fc.assert(fc.property(history, policy, day, (lived, rules, on) => {
      const benefit = { ...stateAfter(lived), scheme: 'survivor' as const }
      const waiting = undeclaredPeriods(benefit, rules, on)
      if (waiting.length > 0 !== isDeclarationMissing(benefit, rules, on)) return false
      if (waiting.length === 0 || waiting[0]!.opensOn === null) return true
      const { cured } = attribute({ ...benefit, lastCertifiedOn: benefit.declaredOn }, rules, on)
      return waiting.filter((one) => one.dueOn < on).map((one) => one.label).join() === cured.join() && waiting.every((one) => one.noticeOn <= on)
    }), { numRuns: 3000 })
  })
})
