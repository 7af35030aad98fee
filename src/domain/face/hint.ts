/** The one live hint: what to change first so that the frame becomes good (ux 6.2, 6.3). Stricter than the verdict's gates on purpose. */
import type { Camera } from '../contract/common'
import type { FaceFailure } from '../face-failure'
import type { FrameSignals } from './signals'

export type Hint = Extract<FaceFailure,
  'noFace' | 'manyFaces' | 'covered' | 'tooFar' | 'tooClose' | 'offCenter' | 'tooDark' | 'tooBright' | 'moved'>

interface Comfort {
  /** Face width over the picture's shorter side: [least, most]. */
  width: readonly [number, number]
  /** Centre offset over the shorter side. */
  offset: number
  /** Degrees of yaw and roll. */
  turn: number
}

/** Origin: ux 6.3 (judgement; kiosk: 40-80 cm from a fixed lens). */
export const COMFORT: Record<Camera, Comfort> = {
  front: { width: [0.34, 0.72], offset: 0.12, turn: 20 },
  rear: { width: [0.28, 0.72], offset: 0.14, turn: 22 },
  kiosk: { width: [0.16, 0.55], offset: 0.18, turn: 25 },
}

/** Mean luma 0..255. The face: range of the measured good clips; the scene: a covered lens, a lamp into the lens. */
export const LIGHT = { faceDark: 40, faceBright: 220, sceneDark: 25, sceneBright: 235 }

/** Face widths a second: beyond this the picture smears. Origin: judgement. */
const MAX_SPEED = 1.5

/** null: nothing to change. First that holds, in the order of ux 6.2; a black or white picture says so instead of "no face". */
export function hintFor({ faces, scene, face }: FrameSignals, camera: Camera): Hint | null {
  if (!face) return faces > 0 ? 'covered' : scene < LIGHT.sceneDark ? 'tooDark' : scene > LIGHT.sceneBright ? 'tooBright' : 'noFace'
  const { width: [least, most], offset, turn } = COMFORT[camera]
  if (faces > 1) return 'manyFaces'
  if (face.hidden) return 'covered'
  if (face.width < least) return 'tooFar'
  if (face.width > most) return 'tooClose'
  if (face.offset > offset || Math.abs(face.yaw) > turn || Math.abs(face.roll) > turn) return 'offCenter'
  if (face.brightness < LIGHT.faceDark) return 'tooDark'
  if (face.brightness > LIGHT.faceBright) return 'tooBright'
  return face.speed > MAX_SPEED ? 'moved' : null
}
