/** Numbers about a region (S22). Small counts never leave the server. */
import { AGE_BANDS } from '../dashboard/tally'
import { RANGES } from '../dashboard/ranges'
import { channel, faceFailure, instant, localDate, recordId, standing } from './common'
import { z } from './z'

/** few: 1 to 4. withheld: more, but it would give a small one away. */
export const cell = z.union([z.int(), z.literal('few'), z.literal('withheld')])
export const dashboardRange = z.enum(RANGES)
const percent = z.nullable(z.int())

const stock = z.strictObject({
  place: z.string(), all: cell, done: cell, open: cell, dueSoon: cell, late: cell,
  /** Of all who have to certify; null where one of the two is not shown. */
  donePercent: percent,
})

export const dashboard = z.strictObject({
  range: dashboardRange,
  today: localDate,
  /** What happened is counted up to here. */
  countedAt: instant,
  /** Where people stand is counted by night; null: not yet. */
  standingsAt: z.nullable(instant),
  total: stock,
  lateBy: z.strictObject({ grace: cell, overdue: cell, suspended: cell }),
  places: z.array(stock),
  certified: cell,
  channels: z.array(z.strictObject({ channel, n: cell })),
  /** The five most frequent. */
  failures: z.array(z.strictObject({ reason: faceFailure, n: cell })),
  otherFailures: cell,
  firstTry: z.array(z.strictObject({ band: z.enum(AGE_BANDS), tried: cell, passed: cell, percent })),
  /** From the opened attempt to the received film; null: too few to say. */
  averageSeconds: z.nullable(z.int()),
  reviews: z.strictObject({ inTime: cell, late: cell, percent, waiting: cell, waitingLate: cell }),
  visits: cell,
})
export type Dashboard = z.infer<typeof dashboard>

export const DASHBOARD_REASONS = ['report', 'planning', 'audit'] as const
export const dashboardReason = z.enum(DASHBOARD_REASONS)
export type DashboardReason = (typeof DASHBOARD_REASONS)[number]

/** Stocks whose people can be listed: those with whom something is to be done. Whose pay is stopped is late, too (STOCK_OF). */
export const LISTED_STOCKS = ['dueSoon', 'late'] as const
export type ListedStock = (typeof LISTED_STOCKS)[number]

const duePerson = z.strictObject({
  beneficiaryId: recordId, maskName: z.string(),
  /** Street, or region where the register knows no street. */
  place: z.string(),
  dueOn: localDate, standing,
})
export type DuePerson = z.infer<typeof duePerson>

export const staffDashboardCalls = {
  /** People behind a number as they stand now, the first due day first. */
  listDue: {
    input: z.strictObject({ stock: z.enum(LISTED_STOCKS), cursor: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\|[\w-]{6,64}$/))) }),
    output: z.strictObject({ people: z.array(duePerson), next: z.nullable(z.string()) }),
  },
  getDashboard: { input: z.strictObject({ range: dashboardRange }), output: dashboard },
  /** The same numbers as a file whose last line says who took it along, when and why. */
  exportDashboard: {
    input: z.strictObject({ range: dashboardRange, reason: dashboardReason }),
    output: z.strictObject({ csv: z.string() }),
  },
} as const
