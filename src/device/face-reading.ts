import type { Action, Camera, Eyes } from '@/domain/contract/common'
import { hintFor, type Hint } from '@/domain/face/hint'
import type { FrameSignals } from '@/domain/face/signals'
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

/** Frames in rising order of `at` → readings. One a live picture: it remembers the last seconds. */
export function createReader({ camera, eyes }: Person): (frame: FrameSignals) => Reading {
  const watcher = new ActionWatcher(eyes)
  return (frame) => {
    const seen = watcher.push(frame)
    return {
      hint: hintFor(frame, camera),
      seen: seen && { action: seen.action, agoMs: Math.round((frame.at - seen.from) * 1000) },
    }
  }
}
