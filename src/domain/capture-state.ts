/** What the filming of one attempt is made of, and its moves from phase to phase. The rules of when: capture.ts and capture-tick.ts. */
import type { Action } from './contract/common'
import { MISSING, type FaceFailure } from './face-failure'
import { UNSEEN, type Line, type Look, type ShownLine } from './capture-hint'
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
  /** Recorded before the window opens: the server compares a closed eye with the open one before it. Our judgement. */
  lead: 800,
  /** An action may begin so much before its window opens: people are quicker than the recorder. Our judgement. */
  early: 300,
  /** Recorded after the last action. Our judgement. */
  tail: 500,
  /** A clip ends so much before its limit: recorders start early and stop late. Our judgement. */
  slack: 500,
  /** Waiting for one action; in timed filming, what an action gets with its prompt. */
  action: 6000,
  /** Timed filming: what an action gets after its prompt was said, as long as the clip has room for it. Our judgement. */
  timed: 4000,
  /** Timed filming: kept for each action that is still to come: 4 s of voice, and no less than 2.5 s to do it. Our judgement. */
  timedToCome: 6500,
  /** Longest clip of timed filming; the server reads 20 s. */
  timedClip: 19_000,
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

/** What nobody has to be seen doing and only takes its time (ladder.ts): a digit that is read aloud, a calm look at the camera. */
export const DIGIT_STEPS = ['digit0', 'digit1', 'digit2', 'digit3', 'digit4', 'digit5', 'digit6', 'digit7', 'digit8', 'digit9'] as const
export type TimedStep = (typeof DIGIT_STEPS)[number] | 'still'
export type Step = Action | TimedStep
/** ms after its prompt was said: a digit is one syllable; five seconds as people know them from the counter. Our judgement. */
const TIMED_MS = { digit: 1800, still: 5000 } as const

const TIMED: ReadonlySet<Step> = new Set<Step>([...DIGIT_STEPS, 'still'])
export const isTimed = (step: Step): step is TimedStep => TIMED.has(step)
export const timedMs = (step: TimedStep): number => (step === 'still' ? TIMED_MS.still : TIMED_MS.digit)

/** What an attempt asks for, in order. */
export function stepsOf({ actions, digits = '' }: { actions: readonly Action[]; digits?: string }): Step[] {
  if (actions.length > 0) return [...actions]
  const read = [...digits].flatMap((digit) => DIGIT_STEPS[Number(digit)] ?? [])
  return read.length > 0 ? read : ['still']
}

/** `loading` face models; `full`: hints and actions are seen; `hints`: too slow to see a blink; `none`: plain timed filming. */
export type Watch = 'loading' | 'full' | 'hints' | 'none'
export type Phase = 'opening' | 'position' | 'hold' | 'again' | 'prompt' | 'watch' | 'closing' | 'done' | 'asking' | 'failed'
/** What is spoken; the device knows the sentence. */
export type Cue = 'position' | 'hold' | 'again' | 'done' | 'family' | Step | Hint

export interface Capture {
  readonly actions: readonly Step[]
  readonly phase: Phase
  readonly sinceMs: number
  /** First frame can be expected since; null while the person is asked for permission. */
  readonly grantedAtMs: number | null
  readonly hasPicture: boolean
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

export const openCapture = (actions: readonly Step[], nowMs: number): Capture => ({
  actions, phase: 'opening', sinceMs: nowMs, grantedAtMs: null, hasPicture: false, searchingSinceMs: nowMs, watch: 'loading',
  look: UNSEEN, line: null, familySaid: false, step: 0, repeats: actions.map(() => 0), recording: false, recordedFromMs: null, prompts: [], cue: null,
  failure: null,
})

/** Longest clip of so many actions, ms: 12 s for the usual two. */
export const clipLimitMs = (actions: number): number => actions * CAPTURE_MS.action

/** Nothing is recorded, and the actions begin again. */
export const dropped = { step: 0, recording: false, recordedFromMs: null, prompts: [] } as const

/** Into a phase, with what is said on entering it. */
export function enter(state: Capture, phase: Phase, nowMs: number, cue?: Cue): Capture {
  const next = { ...state, phase, sinceMs: nowMs }
  return cue ? say(next, cue, nowMs) : next
}

/** A new sentence. The device cuts the one before, so only phases that were waited for, or an early answer, may speak over it. */
export function say(state: Capture, word: Cue, nowMs: number): Capture {
  return { ...state, cue: { no: (state.cue?.no ?? 0) + 1, word, speaking: true, atMs: nowMs } }
}

/** Back to looking for the face; whatever was recorded is dropped. */
export function search(state: Capture, nowMs: number, word?: Line): Capture {
  const line = word ? { word, sinceMs: nowMs } : null
  return enter({ ...state, ...dropped, line, look: UNSEEN, familySaid: false, searchingSinceMs: nowMs }, 'position', nowMs, 'position')
}

/** Waits for the camera's first frame; the 8 s begin now unless the person is still being asked. */
export function reopen(state: Capture, nowMs: number): Capture {
  return enter({ ...state, ...dropped, grantedAtMs: state.grantedAtMs === null ? null : nowMs }, 'opening', nowMs)
}

/** The end without a clip. */
export const fail = (state: Capture, failure: FaceFailure, nowMs: number): Capture =>
  enter({ ...state, ...dropped, failure }, 'failed', nowMs)

/** Asks for the action of this step; after the last one the clip is closed. */
export function prompt(state: Capture, step: number, nowMs: number): Capture {
  const action = state.actions[step]
  if (!action) return enter(state, 'closing', nowMs, 'done')
  const shownAtMs = state.recordedFromMs === null ? 0 : nowMs - state.recordedFromMs
  const prompts = isTimed(action) ? state.prompts : [...state.prompts, { action, shownAtMs }]
  return enter({ ...state, step, line: null, prompts }, 'prompt', nowMs, action)
}

/** The action was not seen: once more from the first, or the end after MAX_REPEATS. */
export function missed(state: Capture, nowMs: number): Capture {
  const before = state.repeats[state.step] ?? 0
  const asked = state.actions[state.step]
  if (before >= MAX_REPEATS) return fail(state, MISSING[asked && !isTimed(asked) ? asked : 'blink'], nowMs)
  const repeats = state.repeats.map((count, step) => (step === state.step ? count + 1 : count))
  return enter({ ...state, ...dropped, repeats }, 'again', nowMs, 'again')
}
