/**
 * The filming of one attempt as a pure machine: opening → position → hold → (prompt → watch) for each action → closing → done.
 * The device tells what happened, the machine says what is on screen, what is spoken and whether the recorder runs.
 *
 * The clip holds every action once, in order, because the server judges one video. So a missed action starts the recording again at
 * the first action. The recording begins when the first prompt has been spoken; one try of an action is its prompt (at most about 4 s of
 * voice) and then at most 6 s of waiting: the 10 s after which a prompt is repeated, of which the clip keeps the last 6.
 */
import type { Action } from './contract/common'
import type { FaceFailure } from './face-failure'
import { look, nextLine, UNSEEN, type Line, type Look, type ShownLine } from './capture-hint'
import type { Hint } from './face/hint'

/** ms. Origin: ux/screens S7, unless said otherwise. */
export const CAPTURE_MS = {
  /** From the permission to the first frame; then the camera is busy. */
  opening: 8000,
  /** The face is good for this long before hold. */
  good: 1200,
  hold: 1000,
  /** Without voice, the least time to read a caption. Our judgement. */
  reading: 1000,
  /** Recorded before an action may be seen: the server compares a closed eye with the open one before it. Our judgement. */
  lead: 600,
  /** Recorded after the last action. Our judgement. */
  tail: 500,
  /** A clip ends so much before its limit: recorders start early and stop late. Our judgement. */
  slack: 500,
  /** Waiting for one action; in timed filming, all that an action gets. */
  action: 6000,
  /** A face lost this long during an action sends back to position. Our judgement. */
  lost: 1500,
  /** Without a face model: time to bring the face into the oval. Our judgement. */
  blindPosition: 4000,
  /** Models that are not there by then are not waited for. */
  models: 10_000,
  family: 20_000,
  ask: 60_000,
  /** Between two spoken hints; the same hint again after twice that. */
  voiceGap: 4000,
} as const
export const MAX_REPEATS = 3

/** `loading` face models; `full`: hints and actions are seen; `hints`: too slow to see a blink; `none`: plain timed filming. */
export type Watch = 'loading' | 'full' | 'hints' | 'none'
export type Phase = 'opening' | 'position' | 'hold' | 'again' | 'prompt' | 'watch' | 'closing' | 'done' | 'asking' | 'failed'
/** What is spoken; the device knows the sentence. */
export type Cue = 'position' | 'hold' | 'again' | 'done' | 'family' | Action | Hint

export interface Capture {
  readonly actions: readonly Action[]
  readonly phase: Phase
  readonly sinceMs: number
  /** First frame can be expected since; null while the person is asked for permission. */
  readonly grantedAtMs: number | null
  /** Since when the face is being looked for, across falls back from hold. */
  readonly searchingSinceMs: number
  readonly watch: Watch
  readonly look: Look
  readonly line: ShownLine | null
  readonly familySaid: boolean
  readonly step: number
  readonly repeats: readonly number[]
  readonly recording: boolean
  readonly recordedFromMs: number | null
  readonly prompts: readonly { action: Action; shownAtMs: number }[]
  readonly cue: { readonly no: number; readonly word: Cue; readonly speaking: boolean; readonly atMs: number } | null
  readonly failure: FaceFailure | null
}

export type CaptureEvent =
  | { kind: 'tick' | 'granted' | 'firstFrame' | 'recorderStarted' | 'interrupted' | 'cameraLost' | 'stop' | 'carryOn' | 'sayAgain' }
  | { kind: 'watch'; watch: Watch }
  | { kind: 'reading'; hint: Hint | null }
  /** An action that was seen whole and began so many ms ago. */
  | { kind: 'seen'; action: Action; agoMs: number }
  | { kind: 'said'; no: number }
  | { kind: 'trouble'; reason: FaceFailure }

export const openCapture = (actions: readonly Action[], nowMs: number): Capture => ({
  actions, phase: 'opening', sinceMs: nowMs, grantedAtMs: null, searchingSinceMs: nowMs, watch: 'loading', look: UNSEEN, line: null,
  familySaid: false, step: 0, repeats: actions.map(() => 0), recording: false, recordedFromMs: null, prompts: [], cue: null, failure: null,
})

/** Longest clip of so many actions, ms: 12 s for the usual two. */
export const clipLimitMs = (actions: number): number => actions * CAPTURE_MS.action

