/** Numbers for the dashboard: written by night, so that nobody who looks makes the database count a city. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Places, Standings, Tally } from '../../src/domain/dashboard/tally'

/** What happened on a day, or in a month: `_id` is `2026-03-01` or `2026-03`. */
export interface StoredTally { _id: string; places: Places<Tally>; countedAt: string }

/** Where the people of one shard stand, `_id` is the shard. */
export interface StoredStandings { _id: string; places: Places<Standings>; countedOn: LocalDate; countedAt: string }

export interface DashboardDocuments { tallyDays: StoredTally; standingCounts: StoredStandings }
