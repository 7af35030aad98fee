/** What the mere passing of time does to the filming: every limit of ux/screens S7. */
import { nextLine } from './capture-hint'
import { clipLimitMs, enter, fail, isTimed, missed, prompt, say, search, timedMs, CAPTURE_MS, type Capture } from './capture-state'

/** At `nowMs`, with nothing new from the device. Called about ten times a second; a rarer clock only makes limits coarser. */
export function tick(state: Capture, nowMs: number): Capture {
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
  const family = nextLine(state.line, 'family', nowMs)
  if (searching >= CAPTURE_MS.family && !state.familySaid && family?.word === 'family') {
    return say({ ...next, familySaid: true, line: family }, 'family', nowMs)
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
  const asked = state.actions[state.step]
  if (asked && isTimed(asked)) return nowMs - state.sinceMs >= timedMs(asked) ? prompt(state, state.step + 1, nowMs) : state
  const recorded = nowMs - (state.recordedFromMs ?? nowMs)
  if (state.watch !== 'full') return recorded >= endOfTimed(state) ? prompt(state, state.step + 1, nowMs) : state
  const full = recorded >= clipLimitMs(state.actions.length) - CAPTURE_MS.tail - CAPTURE_MS.slack
  return full || nowMs - state.sinceMs >= CAPTURE_MS.action ? missed(state, nowMs) : state
}

/**
 * Timed filming, ms of the clip: every action has its own 6 s, whatever is seen, and after a long prompt more, if those to come still fit.
 * The last one leaves room for the tail; the first is 1 s shorter, since its prompt was said before the recording began.
 */
function endOfTimed({ step, actions, sinceMs, recordedFromMs }: Capture): number {
  const toCome = actions.length - 1 - step
  const planned = clipLimitMs(actions.length) - CAPTURE_MS.tail - CAPTURE_MS.slack - toCome * CAPTURE_MS.action
  const saidAt = sinceMs - (recordedFromMs ?? sinceMs)
  const latest = CAPTURE_MS.timedClip - CAPTURE_MS.tail - toCome * CAPTURE_MS.timedToCome
  return Math.max(planned, Math.min(saidAt + CAPTURE_MS.timed, latest))
}

/** During the actions only a lost face or a second one matters; the rest is the server's to judge. */
function ifNotLost(state: Capture, nowMs: number, otherwise: Capture): Capture {
  const { steady, steadySinceMs } = state.look
  const lost = sees(state) && (steady === 'noFace' || steady === 'manyFaces') && nowMs - steadySinceMs >= CAPTURE_MS.lost
  if (!lost) return otherwise
  return search(state, nowMs, steady)
}
