/** An asked-for opening of the mouth: one clear opening from rest. Talking is many short ones, a smile none. */
import { stretches, within, type Frame, type SeenAction } from './series'

/**
 * Opening over mouth width. Origin: 7 openings of the development clips (peak .62-1.0, .8 s and longer) and 10 of a singer
 * (peak to .60, at most .27 s).
 */
const MOUTH = {
  /** An opening begins at `open`, ends below `closing`, must reach `peak`, and starts from below `rest`. */
  open: 0.3,
  closing: 0.24,
  peak: 0.42,
  rest: 0.15,
  restWithinS: 0.8,
  /** Shorter is talking, however wide. */
  minS: 0.45,
  /** Two openings with a shorter pause are one that trembled, unless the mouth came to rest in between. */
  pauseS: 0.2,
}
/** An opening that lasts so long counts before the mouth has closed again (mouths of elders close late when told to). */
export const HELD_S = 1
/** Seconds after which an action is surely over. */
export const PAUSE_S = MOUTH.pauseS

export function openingsIn(frames: readonly Frame[]): SeenAction[] {
  const belongs = (i: number, isInside: boolean) => (frames[i]?.mar ?? 0) >= (isInside ? MOUTH.closing : MOUTH.open)
  const rests = (i: number) => (frames[i]?.mar ?? 0) < MOUTH.rest
  return stretches(frames, belongs, MOUTH.pauseS, rests).flatMap(({ first, last, from, to, seconds }) => {
    const peak = Math.max(...frames.slice(first, last + 1).map(({ mar }) => mar))
    const isFromRest = within(frames, first, from - MOUTH.restWithinS, from).some(({ mar }) => mar < MOUTH.rest)
    return peak >= MOUTH.peak && seconds >= MOUTH.minS && isFromRest ? [{ action: 'openMouth' as const, from, to, peak }] : []
  })
}
