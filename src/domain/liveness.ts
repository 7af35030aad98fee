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

interface Frame extends FaceSignals {
  at: number
  /** Opening over the open eye's, 0..1 and a little more: of both, and of each. */
  both: number
  left: number
  right: number
}

/** Every blink and opening of the mouth in the series (frames in rising order of `at`), by their beginning. */
export function actionsIn(series: readonly FrameSignals[]): SeenAction[] {
  const seen = series.flatMap(({ at, face }) => (face ? [{ at, ...face }] : []))
  const times = seen.map(({ at }) => at)
  const both = openness(times, seen.map(({ earLeft, earRight }) => (earLeft + earRight) / 2))
  const left = openness(times, seen.map(({ earLeft }) => earLeft))
  const right = openness(times, seen.map(({ earRight }) => earRight))
  const frames = seen.map((face, i): Frame => ({ ...face, both: both[i] ?? 1, left: left[i] ?? 1, right: right[i] ?? 1 }))
  return [...blinksIn(frames), ...openingsIn(frames)].sort((a, b) => a.from - b.from)
}

/** The value that `share` of all lie below. */
function percentile(values: Float64Array, share: number): number {
  return values.slice().sort()[Math.round(share * (values.length - 1))] ?? 0
}

/**
 * Each opening over the open eye's. The open eye is what the frames around show, but never much less than the whole series
 * shows: else eyes that stay shut for seconds would count as open.
 */
function openness(times: readonly number[], openings: readonly number[]): number[] {
  const values = Float64Array.from(openings)
  const overall = BLINK.overallShare * percentile(values, BLINK.openShare)
  let [first, end] = [0, 0]
  return openings.map((opening, i) => {
    const at = times[i] ?? 0
    while ((times[first] ?? at) < at - BLINK.windowS) first++
    while ((times[end] ?? Infinity) <= at + BLINK.windowS) end++
    return opening / Math.max(overall, percentile(values.subarray(first, end), BLINK.openShare))
  })
}

interface Stretch {
  frames: Frame[]
  /** With one frame more on both sides. */
  around: Frame[]
  from: number
  to: number
  /** The last frame stands for the time up to the next. */
  seconds: number
}

/** Consecutive frames that satisfy `belongs`; up to `pauseS` of other frames within a stretch are bridged. */
function stretches(all: readonly Frame[], belongs: (frame: Frame, isInside: boolean) => boolean, pauseS = 0): Stretch[] {
  const found: { first: number; last: number; from: number; to: number }[] = []
  all.forEach((frame, i) => {
    const open = found.at(-1)
    const isNext = open?.last === i - 1 && frame.at - open.to < NEIGHBOUR_S
    if (!belongs(frame, isNext)) return
    if (open && (isNext || frame.at - open.to <= pauseS)) Object.assign(open, { last: i, to: frame.at })
    else found.push({ first: i, last: i, from: frame.at, to: frame.at })
  })
  return found.map(({ first, last, from, to }) => ({
    frames: all.slice(first, last + 1),
    around: all.slice(Math.max(0, first - 1), last + 2),
    from,
    to,
    seconds: Math.min(all[last + 1]?.at ?? to, to + NEIGHBOUR_S) - from,
  }))
}

function blinksIn(all: readonly Frame[]): SeenAction[] {
  const spread = (values: number[]) => Math.max(...values) - Math.min(...values)
  return stretches(all, ({ both }) => both < BLINK.shut).flatMap(({ frames, around, from, to, seconds }) => {
    const peak = Math.min(...frames.map(({ both }) => both))
    const isDeep = peak <= (seconds > BLINK.slowS ? BLINK.slowDeep : BLINK.deep) && seconds <= BLINK.maxS
    const isBothEyes = frames.some(({ left, right }) => left < BLINK.eachEye && right < BLINK.eachEye)
    const isOpen = (after: number, before: number) => all.some(({ at, both }) => both > BLINK.open && at >= after && at <= before)
    const opens = isOpen(from - BLINK.aroundS, from) && isOpen(to, to + BLINK.aroundS)
    const isCalm = spread(around.map(({ yaw }) => yaw)) < BLINK.maxTurn && spread(around.map(({ pitch }) => pitch)) < BLINK.maxTurn
    return isDeep && isBothEyes && opens && isCalm ? [{ action: 'blink' as const, from, to, peak }] : []
  })
}

function openingsIn(all: readonly Frame[]): SeenAction[] {
  const belongs = ({ mar }: Frame, isInside: boolean) => mar >= (isInside ? MOUTH.closing : MOUTH.open)
  return stretches(all, belongs, MOUTH.pauseS).flatMap(({ frames, from, to, seconds }) => {
    const peak = Math.max(...frames.map(({ mar }) => mar))
    const isFromRest = all.some(({ at, mar }) => at < from && at >= from - MOUTH.restWithinS && mar < MOUTH.rest)
    const isLong = seconds >= (peak >= MOUTH.wide ? MOUTH.wideMinS : MOUTH.minS)
    return peak >= MOUTH.peak && isLong && isFromRest ? [{ action: 'openMouth' as const, from, to, peak }] : []
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
    const isOver = ({ from, to }: SeenAction) => to < frame.at - MOUTH.pauseS || to - from >= HELD_S
    const seen = actionsIn(this.frames).find((one) => one.from > this.reportedTo && isOver(one))
    if (!seen) return null
    this.reportedTo = seen.to
    return seen
  }
}
