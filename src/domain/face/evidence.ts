/** What a verdict rests on, before anything was measured. */
import type { FaceEvidence } from '../contract/face'

/** Changes with models, thresholds or preprocessing, so that old evidence stays readable. */
const ENGINE = 'anxin-face/2'

export const emptyEvidence = (ms: Record<string, number>, embedder = 'none'): FaceEvidence => ({
  engine: `${ENGINE} ${embedder}`, frames: { total: 0, usable: 0 }, events: [], similarity: null, liveness: null, continuity: null, quality: null,
  videoSha256: null, risk: [], fingerprint: null, ms,
})