const isSequence = (phase: Phase) => phase === 'again' || phase === 'prompt' || phase === 'watch'
const isOver = (phase: Phase) => phase === 'done' || phase === 'failed'
const dropped = { step: 0, recording: false, recordedFromMs: null, prompts: [] } as const

function enter(state: Capture, phase: Phase, nowMs: number, cue?: Cue): Capture {
  const next = { ...state, phase, sinceMs: nowMs }
  return cue ? say(next, cue, nowMs) : next
}

function say(state: Capture, word: Cue, nowMs: number): Capture {
  return { ...state, cue: { no: (state.cue?.no ?? 0) + 1, word, speaking: true, atMs: nowMs } }
}

/** Back to looking for the face; whatever was recorded is dropped. */
function search(state: Capture, nowMs: number, word?: Line): Capture {
  const line = word ? { word, sinceMs: nowMs } : null
  return enter({ ...state, ...dropped, line, look: UNSEEN, familySaid: false, searchingSinceMs: nowMs }, 'position', nowMs, 'position')
}

const fail = (state: Capture, failure: FaceFailure, nowMs: number): Capture =>
  enter({ ...state, ...dropped, failure }, 'failed', nowMs)

function prompt(state: Capture, step: number, nowMs: number): Capture {
  const action = state.actions[step]
  if (!action) return enter(state, 'closing', nowMs, 'done')
  const shownAtMs = state.recordedFromMs === null ? 0 : nowMs - state.recordedFromMs
  return enter({ ...state, step, line: null, prompts: [...state.prompts, { action, shownAtMs }] }, 'prompt', nowMs, action)
}

function missed(state: Capture, nowMs: number): Capture {
  const before = state.repeats[state.step] ?? 0
  if (before >= MAX_REPEATS) return fail(state, state.actions[state.step] === 'blink' ? 'blinkMissing' : 'mouthMissing', nowMs)
  const repeats = state.repeats.map((count, step) => (step === state.step ? count + 1 : count))
  return enter({ ...state, ...dropped, repeats }, 'again', nowMs, 'again')
}

/** Takes in what happened at `nowMs` (any monotonic clock, always the same one). */
export function capture(state: Capture, event: CaptureEvent, nowMs: number): Capture {
  if (isOver(state.phase)) return state
  const { phase } = state
  switch (event.kind) {
    case 'tick': return tick(state, nowMs)
    case 'granted': return { ...state, grantedAtMs: state.grantedAtMs ?? nowMs }
    case 'firstFrame': return phase === 'opening' ? search(state, nowMs, state.line?.word) : state
    case 'watch': return { ...state, watch: event.watch, look: event.watch === 'none' ? UNSEEN : state.look }
    case 'reading': return { ...state, look: look(state.look, event.hint, nowMs) }
    case 'recorderStarted': return state.recording && state.recordedFromMs === null ? { ...state, recordedFromMs: nowMs } : state
    case 'said': return state.cue?.no === event.no ? { ...state, cue: { ...state.cue, speaking: false, atMs: nowMs } } : state
    case 'seen': return isAwaited(state, event, nowMs) ? prompt(state, state.step + 1, nowMs) : state
    case 'interrupted': return phase === 'opening' || phase === 'asking' ? state : search(state, nowMs, 'interrupted')
    case 'cameraLost': return phase === 'opening' ? state : enter({ ...search(state, nowMs, 'interrupted'), grantedAtMs: nowMs }, 'opening', nowMs)
    case 'stop': return phase === 'closing' ? state : enter({ ...state, ...dropped }, 'asking', nowMs)
    case 'carryOn': return phase === 'asking' ? search(state, nowMs) : state
    case 'sayAgain': return state.cue && !state.cue.speaking ? say(state, sentenceOf(state), nowMs) : state
    case 'trouble': return fail(state, event.reason, nowMs)
  }
}

/** What began while the prompt was still spoken is not the answer to it; the lead is on the recording. */
function isAwaited({ phase, watch, actions, step, sinceMs }: Capture, seen: { action: Action; agoMs: number }, nowMs: number): boolean {
  return phase === 'watch' && watch === 'full' && actions[step] === seen.action && nowMs - seen.agoMs >= sinceMs - CAPTURE_MS.lead
}

function sentenceOf(state: Capture): Cue {
  if (isSequence(state.phase)) return state.actions[state.step] ?? 'done'
  return state.phase === 'hold' ? 'hold' : 'position'
}

