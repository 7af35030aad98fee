/** Which stored days a range takes. The running day is never among them: it is counted when somebody looks. */
import { addDays, daysBetween, monthOf, type LocalDate } from '../calendar'

export const RANGES = ['today', 'week', 'month', 'cycle'] as const
export type DashboardRange = (typeof RANGES)[number]

/** 1970-01-05 was a Monday. */
const mondayOf = (day: LocalDate): LocalDate => addDays(day, -(daysBetween('1970-01-05', day) % 7))
const days = (from: LocalDate, until: LocalDate): LocalDate[] => Array.from({ length: daysBetween(from, until) }, (_, n) => addDays(from, n))

/** Ids of the day's and month's tallies: 2026-03-01, 2026-02. cycle: the calendar year, which is what the label of a period counts by (rule R6). */
export function tallyIdsOf(range: DashboardRange, today: LocalDate): string[] {
  const firstOfMonth = `${monthOf(today)}-01`
  switch (range) {
    case 'today': return []
    case 'week': return days(mondayOf(today), today)
    case 'month': return days(firstOfMonth, today)
    case 'cycle': {
      const months = Array.from({ length: Number(today.slice(5, 7)) - 1 }, (_, n) => `${today.slice(0, 4)}-${String(n + 1).padStart(2, '0')}`)
      return [...months, ...days(firstOfMonth, today)]
    }
  }
}
