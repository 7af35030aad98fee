/**
 * The filming of one attempt as a pure machine: opening → position → hold → (prompt → watch) for each action → closing → done.
 * The device tells what happened, the machine says what is on screen, what is spoken and whether the recorder runs.
 *
 * The clip holds every action once, in order, because the server judges one video. So a missed action starts the recording again at
 * the first action. The recording begins when the first prompt has been spoken; one try of an action is its prompt (at most about 4 s of
 * voice) and then at most 6 s of waiting: the 10 s after which a prompt is repeated, of which the clip keeps the last 6.
 */
import { look, UNSEEN } from './capture-hint'
import {
  CAPTURE_MS, dropped, enter, fail, isTimed, prompt, reopen, say, search, type Capture, type CaptureEvent, type Cue, type Phase, type Step,
} from './capture-state'
import { tick } from './capture-tick'
import type { Action } from './contract/common'
import { isAnswer } from './liveness'

const isSequence = (phase: Phase) => phase === 'again' || phase === 'prompt' || phase === 'watch'
const isOver = (phase: Phase) => phase === 'done' || phase === 'failed'

/** Takes in what happened at `nowMs` (any monotonic clock, always the same one). */
export function capture(state: Capture, event: CaptureEvent, nowMs: number): Capture {
  if (isOver(state.phase)) return state
  const { phase } = state
  switch (event.kind) {
    case 'tick': return tick(state, nowMs)
    case 'granted': return { ...state, grantedAtMs: state.grantedAtMs ?? nowMs }
    case 'firstFrame': return phase === 'opening' ? search({ ...state, hasPicture: true }, nowMs, state.line?.word) : { ...state, hasPicture: true }
    case 'watch': return { ...state, watch: event.watch, look: event.watch === 'none' ? UNSEEN : state.look }
    case 'reading': return { ...state, look: look(state.look, event.hint, nowMs) }
    case 'recorderStarted': return state.recording && state.recordedFromMs === null ? { ...state, recordedFromMs: nowMs } : state
    case 'said': return state.cue?.no === event.no ? { ...state, cue: { ...state.cue, speaking: false, atMs: nowMs } } : state
    case 'seen': return isAwaited(state, event, nowMs) ? prompt(state, state.step + 1, nowMs) : state
    case 'interrupted': return phase === 'opening' || phase === 'asking' ? state : search(state, nowMs, 'interrupted')
    case 'cameraLost': return cameraLost({ ...state, hasPicture: false }, nowMs)
    case 'stop': return phase === 'closing' ? state : enter({ ...state, ...dropped }, 'asking', nowMs)
    case 'carryOn': return phase !== 'asking' ? state : state.hasPicture ? search(state, nowMs) : reopen(state, nowMs)
    case 'sayAgain': return state.cue && !state.cue.speaking ? say(state, sentenceOf(state), nowMs) : state
    case 'trouble': return fail(state, event.reason, nowMs)
  }
}

function cameraLost(state: Capture, nowMs: number): Capture {
  if (state.phase === 'opening' || state.phase === 'asking') return state
  return reopen({ ...state, line: { word: 'interrupted', sinceMs: nowMs } }, nowMs)
}

const isAsked = (asked: Step | undefined, seen: Action) => asked !== undefined && !isTimed(asked) && isAnswer(seen, asked)

function isAwaited(state: Capture, seen: { action: Action; agoMs: number }, nowMs: number): boolean {
  const { phase, watch, actions, step, sinceMs } = state
  const beganMs = nowMs - seen.agoMs
  if (watch !== 'full' || !isAsked(actions[step], seen.action)) return false
  return phase === 'watch' && beganMs >= sinceMs - CAPTURE_MS.early || mayAnswerEarly(state, seen.action) && beganMs >= shownMs(state)
}

/**
 * People begin when they have read the caption. From the second step on the recording holds what they do while the prompt is still spoken.
 * A blink does not count so early: everybody blinks unasked, and it would cut the sentence.
 */
const mayAnswerEarly = ({ phase, step }: Capture, seen: Action) =>
  (phase === 'prompt' || phase === 'watch') && step > 0 && seen !== 'blink'

/** When the prompt of this step was shown. */
const shownMs = ({ prompts, step, recordedFromMs }: Capture) => (recordedFromMs ?? Infinity) + (prompts[step]?.shownAtMs ?? 0)

function sentenceOf(state: Capture): Cue {
  if (isSequence(state.phase)) return state.actions[state.step] ?? 'done'
  return state.phase === 'hold' ? 'hold' : 'position'
}
