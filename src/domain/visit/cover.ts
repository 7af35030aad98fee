/** How long a visitor's list stays on a screen that nobody touches. Pure. */

/** Long enough to ring a bell and wait [judgement]; then a look over the shoulder, or a phone left on a table, shows nothing. */
export const COVER_AFTER_MS = 2 * 60_000
/** Then it is no longer sure who holds the phone [judgement; shorter than the office's quarter of an hour, since it is outdoors]. */
export const SHUT_AFTER_MS = 10 * 60_000
/** Clocks are put right by as much; one that goes back further was set by hand. */
const CLOCK_MS = 60_000

/** covered: a tap shows it again. shut: whose list it is has to sign in, where anybody can be asked. */
export type Cover = 'open' | 'covered' | 'shut'

/**
 * @param touchedAt ms; null: not known
 * @param isAway a tap here brought the phone's own camera in front: nothing counts as a touch, and a cover would lose the picture
 */
export function coverOf(touchedAt: number | null, now: number, isAway = false): Cover {
  const idle = touchedAt === null ? Infinity : now - touchedAt
  if (idle >= SHUT_AFTER_MS || idle < -CLOCK_MS) return 'shut'
  return idle >= COVER_AFTER_MS && !isAway ? 'covered' : 'open'
}
