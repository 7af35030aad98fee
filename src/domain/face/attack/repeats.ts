/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * Does a stretch of the clip come back, forwards (loop) or backwards (boomerang)? A camera never sees the same twice: noise, breath and
 * hand differ. Compared is how much the moments of two stretches differ, against how much they differ when one of the two is shifted by
 * a fifth of a second: a repetition is a sharp valley there, whatever light, codec or noise; a person who sits still makes no valley.
 */
import type { Moments } from './moments'

/** Frames that must come back in a row: 1.2 s at 15 frames a second. Shorter, a nod alone may look like its own reversal. */
const STRETCH = 18
/** Frames: what comes back sooner is the motion itself (and the middle of every reversal). */
const SOONEST = 9
const NEAR_MIDDLE = 4
/** Frames: 0.2 s, in which a living face moves more than two encodings of one frame differ. */
const SHIFT = 3
/** Luma levels: below, differences are rounding. */
const ROUNDING = 0.02

/** Lowest ratio of the two differences, about 1 when nothing comes back, 0 for an exact copy; 1 when the clip is too short to say. */
export function loopOf({ count, apart }: Moments): number {
  let lowest = 1
  for (let lag = SOONEST; lag + SHIFT + STRETCH <= count; lag++) {
    lowest = Math.min(lowest, valley(count - lag - SHIFT, (k) => {
      const at = k * count + k + lag
      return [apart[at]!, Math.min(apart[at - SHIFT]!, apart[at + SHIFT]!)]
    }))
  }
  return lowest
}

/** The same for moments that come back in reverse. */
export function boomerangOf({ count, apart }: Moments): number {
  let lowest = 1
  for (let sum = 2 * (NEAR_MIDDLE + STRETCH); sum < 2 * count; sum++) {
    const first = (sum >> 1) - NEAR_MIDDLE
    const length = Math.min(first + 1, count - SHIFT - (sum - first))
    if (length < STRETCH) continue
    lowest = Math.min(lowest, valley(length, (k) => {
      const at = (first - k) * count + sum - first + k
      return [apart[at]!, Math.min(apart[at - SHIFT]!, apart[at + SHIFT]!)]
    }))
  }
  return lowest
}

/** The lowest ratio of (difference here) to (difference beside) over any STRETCH neighbours of `length`. */
function valley(length: number, at: (k: number) => [here: number, beside: number]): number {
  let [here, beside, lowest] = [0, 0, 1]
  const seen: [number, number][] = []
  for (let k = 0; k < length; k++) {
    const next = at(k)
    seen.push(next)
    here += next[0]
    beside += next[1]
    const left = seen[k - STRETCH]
    if (left) {
      here -= left[0]
      beside -= left[1]
    }
    if (k >= STRETCH - 1 && beside > STRETCH * ROUNDING) lowest = Math.min(lowest, here / beside)
  }
  return lowest
}
