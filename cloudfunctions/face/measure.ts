/**
 * The jobs of an evaluation: the steps of a verdict, but the answer carries what was measured on the way. The engine's public calls
 * (engine.ts) never ask for them, so no face code leaves a worker in production.
 */
import type { FaceEvidence } from '../../src/domain/contract/face'
import type { FaceCode } from '../../src/domain/face/compare'
import { screenPrintInputs } from '../../src/domain/face/screen-print'
import type { FrameSignals } from '../../src/domain/face/signals'
import { judge, type Judgement, type Measured } from '../../src/domain/face/verdict'
import type { FaceFailure } from '../../src/domain/face-failure'
import { lookAtPhoto } from './inspect-photo'
import type { Models } from './models'
import { verifyClip } from './verify-clip'

/** Which worker did it, and the most memory that it ever held, in bytes. */
interface Usage { pid: number; peakBytes: number }

export type PhotoMeasurement = { usage: Usage } & (
  /** `fault`: why the product would not take it as a reference photo; measured all the same. `liveness`: the passive filter on the single picture, 0..1; null when it was not asked for. */
  | { ok: true; code: FaceCode; liveness: number | null; fault: FaceFailure | null }
  | { ok: false; reason: FaceFailure }
)

export interface ClipMeasurement {
  usage: Usage
  /** Of the file (`unsupported`, `service`) or of its frames; null: the face could be judged. */
  fault: FaceFailure | null
  wasRead: boolean
  /**
   * By the product's judge, for a face that fits the photo perfectly and with no action asked for: the attacker's best case. A file that
   * was not read is refused.
   */
  judgement: Judgement
  evidence: FaceEvidence
  /** Signals of every frame. */
  series: readonly FrameSignals[]
}

const usage = (): Usage => ({ pid: process.pid, peakBytes: process.resourceUsage().maxRSS * 1024 })

export async function measurePhoto(models: Models, photo: Uint8Array, isPassiveWanted: boolean): Promise<PhotoMeasurement> {
  const look = await lookAtPhoto(models, Buffer.from(photo))
  if (!look?.points) return { ok: false, reason: look ? look.fault ?? 'noFace' : 'unsupported', usage: usage() }
  const { picture, points, fault } = look
  const chances: number[] = []
  if (isPassiveWanted) for (const input of screenPrintInputs(picture, points)) chances.push(await models.live(input))
  const liveness = isPassiveWanted ? chances.reduce((a, b) => a + b, 0) / chances.length : null
  return { ok: true, code: await models.embed(picture, points, 'photo'), liveness, fault, usage: usage() }
}

export async function measureClip(models: Models, video: string): Promise<ClipMeasurement> {
  const seen: { measured: Measured; series: readonly FrameSignals[] }[] = []
  const verdict = await verifyClip(models, { video, reference: null, actions: [] }, (measured, series) => seen.push({ measured, series }))
  const { evidence } = verdict
  const [clip] = seen
  if (!clip) {
    const reason = verdict.kind === 'refused' ? verdict.reason : 'service'
    return { usage: usage(), fault: reason, wasRead: false, judgement: { kind: 'refused', reason }, evidence, series: [] }
  }
  const { measured, series } = clip
  return { usage: usage(), fault: measured.tally.fault(), wasRead: true, judgement: judge({ ...measured, similarity: 1 }, [], models.embedder), evidence, series }
}
