/** Every agreed test vector, one named row each. Their origin: rules R1-R18 applied by hand. */
import { civilDay } from '../../src/domain/calendar'
import type { Attribution } from '../../src/domain/contract/citizen'
import type { Scheme } from '../../src/domain/contract/common'
import { afterSuccess, attribute, duty } from '../../src/domain/cycle'
import { firstStoppedMonth, graceEndsOn, paymentForecast } from '../../src/domain/payment'
import type { Policy } from '../../src/domain/policy/policy'
import { standing } from '../../src/domain/standing'
import { benefitOf, rizhao, rollingPolicy, sameMonthMakeup } from './cases'

const dueAfter = (last: string, policy = rizhao) => duty(benefitOf('enterprise', { lastCertifiedOn: last }), policy).dueOn

describe('a yearly pension is due twelve months after the last certification', () => {
  test.each`
    last            | due             | monthEnd        | strict          | stop
    ${'2024-02-29'} | ${'2025-02-28'} | ${'2025-02-28'} | ${'2025-01-31'} | ${'2025-03'}
    ${'2023-02-28'} | ${'2024-02-28'} | ${'2024-02-29'} | ${'2024-01-31'} | ${'2024-03'}
    ${'2024-12-31'} | ${'2025-12-31'} | ${'2025-12-31'} | ${'2025-11-30'} | ${'2026-01'}
    ${'2025-01-01'} | ${'2026-01-01'} | ${'2026-01-31'} | ${'2025-12-31'} | ${'2026-02'}
    ${'2024-03-10'} | ${'2025-03-10'} | ${'2025-03-31'} | ${'2025-02-28'} | ${'2025-04'}
    ${'2023-06-15'} | ${'2024-06-15'} | ${'2024-06-30'} | ${'2024-05-31'} | ${'2024-07'}
  `('certified $last: due $due, to the month end $monthEnd, strictly $strict, first stopped $stop', (row: Record<string, string>) => {
    const { last = '', due, monthEnd, strict, stop } = row
    expect(dueAfter(last)).toBe(due)
    expect(dueAfter(last, rollingPolicy(12, 'monthEnd'))).toBe(monthEnd)
    expect(dueAfter(last, rollingPolicy(12, 'strictCurrentMonth'))).toBe(strict)
    expect(firstStoppedMonth(dueAfter(last))).toBe(stop)
    expect(firstStoppedMonth(dueAfter(last, rollingPolicy(12, 'monthEnd')))).toBe(stop)
  })

  test('due 2025-03-10, certified 2025-03-25: late, but pay is unaffected', () => {
    const benefit = benefitOf('enterprise', { lastCertifiedOn: '2024-03-10' })
    expect(attribute(benefit, rizhao, '2025-03-25')).toEqual({ attribution: 'lateNoEffect', cured: ['2025'] })
    expect(graceEndsOn('2025-03-10', rizhao)).toBe('2025-03-31')
  })
})

describe('a cycle of six months clamps to the length of the month', () => {
  test.each([
    ['2025-08-31', 'anniversaryDay', '2026-02-28'],
    ['2023-08-31', 'anniversaryDay', '2024-02-29'],
    ['2022-04-01', 'anniversaryDay', '2022-10-01'],
    ['2022-04-01', 'monthEnd', '2022-10-31'],
  ] as const)('certified %s, counted by %s: due %s', (last, anchor, due) => {
    expect(dueAfter(last, rollingPolicy(6, anchor))).toBe(due)
  })
})

/** What, last certified, certified now, counts as, cures, next period. */
type Counted = [what: string, last: string, on: string, attribution: Attribution, cured: string[], next: string]

const counts = (scheme: Scheme, rows: Counted[]) => {
  test.each(rows)('%s', (_what, lastCertifiedOn, on, attribution, cured, next) => {
    const benefit = benefitOf(scheme, { lastCertifiedOn })
    expect(attribute(benefit, rizhao, on)).toEqual({ attribution, cured })
    expect(duty(afterSuccess(benefit, on, 'phone'), rizhao).label).toBe(next)
  })
}
const resident = (lastCertifiedOn: string) => benefitOf('resident', { lastCertifiedOn })
const survivor = (lastCertifiedOn: string) => benefitOf('survivor', { lastCertifiedOn })

