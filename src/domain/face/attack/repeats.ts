/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * Does a stretch of the clip come back, forwards (loop) or backwards (boomerang)? A camera never sees the same twice: noise, breath and
 * hand differ. Compared is how much the moments of two stretches differ, against how much they differ when one of the two is shifted by
 * a fifth of a second: a repetition is a sharp valley there, whatever light, codec or noise; a person who sits still makes no valley.
 * A hand that trembles or a head that rocks also comes back, but soon, and again and again: what is near does not count against it.
 */
import type { Moments } from './moments'

/** Frames that must come back in a row: 1.8 s at 15 frames a second. Over a shorter time a nod, or a smoothly held phone, may by chance go as it went. */
const STRETCH = 27
/** Frames: 1.5 s. Nothing that is asked for can be shown in a shorter loop; tremor (4-6 a second) and rocking come back sooner. */
const SOONEST = 22
const NEAR_MIDDLE = 4
/** Frames: 0.2 s, in which a living face moves more than two encodings of one frame differ. */
const SHIFT = 3
/** Luma levels a frame: below, differences are rounding. */
const ROUNDING = 0.02

/** Lowest ratio of the two differences, about 1 when nothing comes back, 0 for an exact copy; 1 when the clip is too short to say. */
export function loopOf(moments: Moments): number {
  const { count, apart } = moments
  const soon = soonestReturns(moments)
  let lowest = 1
  for (let lag = SOONEST; lag + SHIFT + STRETCH <= count; lag++) {
    const here = sums(count - lag - SHIFT, (k) => apart[k * count + k + lag]!)
    const beside = sums(count - lag - SHIFT, (k) => Math.min(apart[k * count + k + lag - SHIFT]!, apart[k * count + k + lag + SHIFT]!))
    here.forEach((sum, k) => { lowest = Math.min(lowest, ratio(sum, Math.min(beside[k]!, soon[k]!))) })
  }
  return lowest
}

/** The same for moments that come back in reverse. */
export function boomerangOf(moments: Moments): number {
  const { count, apart } = moments
  const soon = soonestReturns(moments)
  let lowest = 1
  for (let sum = 2 * (NEAR_MIDDLE + STRETCH); sum < 2 * count; sum++) {
    // k counts from the middle outwards
    const first = (sum >> 1) - NEAR_MIDDLE
    const length = Math.min(first + 1, count - SHIFT - (sum - first))
    const at = (k: number) => (first - k) * count + sum - first + k
    const here = sums(length, (k) => apart[at(k)]!)
    const beside = sums(length, (k) => Math.min(apart[at(k) - SHIFT]!, apart[at(k) + SHIFT]!))
    here.forEach((one, k) => { lowest = Math.min(lowest, ratio(one, Math.min(beside[k]!, soon[first - k - STRETCH + 1]!))) })
  }
  return lowest
}

const ratio = (here: number, beside: number) => (beside > STRETCH * ROUNDING ? here / beside : 1)

/** Sums over every STRETCH neighbours of `length`; element k begins at k. */
function sums(length: number, at: (k: number) => number): Float64Array {
  const out = new Float64Array(Math.max(0, length - STRETCH + 1))
  let sum = 0
  for (let k = 0; k < length; k++) {
    sum += at(k)
    if (k >= STRETCH) sum -= at(k - STRETCH)
    if (k >= STRETCH - 1) out[k - STRETCH + 1] = sum
  }
  return out
}

/** For the stretch that begins at each frame: the least that it differs from what comes SHIFT to SOONEST later. */
function soonestReturns({ count, apart }: Moments): Float64Array {
  const least = new Float64Array(count).fill(Infinity)
  for (let lag = SHIFT; lag < SOONEST; lag++) {
    sums(count - lag, (k) => apart[k * count + k + lag]!).forEach((sum, k) => { least[k] = Math.min(least[k]!, sum) })
  }
  return least
}
