/** Where one can go: opening hours with the holidays of the year, and how far it is. */
import { addDays, civilDay, daysBetween, timeOfDay, type LocalDate } from './calendar'
import { announcedOn } from './working-days'

/** From, until; `HH:MM`, of one day. */
export type Span = readonly [from: string, until: string]
/** Monday to Sunday; an empty day is closed. */
export type Week = readonly [Day, Day, Day, Day, Day, Day, Day]
type Day = readonly Span[]

export interface OpeningHours {
  week: Week
  /** Days off of its own, besides the holidays: first and last day. */
  closed: readonly (readonly [from: LocalDate, until: LocalDate])[]
}

const MONDAY: LocalDate = '1970-01-05'
const weekday = (day: LocalDate): number => ((daysBetween(MONDAY, day) % 7) + 7) % 7

/** On a public holiday offices are shut; on a weekend that is worked (调休) they keep Monday's hours (judgement: the notices only say that they work). */
export function hoursOn({ week, closed }: OpeningHours, day: LocalDate): Day {
  const announced = announcedOn(day)
  if (announced === false || closed.some(([from, until]) => day >= from && day <= until)) return []
  return week[announced ? 0 : weekday(day)] ?? []
}

export interface OutletStatus {
  kind: 'open' | 'later' | 'over' | 'closed'
  today: Day
  /** When it opens next, where it is not open; null: not within a month. */
  next: { on: LocalDate; from: string } | null
}

const LOOK_AHEAD_DAYS = 31

/** Open now; later today (also after a break at noon); over for today; closed all day. */
export function outletStatus(hours: OpeningHours, nowMs: number): OutletStatus {
  const day = civilDay(nowMs)
  const now = timeOfDay(nowMs)
  const today = hoursOn(hours, day)
  if (today.some(([from, until]) => now >= from && now < until)) return { kind: 'open', today, next: null }
  const later = today.find(([from]) => from > now)
  if (later) return { kind: 'later', today, next: { on: day, from: later[0] } }
  return { kind: today.length > 0 ? 'over' : 'closed', today, next: nextOpening(hours, day) }
}

function nextOpening(hours: OpeningHours, after: LocalDate): OutletStatus['next'] {
  for (let n = 1; n <= LOOK_AHEAD_DAYS; n++) {
    const on = addDays(after, n)
    const first = hoursOn(hours, on)[0]
    if (first) return { on, from: first[0] }
  }
  return null
}

/** Degrees, WGS-84 or GCJ-02 alike: the few hundred metres between them are less than what we round to. */
export interface Position { lat: number; lng: number }

const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Along the surface (haversine), km. */
export function distanceKm(a: Position, b: Position): number {
  const [dLat, dLng] = [radians(b.lat - a.lat), radians(b.lng - a.lng)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** In hundredths of a degree, about a kilometre: enough to say which outlet is near, too coarse to say who lives where. */
export const toHundredths = ({ lat, lng }: Position): Position => ({ lat: Math.round(lat * 100), lng: Math.round(lng * 100) })
export const fromHundredths = ({ lat, lng }: Position): Position => ({ lat: lat / 100, lng: lng / 100 })

/** The nearest first where a position is known, else by district and name. */
export function inOrder<T extends Position & { district: string; name: string }>(outlets: readonly T[], from: Position | null): T[] {
  const byName = (a: T, b: T) => (a.district === b.district ? compare(a.name, b.name) : compare(a.district, b.district))
  return [...outlets].sort((a, b) => (from ? distanceKm(from, a) - distanceKm(from, b) || byName(a, b) : byName(a, b)))
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
