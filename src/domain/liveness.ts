/**
 * Blinks and open mouths in a series of FrameSignals, and whether the challenged ones happened in the challenged order.
 * One rule for both sides: the server reads the finished clip (`actionsIn`), the browser the last seconds (`ActionWatcher`).
 *
 *   actionsIn(frames): SeenAction[]                 challengeMet(seen, challenge): {ok: true} | {ok: false, missing}
 *   new ActionWatcher().push(frame): SeenAction|null
 *
 * Around it, in ./face: FrameSignals (signals.ts), FaceTracker (track.ts: picture → signals, given the two models), hintFor (hint.ts),
 * judge (verdict.ts). Angles in degrees, times in seconds, ratios without unit.
 */
import type { Action } from './contract/common'
import type { FaceSignals, FrameSignals } from './face/signals'

export interface SeenAction {
  action: Action
  /** Seconds from the first frame. */
  from: number
  to: number
  /** blink: the lowest eye opening over the open eye's; openMouth: the highest mouth opening. */
  peak: number
}

/** Origin of the numbers: measured on 57 labelled clips at 15 frames a second, unless said otherwise. */
const BLINK = {
  /** Eye opening over the open eye's: below SHUT a blink begins; it must reach DEEP (true blinks .09-.41, lowered eyes from .53). */
  shut: 0.62,
  deep: 0.55,
  /** Both eyes must close at least so far: a wink or an eye behind a reflex is no blink. */
  eachEye: 0.72,
  /** Open again above this, before and after, within `aroundS`. */
  open: 0.72,
  aroundS: 0.6,
  /** The open eye: this percentile of the opening over so many seconds both ways. */
  openShare: 0.8,
  windowS: 3,
  overallShare: 0.8,
  /** Elders blink slowly on request (ux 6.3). */
  maxS: 2.5,
  /** From here on a lowered gaze looks alike, so it must be deeper. */
  slowS: 0.8,
  slowDeep: 0.45,
  /** A turning head changes the eye's shape: degrees of yaw or pitch within the blink. */
  maxTurn: 12,
}
const MOUTH = {
  /** Opening over mouth width: an opening begins at `open`, ends below `closing`, must reach `peak`, and starts from below `rest`. */
  open: 0.3,
  closing: 0.24,
  peak: 0.4,
  rest: 0.15,
  restWithinS: 0.8,
  /** ux 6.3: shorter is talking; unless it is very wide. */
  minS: 0.4,
  wide: 0.5,
  wideMinS: 0.2,
  /** Two openings with a shorter pause are one that trembled. */
  pauseS: 0.2,
}
/** Frames further apart are not neighbours: the face was lost between them. */
const NEIGHBOUR_S = 0.25

interface Frame extends FaceSignals { at: number }

/** Every blink and opening of the mouth in the series (frames in rising order of `at`), by their beginning. */
export function actionsIn(series: readonly FrameSignals[]): SeenAction[] {
  const frames = series.flatMap(({ at, face }) => (face ? [{ at, ...face }] : []))
  return [...blinksIn(frames), ...openingsIn(frames)].sort((a, b) => a.from - b.from)
}

/** Consecutive frames that satisfy `belongs`; up to `pauseS` of other frames within a run are bridged. */
function runs(frames: readonly Frame[], belongs: (i: number, inRun: boolean) => boolean, pauseS = 0): [first: number, last: number][] {
  const found: [number, number][] = []
  frames.forEach((frame, i) => {
    const last = found.at(-1)
    const since = last ? frame.at - frames[last[1]]!.at : Infinity
    const follows = last !== undefined && since < NEIGHBOUR_S + pauseS && (last[1] === i - 1 || since <= pauseS)
    if (!belongs(i, follows && last[1] === i - 1)) return
    if (follows) last[1] = i
    else found.push([i, i])
  })
  return found
}

/** Length of a run: each frame stands for the time up to the next. */
function lasting(frames: readonly Frame[], [first, last]: [number, number]): number {
  const next = frames[last + 1] ?? frames[last]!
  return Math.min(next.at, frames[last]!.at + NEIGHBOUR_S) - frames[first]!.at
}

const meanEar = (frame: Frame) => (frame.earLeft + frame.earRight) / 2

/** The value that `share` of all lie below. */
function percentile(values: Float64Array, share: number): number {
  return values.slice().sort()[Math.round(share * (values.length - 1))] ?? 0
}

/** Each eye opening over the open eye's. The open eye is what the frames around show, but never much less than the whole series shows:
 * else eyes that stay shut for seconds would count as open. */
