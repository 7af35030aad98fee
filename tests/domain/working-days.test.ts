/** Working days with 调休: single days, terms, and the same once more with dayjs. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import { addDays, isLocalDate } from '../../src/domain/calendar'
import { ARRANGEMENTS } from '../../src/domain/holidays'
import { addWorkingDays, announcedOn, isWorkingDay, workingDaysLeft } from '../../src/domain/working-days'

dayjs.extend(utc)

test.each([
  ['2025-01-01', false, 'New Year, a Wednesday'],
  ['2027-04-05', false, 'the Monday of Qingming'],
  ['2025-01-26', true, 'a Sunday worked before the Spring Festival'],
  ['2025-01-27', true, 'the Monday between it and the festival'],
  ['2025-01-28', false, 'the eve'],
  ['2025-02-04', false, 'the last day of the festival'],
  ['2025-02-08', true, 'a Saturday worked after it'],
  ['2025-10-08', false, 'National Day and Mid-Autumn together'],
  ['2025-10-11', true, 'a Saturday worked after it'],
  ['2026-01-02', false, 'the Friday after New Year'],
  ['2026-01-04', true, 'a Sunday worked for it'],
  ['2026-02-23', false, 'the ninth day of the festival'],
  ['2026-02-28', true, 'a Saturday worked'],
  ['2026-09-20', true, 'a Sunday worked'],
  ['2026-10-07', false, 'the last day of National Day'],
  ['2026-11-28', false, 'an ordinary Saturday'],
  ['2026-11-30', true, 'an ordinary Monday'],
  ['2027-02-05', false, 'the eve of a year whose notice is not known'],
  ['2031-05-01', true, 'a Thursday of a year nobody has announced'],
])('%s: worked %s (%s)', (day, isWorked) => { expect(isWorkingDay(day)).toBe(isWorked) })

test.each([['2026-02-28', true], ['2026-02-23', false], ['2026-11-28', undefined], ['2026-11-30', undefined]])('of %s the notices say: worked %s', (day, isWorked) => {
  expect(announcedOn(day)).toBe(isWorked)
})

test.each([
  ['2026-11-25', 5, '2026-12-02', 'over one weekend'],
  ['2026-11-28', 1, '2026-11-30', 'asked on a Saturday'],
  ['2026-11-25', 0, '2026-11-25', 'no term'],
  ['2026-11-28', 0, '2026-11-28', 'no term, on a Saturday'],
  ['2026-02-13', 5, '2026-02-27', 'over the Spring Festival: Saturday 14 is worked'],
  ['2026-09-30', 5, '2026-10-13', 'over National Day: Saturday 10 is worked'],
  ['2025-09-26', 5, '2025-10-10', 'over eight days off: Sunday 28 is worked'],
  ['2026-12-31', 1, '2027-01-04', 'into a year without a notice'],
  ['2026-03-02', 20, '2026-03-30', 'twenty working days of the family'],
])('from %s, %d working days: %s (%s)', (day, n, reached) => { expect(addWorkingDays(day, n)).toBe(reached) })

test.each([-1, 0.5, NaN])('%d is no number of working days', (n) => { expect(() => addWorkingDays('2026-03-02', n)).toThrow(new RangeError(`not a number of working days: ${n}`)) })

test.each([
  ['2025-11-12', '2025-11-19', 5, 'a week'],
  ['2025-11-12', '2025-11-13', 1, 'tomorrow'],
  ['2025-11-19', '2025-11-19', 0, 'today'],
  ['2025-11-15', '2025-11-16', 0, 'over a weekend'],
  ['2025-11-24', '2025-11-19', -3, 'late'],
  ['2025-11-20', '2025-11-19', -1, 'late since yesterday'],
  ['2025-09-30', '2025-10-11', 3, 'eight days off, and the Saturday after is worked'],
])('from %s to %s there are %i working days left (%s)', (today, until, days) => { expect(workingDaysLeft(today, until)).toBe(days) })

describe('the table of days off', () => {
  const ranges = ARRANGEMENTS.flatMap(({ daysOff }) => daysOff)
  const worked = ARRANGEMENTS.flatMap(({ workedOn }) => workedOn)
  test('has days that exist, in order, none of them off and worked at once', () => {
    expect([...ranges.flat(), ...worked].filter((day) => !isLocalDate(day))).toEqual([])
    expect(ranges.filter(([from, to]) => from > to)).toEqual([])
    expect(worked.filter((day) => ranges.some(([from, to]) => from <= day && day <= to))).toEqual([])
  })
  test('works on weekends only: a worked weekday would be a slip', () => {
    expect(worked.filter((day) => ![0, 6].includes(dayjs.utc(day).day()))).toEqual([])
  })
  // law: 13 days a year since 2025; the notices of these years give 28 and 33 days in a row with their weekends
  test.each([[2025, 28, 5], [2026, 33, 6], [2027, 13, 0]])('%d: %d days off, %d worked', (year, off, made) => {
    const arrangement = ARRANGEMENTS.find((one) => one.year === year)
    const days = arrangement?.daysOff.reduce((sum, [from, to]) => sum + dayjs.utc(to).diff(dayjs.utc(from), 'day') + 1, 0)
    expect([days, arrangement?.workedOn.length]).toEqual([off, made])
  })
  test('has the lunar feasts off, by the calendar of the runtime', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    const lunarOf = (day: string) => lunar.format(new Date(`${day}T00:00:00Z`))
    const days = Array.from({ length: 1095 }, (_, n) => addDays('2025-01-01', n))
    // the new moon of 2027-02-06 comes at 23:56; ICU puts it past midnight, and so the whole month a day late (tc39/test262 issue 4769)
    const feasts = days.filter((day) => !/^2027-0[23]/.test(day))
      .filter((day) => ['1/1', '1/2', '1/3', '5/5', '8/15'].includes(lunarOf(day)) || lunarOf(addDays(day, 1)) === '1/1')
    expect(feasts).toHaveLength(14)
    expect(feasts.filter(isWorkingDay)).toEqual([])
  })
  test('has the Spring Festival of 2027, whose first day is 6 February by the Hong Kong Observatory', () => {
    expect(['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09'].map(isWorkingDay)).toEqual([true, false, false, true])
  })
})

describe('laws', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2024-11-01', n))
  const term = fc.nat(40)
  const off = new Set(ARRANGEMENTS.flatMap(({ daysOff }) => daysOff).flatMap(([from, to]) => {
    const days: string[] = []
    for (let d = dayjs.utc(from); !d.isAfter(dayjs.utc(to)); d = d.add(1, 'day')) days.push(d.format('YYYY-MM-DD'))
    return days
  }))
  const madeUp = new Set(ARRANGEMENTS.flatMap(({ workedOn }) => workedOn))
  /** Counts backwards from a guess: how many of the days after `from` up to `to` are worked. */
  const workedBetween = (from: string, to: string) => {
    let count = 0
    for (let d = dayjs.utc(to); d.isAfter(dayjs.utc(from)); d = d.subtract(1, 'day')) {
      const text = d.format('YYYY-MM-DD')
      if (madeUp.has(text) || (!off.has(text) && d.day() > 0 && d.day() < 6)) count++
    }
    return count
  }
  test('the day reached is worked, and exactly so many worked days lie up to it, by dayjs', () => {
    fc.assert(fc.property(day, term, (from, n) => {
      const reached = addWorkingDays(from, n)
      return n === 0 ? reached === from : isWorkingDay(reached) && workedBetween(from, reached) === n
    }), { numRuns: 1000 })
  })
  test('two terms in a row are one long term; starting later never ends earlier', () => {
    fc.assert(fc.property(day, term, term, (from, a, b) =>
      addWorkingDays(addWorkingDays(from, a), b) === addWorkingDays(from, a + b)
        && addWorkingDays(from, a) <= addWorkingDays(addDays(from, 1), a)), { numRuns: 1000 })
  })
})
