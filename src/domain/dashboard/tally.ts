/** What happened on a day, as numbers that can be added: by place, then over days. No id, no name. */
import type { LocalDate } from '../calendar'
import type { Channel, StandingKind } from '../contract/common'
import type { FaceFailure } from '../face-failure'

export const AGE_BANDS = ['under60', 'from60', 'from70', 'from80'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** Seconds of a try are added up beside how many tries there were. */
export type Count =
  | `channel.${Channel}` | `failure.${FaceFailure}` | `tried.${AgeBand}` | `passed.${AgeBand}` | 'seconds' | 'timed' | 'reviewInTime' | 'reviewLate'
export type Tally = Partial<Record<Count, number>>
/** By street, or by region where the register knows no street. */
export type Places<T> = Record<string, T>

/** One thing that counts. `firstTry`: of a film that was the first of its day. */
export type Deed =
  | { kind: 'certified'; channel: Channel; firstTry: boolean; band: AgeBand | null; seconds: number | null }
  | { kind: 'notMatched'; reason: FaceFailure; firstTry: boolean; band: AgeBand | null }
  | { kind: 'reviewed'; isLate: boolean }

/** Longer means that the phone lay there in between. */
const LONGEST_SECONDS = 1800

export function countDeed(tally: Tally, deed: Deed): void {
  const add = (count: Count, n = 1) => { tally[count] = (tally[count] ?? 0) + n }
  if (deed.kind === 'reviewed') return add(deed.isLate ? 'reviewLate' : 'reviewInTime')
  if (deed.kind === 'certified') add(`channel.${deed.channel}`)
  else add(`failure.${deed.reason}`)
  if (deed.firstTry && deed.band) {
    add(`tried.${deed.band}`)
    if (deed.kind === 'certified') add(`passed.${deed.band}`)
  }
  if (deed.kind === 'certified' && deed.seconds !== null && deed.seconds <= LONGEST_SECONDS) {
    add('seconds', deed.seconds)
    add('timed')
  }
}

export function addTally(into: Tally, more: Tally): void {
  for (const [count, n] of Object.entries(more) as [Count, number][]) into[count] = (into[count] ?? 0) + n
}

/** Of the places of one reader. */
export function sumOf(days: readonly Places<Tally>[], isOwn: (place: string) => boolean): Tally {
  const sum: Tally = {}
  for (const places of days) for (const [place, tally] of Object.entries(places)) if (isOwn(place)) addTally(sum, tally)
  return sum
}

/** 371102194802290028 on a day; null for a number of no usual form. */
export function bandOf(idNumber: string, on: LocalDate): AgeBand | null {
  const [, year, monthDay] = /^\d{6}(\d{4})(\d{4})/.exec(idNumber) ?? []
  if (!year || !monthDay) return null
  const age = Number(on.slice(0, 4)) - Number(year) - (on.slice(5).replace('-', '') < monthDay ? 1 : 0)
  return age < 60 ? 'under60' : age < 70 ? 'from60' : age < 80 ? 'from70' : 'from80'
}

/** Where people stand, in the words of the dashboard: done, can be done, soon due, late. Nobody is in two of them. */
export const STOCKS = ['done', 'open', 'dueSoon', 'late'] as const
export type Stock = (typeof STOCKS)[number]
export const STOCK_OF: Readonly<Record<StandingKind, Stock | null>> = {
  certified: 'done', dataMatch: 'done', notYet: 'done', open: 'open', reviewing: 'open', dueSoon: 'dueSoon', grace: 'late', overdue: 'late', suspended: 'late',
  // nobody certifies for a benefit that has ended
  closed: null,
}
export const LATE_KINDS = ['grace', 'overdue', 'suspended'] as const satisfies readonly StandingKind[]
export type Standings = Partial<Record<StandingKind, number>>
