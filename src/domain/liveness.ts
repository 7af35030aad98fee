/**
 * The actions in a series of FrameSignals, and whether the challenged ones happened in the challenged order.
 * One rule for both sides: the server reads the finished clip (`actionsIn`), the browser the last seconds (`ActionWatcher`).
 *
 *   actionsIn(frames): SeenAction[]       challengeMet(seen, challenge, prompts): {ok: true, timing} | {ok: false, missing}
 *   new ActionWatcher().push(frame): SeenAction|null
 *
 * Around it, in ./face: FrameSignals (signals.ts), FaceTracker (track.ts: picture → signals, given the two models), hintFor (hint.ts),
 * judge (verdict.ts). Angles in degrees, times in seconds, ratios without unit.
 */
import type { Action, Eyes, Prompts } from './contract/common'
import type { FrameSignals } from './face/signals'
import { BLINK_MEMORY_S, blinksIn } from './liveness/blink'
import { HEAD_MEMORY_S, headMovesIn } from './liveness/head'
import { HELD_S, openingsIn, PAUSE_S } from './liveness/mouth'
import type { SeenAction } from './liveness/series'

export type { SeenAction } from './liveness/series'

/** Every action in the series (frames in rising order of `at`), by their beginning. `eyes`: the only eye that can blink, as declared. */
export function actionsIn(series: readonly FrameSignals[], eyes?: Eyes): SeenAction[] {
  const frames = series.flatMap(({ at, face }) => (face ? [{ at, ...face }] : []))
  return [...blinksIn(frames, eyes), ...openingsIn(frames), ...headMovesIn(frames)].sort((a, b) => a.from - b.from)
}

/**
 * Did each action come between its prompt and the next? `unknown`: the phone told nothing. `odd` is no refusal: it is for whoever weighs
 * the risk, since a clip that was made elsewhere does not know when it was asked.
 */
export type Timing = 'fits' | 'unknown' | 'odd'

/** Recorders start late, and people begin before a sentence has ended. Seconds; judgement. */
const PROMPT_SLACK_S = 1

/**
 * Does what was seen answer what was asked? A turn to the other side does: people mix up left and right, and some phones record the front
 * camera as a mirror shows it.
 */
export function isAnswer(seen: Action, asked: Action): boolean {
  return seen === asked || (TURNS.has(seen) && TURNS.has(asked))
}
const TURNS: ReadonlySet<Action> = new Set<Action>(['turnLeft', 'turnRight'])

/**
 * Were the challenged actions done in the challenged order? Others between them do not matter: everybody blinks.
 * Each challenged action needs an own event that begins after the one before has ended. `missing`: the first that was not found.
 */
export function challengeMet(
  seen: readonly SeenAction[], challenge: readonly Action[], prompts: Prompts = [],
): { ok: true; timing: Timing } | { ok: false; missing: Action } {
  const missing = firstMissing(seen, challenge)
  if (missing) return { ok: false, missing }
  return { ok: true, timing: prompts.length === 0 ? 'unknown' : fits(seen, challenge, prompts) ? 'fits' : 'odd' }
}

/** `mayBegin`: whether an event may stand for the action at this place of the challenge. */
function firstMissing(
  seen: readonly SeenAction[], challenge: readonly Action[], mayBegin: (at: number, place: number) => boolean = () => true,
): Action | null {
  let after = -Infinity
  for (const [place, action] of challenge.entries()) {
    const event = seen.find((one) => isAnswer(one.action, action) && one.from > after && mayBegin(one.from, place))
    if (!event) return action
    after = event.to
  }
  return null
}

function fits(seen: readonly SeenAction[], challenge: readonly Action[], prompts: Prompts): boolean {
  if (prompts.map(({ action }) => action).join() !== challenge.join()) return false
  const shownAt = (place: number) => (prompts[place]?.shownAtMs ?? Infinity) / 1000
  return firstMissing(seen, challenge, (at, place) =>
    at >= shownAt(place) - PROMPT_SLACK_S && at <= shownAt(place + 1) + PROMPT_SLACK_S) === null
}

/** Seconds that the watcher looks back. */
const MEMORY_S = Math.max(BLINK_MEMORY_S, HEAD_MEMORY_S)

const kindOf = ({ action }: SeenAction): 'face' | 'head' => (action === 'nod' || TURNS.has(action) ? 'head' : 'face')

/** Live form: push every frame, get each action once, when it is over. */
export class ActionWatcher {
  private frames: FrameSignals[] = []
  /** Until when each kind was reported: a blink inside a turn does not hide the turn, which ends later. */
  private reportedTo = { face: -Infinity, head: -Infinity }

  constructor(private readonly eyes?: Eyes) {}

  push(frame: FrameSignals): SeenAction | null {
    this.frames = [...this.frames.filter(({ at }) => frame.at - at <= MEMORY_S), frame]
    const isOver = ({ from, to, action }: SeenAction) => to < frame.at - PAUSE_S || (action === 'openMouth' && to - from >= HELD_S)
    const seen = actionsIn(this.frames, this.eyes).find((one) => one.from > this.reportedTo[kindOf(one)] && isOver(one))
    if (!seen) return null
    this.reportedTo[kindOf(seen)] = seen.to
    return seen
  }
}
