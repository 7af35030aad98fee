/**
 * Civil dates in Asia/Shanghai (rule R1). Dates are strings, so `<`, `===` and sorting work on them as they are; arithmetic is on integers
 * (days since 1970-01-01, proleptic Gregorian), because the nightly run asks these questions once per pensioner of a province.
 */

/** `YYYY-MM-DD`, years 0001-9999. */
export type LocalDate = string
/** `YYYY-MM`. */
export type LocalMonth = string

const DAY_MS = 86_400_000
/** China has had one zone and no daylight saving time since 1991; a fixed offset keeps us independent of the runtime's zone data. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

interface Civil { year: number; month: number; day: number }

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)
const four = (n: number) => String(n).padStart(4, '0')
const format = (year: number, month: number, day: number): LocalDate => `${four(year)}-${two(month)}-${two(day)}`
const formatMonth = (index: number): LocalMonth => `${four(Math.floor(index / 12))}-${two((index % 12) + 1)}`
/** Months since year 0. */
const monthIndex = (year: number, month: number) => year * 12 + month - 1

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysInMonth = (year: number, month: number) => (month === 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month + (month > 7 ? 1 : 0)) % 2))

function parse(date: LocalDate): Civil {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  // a wrong date must not travel on as NaN: a due day is money
  const isPlausible = date.length === 10 && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  if (!isPlausible) throw new RangeError(`not a civil date: ${date}`)
  return { year, month, day }
}

/** Days since 1970-01-01. The year is counted from 1 March, so that the leap day comes last. */
function toDayNumber({ year, month, day }: Civil): number {
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

function fromDayNumber(dayNumber: number): LocalDate {
  const n = dayNumber + 719_468
  const era = Math.floor(n / 146_097)
  const dayOfEra = n - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return format(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/** The civil day in Shanghai at an instant (UTC, ms). 2025-03-31T16:00:00Z is 2025-04-01. */
export function civilDay(atMs: number): LocalDate {
  return fromDayNumber(Math.floor((atMs + SHANGHAI_OFFSET_MS) / DAY_MS))
}

/** `HH:MM` in Shanghai at an instant (UTC, ms). */
export function timeOfDay(atMs: number): string {
  const minutes = Math.floor((atMs + SHANGHAI_OFFSET_MS) / 60_000) % (24 * 60)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** True for a day that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** n calendar months later (or earlier), clamped down to the month's length, never rolled over: 2024-02-29 + 12 is 2025-02-28 (rule R8). */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const { year, month, day } = parse(date)
  const index = monthIndex(year, month) + n
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return format(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

export function addDays(date: LocalDate, n: number): LocalDate {
  return fromDayNumber(toDayNumber(parse(date)) + n)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(parse(to)) - toDayNumber(parse(from))
}

export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7)
}

export function addToMonth(month: LocalMonth, n: number): LocalMonth {
  return formatMonth(monthIndex(Number(month.slice(0, 4)), Number(month.slice(5, 7))) + n)
}

export function endOfMonth(date: LocalDate): LocalDate {
  const { year, month } = parse(date)
  return format(year, month, daysInMonth(year, month))
}

/** Every month from a to b, both included; none when a is after b. */
export function monthsFromTo(a: LocalMonth, b: LocalMonth): LocalMonth[] {
  const months: LocalMonth[] = []
  for (let month = a; month <= b; month = addToMonth(month, 1)) months.push(month)
  return months
}
