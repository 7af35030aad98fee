/** Civil dates: named corners, and dayjs as the judge of everything between. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import {
  addDays, addMonths, addToMonth, civilDay, daysBetween, endOfMonth, isLocalDate, monthOf, monthsFromTo, timeOfDay,
} from '../../src/domain/calendar'

dayjs.extend(utc)
const ISO = 'YYYY-MM-DD'

describe('the civil day is the one in Shanghai, whatever clock the machine has', () => {
  test.each([
    ['2025-03-31T15:59:59.999Z', '2025-03-31'],
    ['2025-03-31T16:00:00.000Z', '2025-04-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
    ['2024-12-31T16:00:00.000Z', '2025-01-01'],
    ['1969-12-31T15:59:59.999Z', '1969-12-31'],
    ['1969-12-31T16:00:00.000Z', '1970-01-01'],
  ])('%s is %s', (instant, day) => { expect(civilDay(Date.parse(instant))).toBe(day) })
})

test.each([
  ['2026-01-01T15:59:59.999Z', '23:59'], ['2026-01-01T16:00:00.000Z', '00:00'], ['2026-01-01T16:01:00.000Z', '00:01'], ['2026-01-01T01:59:59.999Z', '09:59'],
  ['2026-01-01T02:00:00.000Z', '10:00'], ['1969-12-31T23:00:00.000Z', '07:00'],
])('at %s it is %s in Shanghai', (instant, time) => { expect(timeOfDay(Date.parse(instant))).toBe(time) })

describe('months are added by clamping down, never by rolling over', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-01-15', 0, '2025-01-15'],
  ])('%s and %d months: %s', (from, n, to) => { expect(addMonths(from, n)).toBe(to) })
})

describe('a day is a day only if the calendar has it', () => {
  test.each([
    ['2024-02-29', true], ['2000-02-29', true], ['2023-02-29', false], ['1900-02-29', false], ['2025-04-31', false], ['2025-13-01', false],
    ['2025-00-10', false], ['2025-01-00', false], ['0000-01-01', false], ['2025-1-1', false], ['20250101', false], ['2025-01-012025-01-01', false], ['0001-01-01', true], ['2025-01-01T', false],
    ['', false],
  ])('%s: %s', (text, exists) => { expect(isLocalDate(text)).toBe(exists) })
})

const NO_DAYS = ['', '2025-01-00', '0000-12-31', 'today', '2025-13-01', '2025-1-1', '2025-00-01', 'xxxx-01-01', '2025-01-99', '2025-01-01T00:00']
test.each(NO_DAYS)('"%s" is refused, not counted with', (text) => {
  expect(() => addMonths(text, 1)).toThrow(new RangeError(`not a civil date: ${text}`))
  expect(() => addDays(text, 1)).toThrow(RangeError)
  expect(() => daysBetween(text, '2025-01-01')).toThrow(RangeError)
})

test.each([
  ['2000-02-28', 1, '2000-02-29'], ['2000-02-29', 1, '2000-03-01'], ['2400-03-01', -1, '2400-02-29'], ['1900-02-28', 1, '1900-03-01'],
  ['0001-01-01', 1, '0001-01-02'], ['0999-12-31', 1, '1000-01-01'], ['9999-12-31', -1, '9999-12-30'],
])('%s and %d days: %s', (from, n, to) => { expect(addDays(from, n)).toBe(to) })

describe('months', () => {
  test('a day lies in its month', () => { expect(monthOf('2025-03-10')).toBe('2025-03') })
  test.each([
    ['2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2025-03', '2025-03', ['2025-03']],
    ['2025-04', '2025-03', []],
  ])('from %s to %s', (a, b, months) => { expect(monthsFromTo(a, b)).toEqual(months) })
  test.each([['2025-12', 1, '2026-01'], ['2025-01', -1, '2024-12'], ['2025-06', 19, '2027-01']])('%s and %d is %s', (m, n, to) => {
    expect(addToMonth(m, n)).toBe(to)
  })
})

const date = fc.integer({ min: 0, max: 219_145 }).map((n) => dayjs.utc('1800-01-01').add(n, 'day').format(ISO))

test('every sum of days and months over six centuries is the one that dayjs finds', () => {
  fc.assert(fc.property(date, fc.integer({ min: -1500, max: 1500 }), (from, n) => {
    const there = dayjs.utc(from)
    return addDays(from, n) === there.add(n, 'day').format(ISO)
      && addMonths(from, n) === there.add(n, 'month').format(ISO)
      && endOfMonth(from) === there.endOf('month').format(ISO)
      && addToMonth(monthOf(from), n) === there.startOf('month').add(n, 'month').format('YYYY-MM')
      && daysBetween(from, addDays(from, n)) === n
      && isLocalDate(from)
  }), { numRuns: 20_000 })
})

test('every instant falls on the day that dayjs shows at +08:00', () => {
  fc.assert(fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }), (ms) =>
    civilDay(ms) === dayjs.utc(ms).utcOffset(480).format(ISO)), { numRuns: 5000 })
})
