/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** What one frame says about the face: ratios and angles that do not depend on the size of the picture. */
import type { Covering } from './covering'
import { boundsOf, meshPoint, type Mesh } from './mesh'
import type { Pixels } from './pixels'

export interface FaceSignals {
  /** Eye opening: lid distance over eye width; open about .25-.4, shut below .12. Left and right are the person's. */
  earLeft: number
  earRight: number
  /** Mouth opening: inner lip distance over mouth width; shut below .1, wide open above .5. */
  mar: number
  /** Degrees. yaw: > 0 turned to the picture's left, which is the person's right; pitch: includes how the camera is tilted; roll: > 0 clockwise. */
  yaw: number
  pitch: number
  roll: number
  /** Face width over the picture's shorter side, so that a wide picture and a tall one count alike. */
  width: number
  /** Distance of the face's centre from the picture's centre, over the shorter side. */
  offset: number
  /** Distance of the outer eye corners in pixels of the decoded picture. */
  eyes: number
  /** Part of the mesh that lies within the picture, 0..1. */
  inside: number
  /** How sure the mesh is that it sees a face, 0..1; a hand before the face lowers it. */
  presence: number
  /** Sunglasses or a mask, when they show. */
  hidden: Covering | null
  /** Of the aligned face: mean luma 0..255 and Laplacian variance. */
  brightness: number
  sharpness: number
  /** How fast the face's centre moves, in face widths a second, from the frame before; 0 in the first. */
  speed: number
}

export interface FrameSignals {
  /** Seconds from the first frame. */
  at: number
  /** Faces that count: see mainFace. */
  faces: number
  /** Mean luma of the whole picture, 0..255. */
  scene: number
  /** The widest face; null when there is none. */
  face: FaceSignals | null
}

type Shape = Omit<FaceSignals, 'hidden' | 'brightness' | 'sharpness' | 'speed'>

type Vector = readonly [number, number, number]
const DEGREES = 180 / Math.PI

/** Geometry of the mesh. Mesh points: 33/133 and 362/263 eye corners, 78/308 mouth corners, 10 forehead, 152 chin, 234/454 cheeks. */
export function shapeOf({ points, presence }: Mesh, { width, height }: Pick<Pixels, 'width' | 'height'>): Shape {
  const gap = (a: number, b: number) => Math.hypot(points[3 * a]! - points[3 * b]!, points[3 * a + 1]! - points[3 * b + 1]!)
  const ratio = (pairs: readonly (readonly [number, number])[], across: number) =>
    pairs.reduce((sum, [a, b]) => sum + gap(a, b), 0) / (pairs.length * across)
  const [left, top, right, bottom] = boundsOf(points)
  const shorter = Math.min(width, height)
  return {
    earRight: ratio([[160, 144], [159, 145], [158, 153]], gap(33, 133)),
    earLeft: ratio([[385, 380], [386, 374], [387, 373]], gap(362, 263)),
    mar: ratio([[13, 14], [82, 87], [312, 317]], gap(78, 308)),
    ...anglesOf(points),
    width: (right - left) / shorter,
    offset: Math.hypot((left + right - width) / 2, (top + bottom - height) / 2) / shorter,
    eyes: gap(33, 263),
    inside: insideOf(points, width, height),
    presence,
  }
}

function insideOf(points: Float32Array, width: number, height: number): number {
  let inside = 0
  for (let i = 0; i < points.length; i += 3) {
    if (points[i]! >= 0 && points[i]! < width && points[i + 1]! >= 0 && points[i + 1]! < height) inside++
  }
  return inside / (points.length / 3)
}

function anglesOf(points: Float32Array): { yaw: number; pitch: number; roll: number } {
  const between = (a: number, b: number): Vector =>
    [points[3 * b]! - points[3 * a]!, points[3 * b + 1]! - points[3 * a + 1]!, points[3 * b + 2]! - points[3 * a + 2]!]
  // lengths do not matter: every angle is that of a ratio
  const down = between(10, 152)
  const forward = cross(between(234, 454), down)
  const across = cross(down, forward)
  const [rightEye, leftEye] = [meshPoint(points, 33), meshPoint(points, 263)]
  return {
    yaw: Math.atan2(-across[2], Math.hypot(across[0], across[1])) * DEGREES,
    pitch: Math.atan2(down[2], down[1]) * DEGREES,
    roll: Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0]) * DEGREES,
  }
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
