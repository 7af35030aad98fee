import { addToMonth, monthOf, type LocalDate } from '../calendar'
import { dayNumber, monthNumber, monthOfNumber } from './columns'

/** The days that are simulated and the month in which each lies: whole calendar months, the first of them from `fromDay` on. */
export interface Horizon {
  first: number
  last: number
  months: number
  firstMonth: number
  monthOfDay: Uint8Array
}

/** @throws RangeError for less than one month or more than ten years. */
export function horizonOf(fromDay: LocalDate, months: number): Horizon {
  if (!Number.isInteger(months) || months < 1 || months > 120) throw new RangeError(`months must be 1 to 120: ${months}`)
  const first = dayNumber(fromDay)
  const firstMonth = monthNumber(fromDay)
  const last = dayNumber(`${addToMonth(monthOf(fromDay), months)}-01`) - 1
  const monthOfDay = new Uint8Array(last - first + 1)
  for (let month = 1; month < months; month++) monthOfDay.fill(month, dayNumber(`${monthOfNumber(firstMonth + month)}-01`) - first)
  return { first, last, months, firstMonth, monthOfDay }
}

/** 0 for the first month and everything before it; `months` for everything after the last day. */
export function monthAt({ first, last, months, monthOfDay }: Horizon, day: number): number {
  return day < first ? 0 : day > last ? months : monthOfDay[day - first] as number
}
