/** Recordings that were used. */
import type { FaceEvidence } from '../../src/domain/contract/face'

/**
 * A face video that has proved an attempt, or was sent to review; `_id` is its SHA-256. It outlives the video, so that no copy can
 * follow, and so does its fingerprint: how the picture moved, from which neither picture nor face can be made again.
 */
export interface UsedClip {
  _id: string
  attemptId: string
  beneficiaryId: string
  at: string
  fingerprint: FaceEvidence['fingerprint']
  /** What the engine said of it; matched, too, once a reviewer took it for the person. */
  kind: 'matched' | 'review'
  /** By which recordings of others that move alike are found (bucket.ts). Absent: no fingerprint, or from before this was kept. */
  bucket?: string
}

export interface ClipDocuments { clips: UsedClip }