function tick(state: Capture, nowMs: number): Capture {
  const inPhase = nowMs - state.sinceMs
  const quiet = !state.cue?.speaking
  switch (state.phase) {
    case 'opening': return state.grantedAtMs !== null && nowMs - state.grantedAtMs > CAPTURE_MS.opening
      ? fail(state, 'cameraBusy', nowMs) : state
    case 'position': return position(state, quiet, nowMs)
    case 'hold':
      if (sees(state) && state.look.steady) return enter(state, 'position', nowMs)
      return quiet && inPhase >= CAPTURE_MS.hold ? prompt(state, 0, nowMs) : state
    case 'again': return ifNotLost(state, nowMs, quiet && inPhase >= CAPTURE_MS.reading ? prompt(state, 0, nowMs) : state)
    case 'prompt': return ifNotLost(state, nowMs, quiet && inPhase >= CAPTURE_MS.reading ? openWindow(state, nowMs) : state)
    case 'watch': return ifNotLost(state, nowMs, waitForAction(state, nowMs))
    case 'closing': return inPhase >= CAPTURE_MS.tail ? enter(state, 'done', nowMs) : state
    default: return state
  }
}

const sees = ({ watch }: Capture) => watch === 'full' || watch === 'hints'

function position(state: Capture, quiet: boolean, nowMs: number): Capture {
  const searching = nowMs - state.searchingSinceMs
  if (state.watch === 'loading') return searching >= CAPTURE_MS.models ? { ...state, watch: 'none' } : state
  const good = sees(state)
    ? state.look.steady === null && state.look.raw === null && nowMs - state.look.steadySinceMs >= CAPTURE_MS.good
    : searching >= CAPTURE_MS.blindPosition
  if (good && quiet) return enter({ ...state, line: null }, 'hold', nowMs, 'hold')
  if (searching >= CAPTURE_MS.ask) return enter(state, 'asking', nowMs)
  return hint(state, quiet, searching, nowMs)
}

/** One hint at a time on screen; spoken when nobody speaks and the gap has passed. */
function hint(state: Capture, quiet: boolean, searching: number, nowMs: number): Capture {
  const wanted = state.look.steady ?? null
  const line = nextLine(state.line, wanted, nowMs)
  const next = { ...state, line }
  if (!quiet || !state.cue || nowMs - state.cue.atMs < CAPTURE_MS.voiceGap) return next
  if (searching >= CAPTURE_MS.family && !state.familySaid) {
    return say({ ...next, familySaid: true, line: { word: 'family', sinceMs: nowMs } }, 'family', nowMs)
  }
  const word = state.look.steady
  if (!word || (state.cue.word === word && nowMs - state.cue.atMs < 2 * CAPTURE_MS.voiceGap)) return next
  return say(next, word, nowMs)
}

/** The prompt has been said: the recorder starts (once a clip), and the window opens when enough was recorded. */
function openWindow(state: Capture, nowMs: number): Capture {
  if (!state.recording) return { ...state, recording: true }
  const from = state.recordedFromMs
  return from !== null && nowMs - from >= CAPTURE_MS.lead ? enter(state, 'watch', nowMs) : state
}

function waitForAction(state: Capture, nowMs: number): Capture {
  const recorded = nowMs - (state.recordedFromMs ?? nowMs)
  if (state.watch !== 'full') return recorded >= endOfTimed(state) ? prompt(state, state.step + 1, nowMs) : state
  const full = recorded >= clipLimitMs(state.actions.length) - CAPTURE_MS.tail - CAPTURE_MS.slack
  return full || nowMs - state.sinceMs >= CAPTURE_MS.action ? missed(state, nowMs) : state
}

/** Timed filming: every action has its own 6 s of the clip, whatever is seen; the last one leaves room for the tail. */
function endOfTimed({ step, actions }: Capture): number {
  return (step + 1) * CAPTURE_MS.action - (step === actions.length - 1 ? CAPTURE_MS.tail + CAPTURE_MS.slack : 0)
}

/** During the actions only a lost face or a second one matters; the rest is the server's to judge. */
function ifNotLost(state: Capture, nowMs: number, otherwise: Capture): Capture {
  const { steady, steadySinceMs } = state.look
  const lost = sees(state) && (steady === 'noFace' || steady === 'manyFaces') && nowMs - steadySinceMs >= CAPTURE_MS.lost
  if (!lost) return otherwise
  return search(state, nowMs, steady)
}
