/** 工作日: in how many of them an office must answer. Which days are off is data (holidays.ts). */
import { addDays, daysBetween, type LocalDate } from './calendar'
import { ARRANGEMENTS, type Arrangement } from './holidays'

const MONDAY: LocalDate = '1970-01-05'
const isWeekend = (day: LocalDate) => (((daysBetween(MONDAY, day) % 7) + 7) % 7) >= 5

/** What the notices say of single days: true when worked, false when off. */
function announced(arrangements: readonly Arrangement[]): ReadonlyMap<LocalDate, boolean> {
  const days = new Map<LocalDate, boolean>()
  for (const { daysOff, workedOn } of arrangements) {
    for (const [from, to] of daysOff) {
      for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, false)
    }
    for (const day of workedOn) days.set(day, true)
  }
  return days
}

const ANNOUNCED = announced(ARRANGEMENTS)

/** What a notice says of this very day: worked, off, or nothing. */
export const announcedOn = (day: LocalDate): boolean | undefined => ANNOUNCED.get(day)

/**
 * True when offices work on that day. A year without a notice has Monday to Friday: the office's term then ends rather too early than too
 * late for the person who waits.
 */
export function isWorkingDay(day: LocalDate): boolean {
  return ANNOUNCED.get(day) ?? !isWeekend(day)
}

/**
 * The nth working day after a day, which itself does not count (民法典 201); n = 0 is the day itself.
 * @throws RangeError when n is no whole number of days, or negative.
 */
export function addWorkingDays(day: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  let reached = day
  for (let left = n; left > 0;) {
    reached = addDays(reached, 1)
    if (isWorkingDay(reached)) left--
  }
  return reached
}

/** Working days after `day` up to and including `until`: how long an office still has. Negative: by so many it is late. */
export function workingDaysLeft(day: LocalDate, until: LocalDate): number {
  const [from, to] = day <= until ? [day, until] : [until, day]
  let n = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) n++
  return day <= until ? n : -n
}
