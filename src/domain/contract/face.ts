/** The `face` function: called by our own functions only, never by a client. */
import { z } from './z'
import { tint } from '../face/tint'
import { action, camera, faceFailure, recordId } from './common'

/** What was measured. Kept on the server for reviewers; no score ever reaches a client. */
export const faceEvidence = z.strictObject({
  engine: z.string(),
  frames: z.strictObject({ total: z.int(), usable: z.int() }),
  /** Times in seconds from the first frame. peak: lowest eye ratio of a blink, highest mouth ratio of an opening. */
  events: z.array(z.strictObject({ action, from: z.number(), to: z.number(), peak: z.number() })),
  /** Cosine to the reference photo, -1..1. */
  similarity: z.nullable(z.number()),
  /** Passive screen/print filter, 0..1, 1 = live. */
  liveness: z.nullable(z.number()),
  /** Lowest cosine between frames of the clip, -1..1. */
  continuity: z.nullable(z.number()),
  /** Of the best frame: mean luma 0..255, Laplacian variance, face width over frame width. */
  quality: z.nullable(z.strictObject({ brightness: z.number(), sharpness: z.number(), width: z.number() })),
  /** Screen colours: see face/tint.ts. Absent: none were shown. */
  tint: z.optional(z.strictObject({ strength: z.number(), agrees: z.nullable(z.number()) })),
  videoSha256: z.nullable(z.string()),
  ms: z.record(z.string(), z.number()),
})
export type FaceEvidence = z.infer<typeof faceEvidence>

export const faceVerdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('matched'), evidence: faceEvidence }),
  /** Not sure enough either way: a person looks at the same video. */
  z.strictObject({ kind: z.literal('review'), why: z.enum(['similarityUnsure', 'livenessUnsure']), evidence: faceEvidence }),
  z.strictObject({ kind: z.literal('refused'), reason: faceFailure, evidence: faceEvidence }),
])
export type FaceVerdict = z.infer<typeof faceVerdict>

export const faceCalls = {
  verify: {
    input: z.strictObject({
      attemptId: recordId,
      videoFileId: z.string().check(z.maxLength(300)),
      referenceFileId: z.string().check(z.maxLength(300)),
      actions: z.array(action).check(z.minLength(1), z.maxLength(4)),
      camera,
      /** The screen colours that were to be shown, when the page says that it showed some. */
      tint: z.optional(z.array(tint).check(z.maxLength(8))),
    }),
    output: faceVerdict,
  },
} as const
export type FaceInput = z.infer<(typeof faceCalls)['verify']['input']>
