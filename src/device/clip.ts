import type { Action } from '@/domain/contract/common'
import type { Tint } from '@/domain/contract/common'

/** One recorded video, ready to be uploaded. */
export interface Clip {
  /** H5: a `blob:` URL (revoke it after the upload). Mini-programs: path of a temporary file, which may vanish any time. */
  path: string
  /** Container as recorded: `video/webm;codecs=vp8` and the like, or `video/mp4`. */
  mimeType: string
  bytes: number
  durationMs: number
  /** When each prompt was on screen, in ms from the start of the recording; 0 when it was there before. */
  prompts: { action: Action; shownAtMs: number }[]
  /** When each screen colour began, likewise; absent when none was shown. */
  tints?: { tint: Tint; shownAtMs: number }[]
}

export type Recording = Omit<Clip, 'prompts' | 'tints'>

/** Records one clip at a time from the camera that is open. */
export interface Recorder {
  /** Resolves when the camera's picture is being written. Rejects when it cannot be. */
  start(): Promise<void>
  /** Forgets what was recorded, if anything. */
  drop(): void
  /** Ends the clip that was started. */
  finish(): Promise<Recording>
}
