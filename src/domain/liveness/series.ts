/** What the rules of the single actions share: the person's own level of a signal, and stretches of frames. Times in seconds. */
import type { Action } from '../contract/common'
import type { FaceSignals } from '../face/signals'

export interface SeenAction {
  action: Action
  /** Seconds from the first frame. */
  from: number
  to: number
  /** blink: what was left of the opening, 0..1; openMouth: the highest mouth opening; turns and nod: the farthest angle from the person's level. */
  peak: number
}

export interface Frame extends FaceSignals {
  at: number
}

/** Frames further apart are not neighbours: the face was lost between them. */
const NEIGHBOUR_S = 0.25
/** A person's level changes slowly: it is taken anew only so often, so that a phone can follow every frame. */
const LEVEL_EVERY_S = 0.5

/** The value that `share` of all lie below. */
export function percentile(values: Float64Array, share: number): number {
  return values.slice().sort()[Math.round(share * (values.length - 1))] ?? 0
}

/**
 * Each frame's own level: the percentile of the values within `windowS` on both sides, or of as long a time at the ends of the series.
 * Adapts to drift, hardly to a short move.
 */
export function levels(frames: readonly Frame[], values: Float64Array, share: number, windowS: number): Float64Array {
  const found = new Float64Array(values.length)
  let [first, end] = [0, 0]
  let [level, takenAt] = [0, -Infinity]
  const [beginsAt, endsAt] = [frames[0]?.at ?? 0, frames[frames.length - 1]?.at ?? 0]
  frames.forEach(({ at }, i) => {
    if (at - takenAt >= LEVEL_EVERY_S) {
      const middle = Math.max(beginsAt + windowS, Math.min(at, endsAt - windowS))
      while ((frames[first]?.at ?? Infinity) < middle - windowS) first++
      while ((frames[end]?.at ?? Infinity) <= middle + windowS) end++
      level = percentile(values.subarray(first, end), share)
      takenAt = at
    }
    found[i] = level
  })
  return found
}

export interface Stretch {
  /** Indices of the first and the last frame. */
  first: number
  last: number
  from: number
  to: number
  /** The last frame stands for the time up to the next. */
  seconds: number
}

/** Consecutive frames that satisfy `belongs`; up to `pauseS` of others are bridged unless one of them shows that it `ends`. */
export function stretches(
  frames: readonly Frame[], belongs: (i: number, isInside: boolean) => boolean, pauseS = 0, ends: (i: number) => boolean = () => false,
): Stretch[] {
  const found: Stretch[] = []
  let hasEnded = true
  frames.forEach(({ at }, i) => {
    const open = found[found.length - 1]
    const isNext = open?.last === i - 1 && at - open.to < NEIGHBOUR_S
    if (ends(i)) hasEnded = true
    if (!belongs(i, isNext)) return
    const seconds = Math.min(frames[i + 1]?.at ?? at, at + NEIGHBOUR_S)
    const goesOn = isNext || (!hasEnded && open !== undefined && at - open.to <= pauseS)
    hasEnded = false
    if (open && goesOn) Object.assign(open, { last: i, to: at, seconds: seconds - open.from })
    else found.push({ first: i, last: i, from: at, to: at, seconds: seconds - at })
  })
  return found
}

/** Frames from `after` to `before`, both included; looks only around the frame `near`. */
export function within(frames: readonly Frame[], near: number, after: number, before: number): Frame[] {
  let first = near
  while (first > 0 && (frames[first - 1]?.at ?? -Infinity) >= after) first--
  let end = near
  while (end < frames.length && (frames[end]?.at ?? Infinity) <= before) end++
  return frames.slice(first, end).filter(({ at }) => at >= after)
}

export const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
