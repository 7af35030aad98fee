/** What start, resumeUpload and finish agree on about an attempt. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Caller } from '../lib/caller'

/** Twenty seconds at the 1 to 2 Mbit/s that phones record for the web, and room to spare. */
export const MAX_VIDEO_BYTES = 16 * 1024 * 1024

/** WeChat records mp4. Browsers record what they can; the engine reads the container itself, the ending is for people. */
export const videoPath = (attemptId: string, nonce: string, { via }: Caller) =>
  `attempts/${attemptId}/${nonce}.${via === 'weapp' ? 'mp4' : 'webm'}`

/** Tries of a person are counted by civil day (rule R24). */
export const tallyId = (beneficiaryId: string, day: LocalDate) => `${beneficiaryId}.${day}`

/** A video that nobody asked to decide goes this long after its attempt expired: longer than a decision that began just in time. */
export const UNUSED_VIDEO_MS = 3_600_000
