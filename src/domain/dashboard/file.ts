/** The dashboard as a CSV: field names for whoever reads it by machine, the same hidden counts, a watermark. */
import type { Dashboard, DashboardReason } from '../contract/staff-dashboard'
import { CSV_MARK, csvLine } from '../exchange/csv'
import type { Cell } from './suppress'

export interface DashboardMark { by: string; at: string; reason: DashboardReason }

const shown = (cell: Cell | null): string => (cell === 'few' ? '<5' : cell === null ? '' : String(cell))

/** Formula-safe like every file that leaves the house (csv.ts). */
export function dashboardCsv(data: Dashboard, { by, at, reason }: DashboardMark): string {
  const stock = ({ place, all, done, open, dueSoon, late, donePercent }: Dashboard['total']) =>
    [place, ...[all, done, donePercent, open, dueSoon, late].map(shown)]
  const { range, today, countedAt, standingsAt, lateBy, reviews } = data
  const rows: string[][] = [
    ['range', range, 'day', today, 'countedAt', countedAt, 'standingsAt', standingsAt ?? ''],
    ['place', 'all', 'done', 'donePercent', 'open', 'dueSoon', 'late'],
    ...data.places.map(stock), stock(data.total),
    ['late', 'grace', shown(lateBy.grace), 'overdue', shown(lateBy.overdue), 'suspended', shown(lateBy.suspended)],
    ['certified', shown(data.certified)],
    ...data.channels.map(({ channel, n }) => ['channel', channel, shown(n)]),
    ...data.failures.map(({ reason: why, n }) => ['failure', why, shown(n)]),
    ['failure', 'others', shown(data.otherFailures)],
    ...data.firstTry.map(({ band, tried, passed, percent }) => ['firstTry', band, shown(tried), shown(passed), shown(percent)]),
    ['averageSeconds', shown(data.averageSeconds)],
    ['reviews', shown(reviews.inTime), shown(reviews.late), shown(reviews.percent), shown(reviews.waiting), shown(reviews.waitingLate)],
    ['visits', shown(data.visits)],
    [`# by ${by} at ${at} for ${reason}`],
  ]
  return CSV_MARK + rows.map(csvLine).join('')
}
