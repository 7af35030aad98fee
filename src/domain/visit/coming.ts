/** 今天几点左右到: from when a person is told who comes, and whether that is still so. Pure. */
import { addDays, type LocalDate } from '../calendar'
import { timesOf } from './calendar-entry'
import type { Slot, VisitState } from './visit'

/** Chinese wall clock of the day before: somebody should be at home, and a word of last week is forgotten [judgement]. */
const FROM = '16:00'

/** A visitor may take a list days ahead; the word waits until the afternoon before. In ms. */
export const toldFromMs = (on: LocalDate): number => Date.parse(`${addDays(on, -1)}T${FROM}:00+08:00`)

export interface Coming extends Slot { visitId: string; visitorId: string }

/** Not when it was moved, given to another or called off, nor when the half-day is over. */
export function isStillComing(coming: Coming, visit: { on: LocalDate | ''; half: Slot['half'] | null; visitorId: string | null; state: VisitState } | null, at: number): boolean {
  if (!visit || (visit.state !== 'assigned' && visit.state !== 'underway')) return false
  return visit.on === coming.on && visit.half === coming.half && visit.visitorId === coming.visitorId && at < timesOf(coming).toMs
}
