/**
 * What the product would do with a clip whose face fits the photo perfectly and of which no action was asked: the signals alone decide.
 * This is the attacker's best case, so the rates are upper limits.
 */
import type { ClipMeasurement, PhotoMeasurement } from '../cloudfunctions/face/measure'
import type { FaceFailure } from '../src/domain/face-failure'
import { judge, LIVENESS, MIN_CONTINUITY, type Judgement } from '../src/domain/face/verdict'

export type Decision = { kind: 'accepted' } | { kind: 'review' } | { kind: 'refused'; reason: FaceFailure }

export interface Signal { name: string; value: number; level: 'pass' | 'review' | 'refuse' }

/** By the product's own judge. */
export function spoofDecision({ measured, reason }: Pick<ClipMeasurement, 'measured' | 'reason'>): Decision {
  if (!measured) return { kind: 'refused', reason: reason ?? 'service' }
  return decisionOf(judge({ ...measured, similarity: 1 }, []))
}

function decisionOf(judgement: Judgement): Decision {
  return judgement.kind === 'matched' ? { kind: 'accepted' } : judgement.kind === 'review' ? { kind: 'review' } : judgement
}

/** A single picture has no frames to judge: the photo path and the passive filter decide. */
export function pictureDecision(photo: PhotoMeasurement): Decision {
  if (!photo.ok) return { kind: 'refused', reason: photo.reason }
  const level = passiveLevel(photo.liveness ?? 0)
  return level === 'refuse' ? { kind: 'refused', reason: 'notLive' } : { kind: level === 'pass' ? 'accepted' : 'review' }
}

const passiveLevel = (liveness: number) => (liveness < LIVENESS.fake ? 'refuse' : liveness < LIVENESS.live ? 'review' : 'pass')

/** Each signal by itself. */
export function signalsOf({ measured }: Pick<ClipMeasurement, 'measured'>): Signal[] {
  if (!measured) return []
  const { liveness, continuity } = measured
  return [
    ...(liveness === null ? [] : [passiveSignal(liveness)]),
    ...(continuity === null ? [] : [continuitySignal(continuity)]),
  ]
}

const continuitySignal = (continuity: number): Signal =>
  ({ name: 'continuity', value: continuity, level: continuity < MIN_CONTINUITY ? 'refuse' : 'pass' })

export const passiveSignal = (liveness: number): Signal => ({ name: 'liveness', value: liveness, level: passiveLevel(liveness) })
