/**
 * Closed list of reasons why a face check did not end in a match. Copy, dashboards and tests use these names and no others.
 * Source: ux/screens 6.1. `service` and `network` are ours or the line's fault and never use up a try.
 */
export const FACE_FAILURES = [
  'noFace', 'tooFar', 'tooClose', 'offCenter', 'manyFaces', 'covered', 'tooDark', 'tooBright', 'moved',
  'blinkMissing', 'mouthMissing', 'notLive', 'notSamePerson', 'noPhoto', 'nameMismatch', 'timeout', 'cancelled',
  'cameraDenied', 'cameraBusy', 'unsupported', 'network', 'service', 'tooManyToday', 'attemptExpired',
] as const

export type FaceFailure = (typeof FACE_FAILURES)[number]
