/** 今天几点左右到: from when a person is told who comes, whether that is still so, and what takes it back. Pure. */
import { addDays, type LocalDate } from '../calendar'
import { timesOf } from './calendar-entry'
import type { Half, Slot, VisitState } from './visit'

/** Chinese wall clock of the day before: somebody should be at home, and a word of last week is forgotten [judgement]. */
const FROM = '16:00'

/** A visitor may take a list days ahead; the word waits until the afternoon before. In ms. */
export const toldFromMs = (on: LocalDate): number => Date.parse(`${addDays(on, -1)}T${FROM}:00+08:00`)

/** Who comes, and when; another half-day or visitor than was said; that nobody comes on the half-day that was said. */
export const VISIT_WORDS = ['visitComing', 'visitMoved', 'visitOff'] as const
export type VisitWord = (typeof VISIT_WORDS)[number]
export const isVisitWord = (kind: string): kind is VisitWord => VISIT_WORDS.some((word) => word === kind)

/** What a word says; visitorId null: nobody is named yet. Of `visitOff`: what does not take place. */
export interface Coming extends Slot { visitId: string; visitorId: string | null }

/** What the person was told last of a visit, and by which message; `on` '': that nobody comes. */
export interface Told { wordId: string; on: LocalDate | ''; half: Half | null; visitorId: string | null }

interface VisitNow { on: LocalDate | ''; half: Half | null; visitorId: string | null; state: VisitState }

/** Nothing of it is wrong now; that somebody was named and nobody is yet, is no other word. */
export function isAsTold(told: Told, { on, half, visitorId, state }: VisitNow): boolean {
  if (state === 'cancelled') return told.on === ''
  return told.on === on && told.half === half && (told.visitorId === null || visitorId === null || told.visitorId === visitorId)
}

/** Not when it has changed once more, nor when the half-day is over. */
export function isStillSo(kind: VisitWord, said: Coming, visit: VisitNow | null, at: number): boolean {
  if (!visit || at >= timesOf(said).toMs) return false
  const isThen = visit.on === said.on && visit.half === said.half
  if (kind === 'visitOff') return visit.state === 'cancelled' || !isThen
  const isGoing = visit.state === 'assigned' || visit.state === 'underway' || (kind === 'visitMoved' && visit.state === 'booked')
  return isGoing && isThen && (said.visitorId === null || said.visitorId === visit.visitorId)
}