describe('a resident pension has two windows a year, and no day on which certifying is refused', () => {
  counts('resident', [
    ['20 January, second half of last year missed: late for it', '2024-02-01', '2025-01-20', 'late', ['2024-H2'], '2025-H1'],
    ['20 January, second half of last year done: voluntary', '2024-08-01', '2025-01-20', 'voluntary', [], '2025-H1'],
    ['21 January: first half on time', '2024-08-01', '2025-01-21', 'onTime', [], '2025-H2'],
    ['20 June: first half on time', '2024-08-01', '2025-06-20', 'onTime', [], '2025-H2'],
    ['21 June, first half missed: late, without effect on pay', '2024-08-01', '2025-06-21', 'lateNoEffect', ['2025-H1'], '2025-H2'],
    ['21 June, first half done: voluntary', '2025-02-01', '2025-06-21', 'voluntary', [], '2025-H2'],
    ['20 July, first half missed: late for it', '2024-08-01', '2025-07-20', 'late', ['2025-H1'], '2025-H2'],
    ['20 July, first half done: voluntary', '2025-02-01', '2025-07-20', 'voluntary', [], '2025-H2'],
    ['21 July: second half on time, and cures the first', '2024-08-01', '2025-07-21', 'onTime', ['2025-H1'], '2026-H1'],
    ['21 July, first half done: second half on time', '2025-02-01', '2025-07-21', 'onTime', [], '2026-H1'],
    ['20 December: second half on time', '2025-02-01', '2025-12-20', 'onTime', [], '2026-H1'],
    ['21 December, second half missed: late, without effect on pay', '2025-02-01', '2025-12-21', 'lateNoEffect', ['2025-H2'], '2026-H1'],
    ['21 December, second half done: voluntary', '2025-08-01', '2025-12-21', 'voluntary', [], '2026-H1'],
    ['next 20 January, second half missed: late for it', '2025-02-01', '2026-01-20', 'late', ['2025-H2'], '2026-H1'],
    ['next 20 January, second half done: voluntary', '2025-08-01', '2026-01-20', 'voluntary', [], '2026-H1'],
  ])

  test.each([
    ['first half', '2024-08-01', '2025-07'],
    ['second half', '2025-02-01', '2026-01'],
  ])('%s missed: pay may first stop in the right month', (_half, last, stop) => {
    expect(firstStoppedMonth(duty(resident(last), rizhao).dueOn)).toBe(stop)
  })
})

describe('a survivor certifies each quarter', () => {
  counts('survivor', [
    ['31 March: first quarter', '2024-12-01', '2025-03-31', 'onTime', [], '2025-Q2'],
    ['1 April: second quarter, and the first is cured', '2024-12-01', '2025-04-01', 'onTime', ['2025-Q1'], '2025-Q3'],
    ['1 April, first quarter done: second quarter', '2025-02-01', '2025-04-01', 'onTime', [], '2025-Q3'],
    ['31 December: fourth quarter', '2025-08-01', '2025-12-31', 'onTime', [], '2026-Q1'],
  ])
  test('first quarter missed: pay may first stop in April', () => {
    expect(firstStoppedMonth(duty(survivor('2024-12-01'), rizhao).dueOn)).toBe('2025-04')
  })
})

describe('the day is the civil day in Shanghai', () => {
  test.each([
    ['2025-03-31T15:59:59.999Z', '2025-03-31', 'first', [], '2025-Q2'],
    ['2025-03-31T16:00:00.000Z', '2025-04-01', 'second', ['2025-Q1'], '2025-Q3'],
  ])('%s is %s, in the %s quarter', (instant, day, _quarter, cured, next) => {
    const on = civilDay(Date.parse(instant))
    expect(on).toBe(day)
    expect(attribute(survivor('2024-12-01'), rizhao, on)).toEqual({ attribution: 'onTime', cured })
    expect(duty(afterSuccess(survivor('2024-12-01'), on, 'phone'), rizhao).label).toBe(next)
  })
})

