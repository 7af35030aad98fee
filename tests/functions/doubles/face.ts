/**
 * Stands behind `callFunction({name: 'face'})`, where the engine would: clips are judged elsewhere (tests/face). Checks the signature
 * of the call as the engine does, and that the clip is really in storage under the id it was given.
 */
import { createHash } from 'node:crypto'
import type { FaceEvidence, FaceInput, FaceVerdict, LookInput, PhotoLook } from '../../../src/domain/contract/face'
import type { FaceFailure } from '../../../src/domain/face-failure'
import { internalText } from '../../../cloudfunctions/lib/face/engine'
import type { Deps } from '../../../cloudfunctions/lib/deps'

const evidence = (similarity: number): FaceEvidence => ({
  engine: 'double', frames: { total: 60, usable: 58 }, events: [{ action: 'blink', from: 1, to: 1.2, peak: 0.1 }],
  similarity, liveness: 0.987, continuity: 0.9, quality: { brightness: 120, sharpness: 90, width: 0.4 },
  videoSha256: null, risk: [], fingerprint: null, ms: { total: 3 },
})
export const matches: FaceVerdict = { kind: 'matched', evidence: evidence(0.8125) }
export const unsure: FaceVerdict = { kind: 'review', why: 'similarityUnsure', evidence: evidence(0.4375) }
export const refuses = (reason: FaceFailure): FaceVerdict => ({ kind: 'refused', reason, evidence: evidence(0.0625) })

export interface FaceDouble {
  /** What it answers next; 'silent': no answer at all, as when the function is killed. */
  verdict: FaceVerdict | 'silent'
  /** SHA-256 of the clips that it sees; null: every file is another clip. */
  sha256: string | null
  /** The best frame of the clips that it sees, base64; null: none was good enough. */
  frame: string | null
  /** How the clips that it sees moved; null: not known. */
  fingerprint: FaceEvidence['fingerprint']
  /** Runs before the answer, for a test that needs something to happen meanwhile. */
  meanwhile: () => Promise<unknown>
  seen: FaceInput[]
  /** What it says of still pictures; the reference decides whether there is any likeness. */
  still: PhotoLook
  main(event: unknown): Promise<unknown>
}

export function faceDouble(deps: () => Deps): FaceDouble {
  const double: FaceDouble = {
    verdict: matches,
    sha256: null,
    fingerprint: null,
    frame: null,
    meanwhile: () => Promise.resolve(),
    seen: [],
    still: { kind: 'seen', fault: null, likeness: 'same', similarity: 0.75 },
    async main(event) {
      const { action, input, internal } = event as { action: string; input: FaceInput; internal: { at: number; sig: string } }
      const signed = deps().secrets.internal(internalText(internal.at, input)) === internal.sig
      if (signed && action === 'look') {
        const { photoFileId, referenceFileId } = input as unknown as LookInput
        if (await deps().storage.size(photoFileId) === null) return { ok: true, data: { kind: 'notAPicture' } }
        const isSeen = double.still.kind === 'seen' && referenceFileId === null
        return { ok: true, data: isSeen ? { ...double.still, likeness: null, similarity: null } : double.still }
      }
      if (action !== 'verify' || !signed) return { ok: false, error: { code: 'forbidden', requestId: '' } }
      if (await deps().storage.size(input.videoFileId) === null) return { ok: false, error: { code: 'videoMissing', requestId: '' } }
      double.seen.push(input)
      await double.meanwhile()
      if (double.verdict === 'silent') throw new Error('killed')
      const videoSha256 = double.sha256 ?? createHash('sha256').update(input.videoFileId).digest('hex')
      return { ok: true, data: { ...double.verdict, ...(double.frame ? { still: double.frame } : {}), evidence: { ...double.verdict.evidence, videoSha256, fingerprint: double.fingerprint } } }
    },
  }
  return double
}