function openness(frames: readonly Frame[], of: (frame: Frame) => number): number[] {
  const values = Float64Array.from(frames, of)
  const overall = BLINK.overallShare * percentile(values, BLINK.openShare)
  let [first, last] = [0, 0]
  return frames.map(({ at }, i) => {
    while (at - frames[first]!.at > BLINK.windowS) first++
    while (last + 1 < frames.length && frames[last + 1]!.at - at <= BLINK.windowS) last++
    return values[i]! / Math.max(overall, percentile(values.subarray(first, last + 1), BLINK.openShare))
  })
}

function blinksIn(frames: readonly Frame[]): SeenAction[] {
  const both = openness(frames, meanEar)
  const left = openness(frames, (frame) => frame.earLeft)
  const right = openness(frames, (frame) => frame.earRight)
  const spread = (part: readonly Frame[], of: (frame: Frame) => number) => Math.max(...part.map(of)) - Math.min(...part.map(of))
  return runs(frames, (i) => both[i]! < BLINK.shut).flatMap(([first, last]) => {
    const [from, to] = [frames[first]!.at, frames[last]!.at]
    const seconds = lasting(frames, [first, last])
    const peak = Math.min(...both.slice(first, last + 1))
    const within = (i: number) => i >= first && i <= last
    const openNear = (before: boolean) => frames.some((frame, i) => both[i]! > BLINK.open
      && (before ? frame.at < from && from - frame.at <= BLINK.aroundS : frame.at > to && frame.at - to <= BLINK.aroundS))
    const around = frames.slice(Math.max(0, first - 1), last + 2)
    const isBlink = peak <= (seconds > BLINK.slowS ? BLINK.slowDeep : BLINK.deep) && seconds <= BLINK.maxS
      && frames.some((_, i) => within(i) && left[i]! < BLINK.eachEye && right[i]! < BLINK.eachEye)
      && openNear(true) && openNear(false)
      && spread(around, (f) => f.yaw) < BLINK.maxTurn && spread(around, (f) => f.pitch) < BLINK.maxTurn
    return isBlink ? [{ action: 'blink' as const, from, to, peak }] : []
  })
}

function openingsIn(frames: readonly Frame[]): SeenAction[] {
  return runs(frames, (i, inRun) => frames[i]!.mar >= (inRun ? MOUTH.closing : MOUTH.open), MOUTH.pauseS).flatMap(([first, last]) => {
    const [from, to] = [frames[first]!.at, frames[last]!.at]
    const seconds = lasting(frames, [first, last])
    const peak = Math.max(...frames.slice(first, last + 1).map((f) => f.mar))
    const fromRest = frames.some((f) => f.at < from && from - f.at <= MOUTH.restWithinS && f.mar < MOUTH.rest)
    const longEnough = seconds >= (peak >= MOUTH.wide ? MOUTH.wideMinS : MOUTH.minS)
    return peak >= MOUTH.peak && longEnough && fromRest ? [{ action: 'openMouth' as const, from, to, peak }] : []
  })
}

/**
 * Were the challenged actions done in the challenged order? Others between them do not matter: everybody blinks.
 * Each challenged action needs an own event that begins after the one before has ended. `missing`: the first that was not found.
 */
export function challengeMet(seen: readonly SeenAction[], challenge: readonly Action[]): { ok: true } | { ok: false; missing: Action } {
  let after = -Infinity
  for (const action of challenge) {
    const event = seen.find((one) => one.action === action && one.from > after)
    if (!event) return { ok: false, missing: action }
    after = event.to
  }
  return { ok: true }
}

/** Seconds that the watcher looks back: the open eye's window and the longest blink. */
const MEMORY_S = BLINK.windowS + BLINK.maxS + 2 * BLINK.aroundS
/** An opening that lasts so long counts before the mouth has closed again (mouths of elders close late when told to). */
const HELD_S = 1

/** Live form: push every frame, get each action once, when it is over. */
export class ActionWatcher {
  private frames: FrameSignals[] = []
  private reportedTo = -Infinity

  push(frame: FrameSignals): SeenAction | null {
    this.frames = [...this.frames.filter(({ at }) => frame.at - at <= MEMORY_S), frame]
    const seen = actionsIn(this.frames).find(({ from, to }) => from > this.reportedTo && (to < frame.at - MOUTH.pauseS || to - from >= HELD_S))
    if (!seen) return null
    this.reportedTo = seen.to
    return seen
  }
}