describe('pay stopped since March 2025 comes back', () => {
  test.each([
    ['by the 15th: back pay together with the resumed pay', rizhao, '2025-04-15', '2025-05', 2, '2025-05', false],
    ['after the 15th: back pay one month later', rizhao, '2025-04-16', '2025-05', 2, '2025-06', true],
    ['variant sameMonthMakeup, by the 15th: back pay at once', sameMonthMakeup, '2025-04-15', '2025-05', 2, '2025-04', false],
    ['variant sameMonthMakeup, after the 15th: back pay next month', sameMonthMakeup, '2025-04-16', '2025-05', 2, '2025-05', true],
    ['over the turn of the year', rizhao, '2025-12-16', '2026-01', 10, '2026-02', true],
  ] as const)('%s', (_name, policy, on, resumeMonth, months, backPayArrivesMonth, afterCutoff) => {
    const backPayMonths = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].slice(0, months).map((month) => `2025-${month}`)
    expect(paymentForecast('2025-03', on, policy)).toEqual({ resumeMonth, backPayMonths, backPayArrivesMonth, cutoffDay: 15, afterCutoff })
  })
})

describe('what was never withheld is not paid back', () => {
  const resuming = (resumeOffset: number): Policy => ({ ...rizhao, payment: { ...rizhao.payment, resumeOffset } })
  test.each([
    ['stopped from May, certified in April', rizhao, '2025-05', '2025-04-28', '2025-05', []],
    ['stopped from May, certified on 1 May', rizhao, '2025-05', '2025-05-01', '2025-06', ['2025-05']],
    ['a policy that resumes in the same month pays that month once', resuming(0), '2025-03', '2025-04-15', '2025-04', ['2025-03']],
    ['a policy that resumes two months later pays the month between too', resuming(2), '2025-03', '2025-04-15', '2025-06', ['2025-03', '2025-04', '2025-05']],
  ])('%s', (_what, policy, from, on, resumeMonth, backPayMonths) => {
    expect(paymentForecast(from, on, policy)).toMatchObject({ resumeMonth, backPayMonths })
  })
})

describe('approval of the benefit is the first sign of life', () => {
  test('yearly pension from 2025-11-20: due 2026-11-20', () => {
    expect(duty(benefitOf('enterprise', { startOn: '2025-11-20' }), rizhao).dueOn).toBe('2026-11-20')
  })
  test('survivor from 2025-05-10: second quarter exempt, first duty is the third', () => {
    expect(duty(benefitOf('survivor', { startOn: '2025-05-10' }), rizhao))
      .toEqual({ label: '2025-Q3', opensOn: '2025-07-01', dueOn: '2025-09-30', noticeOn: '2025-07-01' })
  })
})

describe('one late success settles everything', () => {
  test('first half missed, pay stopped in July, certified 2025-08-01: first cured, second on time, 07 and 08 arrive in September', () => {
    const benefit = benefitOf('resident', { lastCertifiedOn: '2024-08-01', status: 'suspended', suspendedFrom: '2025-07' })
    expect(attribute(benefit, rizhao, '2025-08-01')).toEqual({ attribution: 'onTime', cured: ['2025-H1'] })
    expect(paymentForecast('2025-07', '2025-08-01', rizhao))
      .toMatchObject({ resumeMonth: '2025-09', backPayMonths: ['2025-07', '2025-08'], backPayArrivesMonth: '2025-09' })
    const after = afterSuccess(benefit, '2025-08-01', 'phone')
    expect(standing(after, rizhao, '2025-08-01')).toMatchObject({ kind: 'certified', dueOn: '2026-06-20' })
  })
  test('second half missed, certified 2025-12-28: cured before pay stops', () => {
    expect(attribute(resident('2025-02-01'), rizhao, '2025-12-28')).toEqual({ attribution: 'lateNoEffect', cured: ['2025-H2'] })
    expect(standing(resident('2025-02-01'), rizhao, '2025-12-28').kind).toBe('grace')
  })
  test('second half missed and pay stopped in January, certified 2026-01-10: resumes in February', () => {
    const benefit = benefitOf('resident', { lastCertifiedOn: '2025-02-01', status: 'suspended', suspendedFrom: '2026-01' })
    expect(attribute(benefit, rizhao, '2026-01-10')).toEqual({ attribution: 'late', cured: ['2025-H2'] })
    expect(paymentForecast('2026-01', '2026-01-10', rizhao)).toMatchObject({ resumeMonth: '2026-02', backPayMonths: ['2026-01'] })
    expect(afterSuccess(benefit, '2026-01-10', 'phone')).toMatchObject({ status: 'active', suspendedFrom: null })
  })
})
