import type { Action, Camera, Eyes } from '@/domain/contract/common'
import { hintFor, type Hint } from '@/domain/face/hint'
import type { Pixels } from '@/domain/face/pixels'
import { FaceTracker, type FaceModels } from '@/domain/face/track'
import { ActionWatcher } from '@/domain/liveness'

/** What one frame of the live picture says. */
export interface Reading {
  /** null: the face is well placed. */
  hint: Hint | null
  /** An action that has just been seen whole; it began so many ms before this frame. */
  seen: { action: Action; agoMs: number } | null
}

/** Who is filmed, as far as readings depend on it. `eyes`: the only eye that can blink. */
export interface Person { camera: Camera; eyes?: Eyes }

/**
 * Longer side of what the models get, pixels. The mesh looks at 192 pixels of the face, of which a phone's picture keeps 120 and more at 320
 * a side; before a kiosk the face is a third as wide. Every drawn clip gives the same events at both sizes, as did 12 of people (tests/face/live.test.ts).
 */
export const LONGER_SIDE: Record<Camera, number> = { front: 320, rear: 320, kiosk: 640 }

/** Looking for a second person costs as much as following the first; live, a hint may come so late. Seconds. */
const LOOK_AROUND_S = 1

/** Pictures at rising seconds → readings. One a live picture: it remembers the last seconds. */
export function createReader(models: FaceModels, { camera, eyes }: Person): (picture: Pixels, at: number) => Promise<Reading> {
  const tracker = new FaceTracker(models, LOOK_AROUND_S)
  const watcher = new ActionWatcher(eyes)
  return async (picture, at) => {
    const { signals } = await tracker.next(picture, at)
    const seen = watcher.push(signals)
    return {
      hint: hintFor(signals, camera),
      seen: seen && { action: seen.action, agoMs: Math.round((at - seen.from) * 1000) },
    }
  }
}
