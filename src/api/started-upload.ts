import { AppError } from '@/domain/contract/errors'

/** A running upload. */
export interface StartedUpload {
  /**
   * Resolves when the storage has the whole video. Rejects with NetworkLost when the line breaks or `abort` was called,
   * with AppError when the storage refuses: `forbidden` (ticket expired or used), `videoTooLarge`, `unavailable`.
   */
  done: Promise<void>
  abort(): void
}

/** What an HTTP status of the storage means. */
export function refusal(status: number): AppError {
  if (status === 413) return new AppError('videoTooLarge')
  return new AppError(status >= 400 && status < 500 ? 'forbidden' : 'unavailable')
}
