/** How days and moments are printed. Civil days come from the server; a moment is shown in China's time, fixed +08:00 (rule R1). */
import type { Standing } from '../domain/contract/common'

/** `2026-06-20` → `2026年6月20日` */
export function printDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `06-20` → `6月20日` */
export function printMonthDay(monthDay: string): string {
  const [month, date] = monthDay.split('-').map(Number)
  return `${month}月${date}日`
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
/** `2026-06-20` → `6月20日 星期六`, for an appointment. */
export const printAppointment = (day: string): string =>
  `${printMonthDay(day.slice(5))} ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`

/** Without the year while it is today's: `6月20日`. */
export const printDayIn = (day: string, today: string): string =>
  (day.slice(0, 4) === today.slice(0, 4) ? printMonthDay(day.slice(5)) : printDay(day))

/** `2026-07` → `2026年7月` */
export function printMonth(month: string): string {
  const [year, no] = month.split('-').map(Number)
  return `${year}年${no}月`
}

/** UTC instant → `2026年6月20日 14:05` on a Chinese wall clock. */
export function printMoment(at: string): string {
  const shown = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  return `${printDay(shown.slice(0, 10))} ${shown.slice(11, 16)}`
}

/** UTC instant → `14:05` on a Chinese wall clock, for what is over within the day. */
export const printClock = (at: string): string => printMoment(at).slice(-5)

/** The coming window, `2027年1月21日到6月20日`, or only its last day where one may certify at any time. */
export function printWindow({ opensOn, dueOn }: Pick<Standing, 'opensOn' | 'dueOn'>): string {
  if (!dueOn) return ''
  if (!opensOn) return `${printDay(dueOn)}前`
  const isSameYear = opensOn.slice(0, 4) === dueOn.slice(0, 4)
  return `${printDay(opensOn)}到${isSameYear ? printDay(dueOn).replace(/^\d+年/, '') : printDay(dueOn)}`
}
