/** The `face` function: called by our own functions only, never by a client. */
import { z } from './z'
import { action, camera, eyes, faceFailure, prompts, recordId, tint } from './common'

/** Signals against deception; what they mean and their limits: ../face/risk.ts. */
export const riskName = z.enum([
  'screen', 'continuity', 'stiff', 'stop', 'loop', 'boomerang', 'cut', 'leap', 'ahead', 'windows', 'extra', 'tint', 'replay', 'exactReturns', 'gap', 'length',
  'edited',
])
export type RiskName = z.infer<typeof riskName>
export const riskLevel = z.enum(['pass', 'review', 'refuse'])
export type RiskLevel = z.infer<typeof riskLevel>
const riskSignal = z.strictObject({ name: riskName, value: z.number(), level: riskLevel })
export type RiskSignal = z.infer<typeof riskSignal>

/** What was measured. Kept on the server for reviewers; no score ever reaches a client. */
export const faceEvidence = z.strictObject({
  engine: z.string(),
  frames: z.strictObject({ total: z.int(), usable: z.int() }),
  /** Times in seconds from the first frame; peak: see SeenAction in domain/liveness/series.ts. */
  events: z.array(z.strictObject({ action, from: z.number(), to: z.number(), peak: z.number() })),
  /** Declared by the person, not measured: only this eye was asked to blink. */
  eyes: z.optional(eyes),
  /** Cosine to the reference photo, -1..1. */
  similarity: z.nullable(z.number()),
  /** Passive screen/print filter, 0..1, 1 = live. */
  liveness: z.nullable(z.number()),
  /** Lowest cosine between frames of the clip, -1..1. */
  continuity: z.nullable(z.number()),
  /** Of the best frame: mean luma 0..255, Laplacian variance, face width over frame width. */
  quality: z.nullable(z.strictObject({ brightness: z.number(), sharpness: z.number(), width: z.number() })),
  videoSha256: z.nullable(z.string()),
  /** Every signal that was measured against deception. */
  risk: z.array(riskSignal),
  /** How the picture moved: finds the same recording again (../face/attack/fingerprint.ts). Kept with the used clips, nowhere else. */
  fingerprint: z.nullable(z.strictObject({ steps: z.array(z.number()), series: z.string().check(z.maxLength(4096)) })),
  ms: z.record(z.string(), z.number()),
})
export type FaceEvidence = z.infer<typeof faceEvidence>

/** The best frame, cut to the face: a JPEG, base64. Sealed beside a film that a person may look at, and gone with it; kept nowhere else. */
const still = z.optional(z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(300_000)))

export const faceVerdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('matched'), evidence: faceEvidence, still }),
  /** Not sure enough either way, or (declaredUnable) less was asked than of others: a person looks at the same video. */
  z.strictObject({ kind: z.literal('review'), why: z.enum(['similarityUnsure', 'livenessUnsure', 'declaredUnable']), evidence: faceEvidence, still }),
  z.strictObject({ kind: z.literal('refused'), reason: faceFailure, evidence: faceEvidence, still }),
])
export type FaceVerdict = z.infer<typeof faceVerdict>

/** A still picture that staff took, and how like the person of the reference it is: advice to people, never a verdict. */
export const photoLook = z.discriminatedUnion('kind', [
  /** No JPEG, PNG or WebP, too large, or broken. */
  z.strictObject({ kind: z.literal('notAPicture') }),
  z.strictObject({
    kind: z.literal('seen'),
    /** Why it would not do as a reference photo; null: it would. */
    fault: z.nullable(faceFailure),
    /** null: no reference photo, or no usable face on one of the two. */
    likeness: z.nullable(z.enum(['same', 'unsure', 'other'])),
    similarity: z.nullable(z.number()),
  }),
])
export type PhotoLook = z.infer<typeof photoLook>

export const faceCalls = {
  /** Looks at one still picture. */
  look: {
    input: z.strictObject({ photoFileId: z.string().check(z.maxLength(300)), referenceFileId: z.nullable(z.string().check(z.maxLength(300))) }),
    output: photoLook,
  },
  verify: {
    input: z.strictObject({
      attemptId: recordId,
      videoFileId: z.string().check(z.maxLength(300)),
      referenceFileId: z.string().check(z.maxLength(300)),
      isPhotoOld: z.boolean(),
      /** None: nothing but a live face before the camera is looked for (../ladder.ts). */
      actions: z.array(action).check(z.maxLength(4)),
      camera,
      eyes: z.optional(eyes),
      prompts: z.optional(prompts),
      /** The screen colours that were to be shown, when the page says that it showed some. */
      tint: z.optional(z.array(tint).check(z.maxLength(8))),
    }),
    output: faceVerdict,
  },
} as const
export type FaceInput = z.infer<(typeof faceCalls)['verify']['input']>
export type LookInput = z.infer<(typeof faceCalls)['look']['input']>
