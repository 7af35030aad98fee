/**
 * What the product makes of a clip or picture when the face fits the photo perfectly and no action was asked for: the signals alone
 * decide. This is the attacker's best case, so the rates are upper limits.
 */
import type { ClipMeasurement, PhotoMeasurement } from '../cloudfunctions/face/measure'
import type { FaceEvidence } from '../src/domain/contract/face'
import type { FaceFailure } from '../src/domain/face-failure'
import { SHIPPED } from './thresholds'

export type Decision = { kind: 'accepted' } | { kind: 'review' } | { kind: 'refused'; reason: FaceFailure }

export interface Signal { name: string; value: number; level: 'pass' | 'review' | 'refuse' }

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

/** Each signal by itself. */
export function signalsOf({ liveness, continuity }: Pick<FaceEvidence, 'liveness' | 'continuity'>): Signal[] {
  return [
    ...(liveness === null ? [] : [passiveSignal(liveness)]),
    ...(continuity === null ? [] : [continuitySignal(continuity)]),
  ]
}

const continuitySignal = (continuity: number): Signal =>
  ({ name: 'continuity', value: continuity, level: continuity < SHIPPED.minContinuity ? 'refuse' : 'pass' })

export function passiveSignal(liveness: number): Signal {
  const { fake, live } = SHIPPED.passive
  return { name: 'liveness', value: liveness, level: liveness < fake ? 'refuse' : liveness < live ? 'review' : 'pass' }
}
