/**
 * Tries and sessions of one person on one civil day (rule R24).
 *
 * A try counts when the server has measured a video and said what it saw; opening an attempt, losing the network or a fault of ours costs
 * nothing. Three counted tries make a session, as does an hour or a match; five sessions make a day. After that nobody is locked out of
 * being certified: kiosk, counter, visit and review stay open.
 *
 * So the tally is written in one place, the transaction that ends an attempt: `openTry` at the start only numbers the try, and `settle`
 * checks the limits again, because several attempts may be open at once.
 */
import { addMonths, type LocalDate } from './calendar'
import type { Action, Eyes, Unable } from './contract/common'
import type { FaceVerdict } from './contract/face'
import type { FaceFailure } from './face-failure'
import { isWithoutActions, rungOf, showsLess } from './ladder'
import type { Policy } from './policy/policy'

export interface SessionTally {
  /** Sessions begun today, the running one included. */
  sessions: number
  triesInSession: number
  /** null: none running. */
  sessionStartedAtMs: number | null
}

export const NO_TRIES: SessionTally = { sessions: 0, triesInSession: 0, sessionStartedAtMs: null }

export type OpenedTry =
  | { ok: true; tally: SessionTally; tryNo: number; sessionNo: number }
  | { ok: false; reason: 'tooManyToday' }

const MINUTE_MS = 60_000

/** The number that a try begun now would have. The tally that comes back need not be stored. */
export function openTry(tally: SessionTally, policy: Policy, nowMs: number): OpenedTry {
  const { triesPerSession, sessionsPerDay, sessionMinutes } = policy.liveness
  const { sessions, triesInSession, sessionStartedAtMs } = tally
  const isFresh = sessionStartedAtMs !== null && nowMs < sessionStartedAtMs + sessionMinutes * MINUTE_MS
  const isRunning = isFresh && triesInSession < triesPerSession
  if (isRunning) return { ok: true, tally, tryNo: triesInSession + 1, sessionNo: sessions }
  if (sessions >= sessionsPerDay) return { ok: false, reason: 'tooManyToday' }
  const fresh = { sessions: sessions + 1, triesInSession: 0, sessionStartedAtMs: nowMs }
  return { ok: true, tally: fresh, tryNo: 1, sessionNo: fresh.sessions }
}

/** Reasons that can only come from looking at a video. All others are ours, the line's or the phone's. */
const MEASURED: ReadonlySet<FaceFailure> = new Set<FaceFailure>([
  'noFace', 'tooFar', 'tooClose', 'offCenter', 'manyFaces', 'covered', 'tooDark', 'tooBright', 'moved',
  'blinkMissing', 'mouthMissing', 'turnMissing', 'nodMissing', 'notLive', 'notSamePerson', 'timeout',
])

/** What to write when a verdict is in: always the tally, and one of three ends. */
export type Settlement = { tally: SessionTally } & (
  | { kind: 'matched' }
  | { kind: 'needsReview'; why: Extract<FaceVerdict, { kind: 'review' }>['why'] }
  | { kind: 'notMatched'; reason: FaceFailure; triesLeft: number; sessionsLeft: number }
)

/** Turns a verdict into an end, by the tally as it is inside the transaction. A verdict beyond the day's limit is not looked at. */
export function settle(verdict: FaceVerdict, stored: SessionTally, policy: Policy, nowMs: number): Settlement {
  const opened = openTry(stored, policy, nowMs)
  if (!opened.ok) return { kind: 'notMatched', reason: opened.reason, triesLeft: 0, sessionsLeft: 0, tally: stored }

  const counted = { ...opened.tally, triesInSession: opened.tally.triesInSession + 1 }
  if (verdict.kind === 'matched') return { kind: 'matched', tally: { ...counted, sessionStartedAtMs: null } }
  if (verdict.kind === 'review') return { kind: 'needsReview', why: verdict.why, tally: counted }
  const counts = MEASURED.has(verdict.reason)
  const tally = counts ? counted : opened.tally
  return {
    kind: 'notMatched',
    reason: verdict.reason,
    triesLeft: policy.liveness.triesPerSession - tally.triesInSession,
    sessionsLeft: policy.liveness.sessionsPerDay - tally.sessions,
    tally: counts ? counted : stored,
  }
}

/** What a third action can be; a second blink proves little where only one eye can. */
const THIRD: readonly Action[] = ['blink', 'turnLeft', 'turnRight', 'nod']

/**
 * The actions to ask for, in the order in which they must be seen: blink and mouth, in random order; in a share of the attempts a third one
 * at a random place, never the same twice in a row. Who declared that only one eye can blink always gets a third one, so that the declaration makes nothing easier.
 */
export function chooseActions(policy: Policy, random: () => number, eyes?: Eyes, unable: Unable = []): Action[] {
  const rung = rungOf(unable)
  if (isWithoutActions(rung)) return []
  if (rung !== 'blink') return withHead(random, unable)
  // a stiff neck: two of the one and one of the other, so that there are three, too
  if (unable.includes('turn')) return random() < 0.5 ? ['blink', 'openMouth', 'blink'] : ['openMouth', 'blink', 'openMouth']
  const actions: Action[] = random() < 0.5 ? ['blink', 'openMouth'] : ['openMouth', 'blink']
  const hasThird = random() * policy.liveness.thirdActionOneIn < 1
  if (!hasThird && !eyes) return actions
  const choice = eyes ? THIRD.filter((one) => one !== 'blink') : THIRD
  const third = choice[Math.floor(random() * choice.length)] ?? 'nod'
  if (third === 'blink') return ['blink', 'openMouth', 'blink'] // two in a row look like one prompt that stayed
  actions.splice(Math.floor(random() * 3), 0, third)
  return actions
}

/**
 * Who cannot blink or open the mouth turns and nods instead: always three actions, so that the declaration asks for more than it spares. A
 * photo can be turned and tilted, which is why a person looks at every such film (asDeclared).
 */
function withHead(random: () => number, unable: Unable): Action[] {
  const turns: readonly [Action, Action] = random() < 0.5 ? ['turnLeft', 'turnRight'] : ['turnRight', 'turnLeft']
  // between the two turns something else: a turn to either side counts as the one that was asked for
  if (unable.includes('blink') && unable.includes('openMouth')) return [turns[0], 'nod', turns[1]]
  const face: Action = unable.includes('blink') ? 'openMouth' : 'blink'
  const head: Action[] = random() < 0.5 ? [turns[0], 'nod'] : ['nod', turns[0]]
  head.splice(Math.floor(random() * 3), 0, face)
  return head
}

/** What the machine would have passed goes to a person, where the film shows less than of others. What it refuses, it refuses. */
export function asDeclared(verdict: FaceVerdict, unable: Unable = []): FaceVerdict {
  return verdict.kind === 'matched' && showsLess(unable) ? { ...verdict, kind: 'review', why: 'declaredUnable' } : verdict
}

/** Adults are told apart from their younger selves badly: of pairs decades apart only every third reaches .45 (docs/models.md). */
export function isPhotoOld(takenOn: LocalDate | undefined, policy: Policy, today: LocalDate): boolean {
  return takenOn !== undefined && addMonths(takenOn, 12 * policy.liveness.photoYears) < today
}

/** The first instant (UTC, ms) at which an attempt can no longer be finished. */
export function expiresAtMs(openedAtMs: number, policy: Policy): number {
  return openedAtMs + policy.liveness.attemptMinutes * MINUTE_MS
}

export function isExpired(openedAtMs: number, policy: Policy, nowMs: number): boolean {
  return nowMs >= expiresAtMs(openedAtMs, policy)
}
