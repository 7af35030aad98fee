/** What a person can be told to do, each as a curve over time: the actions that are asked for, and what must not be taken for one. */
import type { Action } from '../../src/domain/contract/common'
import { ramp } from './curve'
import type { Pose } from './pose'

export type Move = Action | 'slowBlink' | 'talk' | 'lookDown'

/** One move and when it begins, seconds from the first frame. */
export interface Cue { action: Move, at: number }

/** Seconds from the first sign of the move to rest. */
export const LASTS: Record<Move, number> = {
  blink: 0.46, openMouth: 1.2, turnLeft: 1.7, turnRight: 1.7, nod: 1.3, slowBlink: 2.2, talk: 2.4, lookDown: 1.8,
}

/** From rest to `full` within `out` seconds, held, and back within `out` seconds. */
const there = (t: number, out: number, lasts: number) => ramp(0, out, t) * (1 - ramp(lasts - out, lasts, t))

/** Degrees and centimetres at the farthest. */
const FAR = { turn: 27, nod: 19, lookDown: 0.75 }
/** Syllables a second. */
const SYLLABLES = 3.4

type Moved = Required<Pick<Pose, 'blink' | 'mouth' | 'yaw' | 'pitch' | 'lookY'>>
/** At `t` seconds of the move. The person's left is the picture's right. */
const CURVES: Record<Move, (t: number, lasts: number) => Partial<Moved>> = {
  blink: (t, lasts) => ({ blink: ramp(0, 0.12, t) * (1 - ramp(0.3, lasts, t)) }),
  slowBlink: (t, lasts) => ({ blink: there(t, 0.5, lasts) }),
  openMouth: (t, lasts) => ({ mouth: ramp(0, 0.3, t) * (1 - ramp(0.8, lasts, t)) }),
  talk: (t, lasts) => ({ mouth: there(t, 0.1, lasts) * (0.3 + 0.22 * Math.sin(t * 2.9)) * Math.max(0, Math.sin(t * SYLLABLES * 2 * Math.PI)) * 1.5 }),
  turnLeft: (t, lasts) => ({ yaw: FAR.turn * there(t, 0.6, lasts) }),
  turnRight: (t, lasts) => ({ yaw: -FAR.turn * there(t, 0.6, lasts) }),
  nod: (t, lasts) => ({ pitch: FAR.nod * there(t, 0.5, lasts) }),
  lookDown: (t, lasts) => ({ lookY: FAR.lookDown * there(t, 0.15, lasts) }),
}

/** What the cues do to the pose at `time`. */
export function movesAt(time: number, cues: readonly Cue[]): Moved {
  const moved: Moved = { blink: 0, mouth: 0, yaw: 0, pitch: 0, lookY: 0 }
  for (const { action, at } of cues) {
    const one = CURVES[action](time - at, LASTS[action])
    moved.blink = Math.max(moved.blink, one.blink ?? 0)
    moved.mouth = Math.max(moved.mouth, one.mouth ?? 0)
    moved.yaw += one.yaw ?? 0
    moved.pitch += one.pitch ?? 0
    moved.lookY += one.lookY ?? 0
  }
  return moved
}
