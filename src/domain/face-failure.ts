import type { Action } from './contract/common'

/**
 * Closed list of reasons why a face check did not end in a match. Copy, dashboards and tests use these names and no others.
 * Source: ux/screens 6.1. `service` and `network` are ours or the line's fault and never use up a try.
 */
export const FACE_FAILURES = [
  'noFace', 'tooFar', 'tooClose', 'offCenter', 'manyFaces', 'covered', 'tooDark', 'tooBright', 'moved',
  'blinkMissing', 'mouthMissing', 'turnMissing', 'nodMissing', 'notLive', 'notSamePerson', 'noPhoto', 'nameMismatch', 'timeout', 'cancelled',
  'cameraDenied', 'cameraBusy', 'unsupported', 'network', 'service', 'tooManyToday', 'attemptExpired', 'helpEnded',
] as const

export type FaceFailure = (typeof FACE_FAILURES)[number]

/** The reason when an action was not seen. */
export const MISSING: Readonly<Record<Action, FaceFailure>> = {
  blink: 'blinkMissing', openMouth: 'mouthMissing', turnLeft: 'turnMissing', turnRight: 'turnMissing', nod: 'nodMissing',
}
