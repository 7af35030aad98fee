import type { Action, Camera } from '@/domain/contract/common'
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

/** Frames in rising order of `at` → readings. One a live picture: it remembers the last seconds. */
export function createReader(camera: Camera): (frame: FrameSignals) => Reading {
  const watcher = new ActionWatcher()
  return (frame) => {
    const seen = watcher.push(frame)
    return {
      hint: hintFor(frame, camera),
      seen: seen && { action: seen.action, agoMs: Math.round((frame.at - seen.from) * 1000) },
    }
  }
}
