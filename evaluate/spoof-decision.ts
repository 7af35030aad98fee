/**
 * What the product makes of a clip or picture when the face fits the photo perfectly and no action was asked for: the signals alone
 * decide. This is the attacker's best case, so the rates are upper limits.
 */
import type { ClipMeasurement, PhotoMeasurement } from '../cloudfunctions/face/measure'
import type { RiskSignal } from '../src/domain/contract/face'
import type { FaceFailure } from '../src/domain/face-failure'
import { signalOf } from '../src/domain/face/risk'

export type Decision = { kind: 'accepted' } | { kind: 'review' } | { kind: 'refused'; reason: FaceFailure }

/** As the product's own judge said in the worker. */
export function spoofDecision({ judgement }: Pick<ClipMeasurement, 'judgement'>): Decision {
  return judgement.kind === 'matched' ? { kind: 'accepted' } : judgement.kind === 'review' ? { kind: 'review' } : judgement
}

/** A single picture has no frames to judge: the photo path and the passive filter decide. */
export function pictureDecision(photo: PhotoMeasurement): Decision {
  if (!photo.ok) return { kind: 'refused', reason: photo.reason }
  if (photo.fault) return { kind: 'refused', reason: photo.fault }
  const { level } = passiveSignal(photo.liveness ?? 0)
  return level === 'refuse' ? { kind: 'refused', reason: 'notLive' } : { kind: level === 'pass' ? 'accepted' : 'review' }
}

export const passiveSignal = (liveness: number): RiskSignal => signalOf('screen', liveness)
