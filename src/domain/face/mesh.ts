/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** MediaPipe's face mesh with attention: a turned square around the face → 192 x 192 input → 468 points with refined lips and eyes. */
import { apply, squareTo, type Affine, type Point } from './geometry'
import type { FoundFace } from './detector'
import { LEFT_EYE, LIPS, RIGHT_EYE } from './mesh-points'
import { sample, type Pixels, type SampleForm } from './pixels'

export const MESH_SIZE = 192
/** Names for `model.execute(input, MESH_OUTPUTS)`; meshFrom takes the outputs in this order. The irises are not needed. */
export const MESH_OUTPUTS = ['output_mesh_identity', 'output_lips', 'output_left_eye', 'output_right_eye', 'conv_faceflag']

const POINTS = 468
/** The square is this many times the face: MediaPipe's value, for which the model was trained. */
const MARGIN = 1.5
const FORM: SampleForm = { scale: 1 / 255, bias: 0, layout: 'mixed', order: 'rgb', outside: 'black' }

/** The square of the picture that the mesh model looks at. */
export interface Region {
  centre: Point
  /** Pixels. */
  side: number
  /** Radians, clockwise in the picture; 0 = eyes level. */
  angle: number
}

export interface Mesh {
  /** 468 x (x, y, z): pixels of the picture; z in the same scale, smaller is nearer. */
  points: Float32Array
  /** How sure the model is that this is a face, 0..1. */
  presence: number
}

export const meshPoint = (points: Float32Array, i: number): Point => [points[3 * i]!, points[3 * i + 1]!]

const angleOf = (rightEye: Point, leftEye: Point) => Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0])

export function regionOfFace({ box, rightEye, leftEye }: FoundFace): Region {
  return {
    centre: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
    side: MARGIN * Math.max(box[2] - box[0], box[3] - box[1]),
    angle: angleOf(rightEye, leftEye),
  }
}

/** Where to look in the next frame: so the detector need not run while a face is being followed. */
export function regionOfMesh({ points }: Mesh): Region {
  const angle = angleOf(meshPoint(points, 33), meshPoint(points, 263))
  const back: Affine = [Math.cos(angle), Math.sin(angle), 0, -Math.sin(angle), Math.cos(angle), 0]
  const forth: Affine = [Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0]
  const [left, top, right, bottom] = boundsOf(points, back)
  return { centre: apply(forth, [(left + right) / 2, (top + bottom) / 2]), side: MARGIN * Math.max(right - left, bottom - top), angle }
}

/** left, top, right, bottom of all points, after `turn`. */
export function boundsOf(points: Float32Array, turn: Affine = [1, 0, 0, 0, 1, 0]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < POINTS; i++) {
    const [x, y] = apply(turn, meshPoint(points, i))
    bounds[0] = Math.min(bounds[0], x)
    bounds[1] = Math.min(bounds[1], y)
    bounds[2] = Math.max(bounds[2], x)
    bounds[3] = Math.max(bounds[3], y)
  }
  return bounds
}

const toImageOf = (region: Region) => squareTo(MESH_SIZE, region.centre, region.side, region.angle)

export function meshInput(picture: Pixels, region: Region): Float32Array {
  return sample(picture, toImageOf(region), MESH_SIZE, FORM)
}

/** The model's outputs in the order of MESH_OUTPUTS, for the region that the input was taken from. */
export function meshFrom(outputs: readonly Float32Array[], region: Region): Mesh {
  const [coarse, lips, leftEye, rightEye, flag] = outputs
  if (!coarse || !lips || !leftEye || !rightEye || !flag) throw new Error('mesh model: five outputs expected')
  const points = Float32Array.from(coarse.subarray(0, POINTS * 3))
  refine(points, LIPS, lips)
  refine(points, LEFT_EYE, leftEye)
  refine(points, RIGHT_EYE, rightEye)
  const toImage = toImageOf(region)
  for (let i = 0; i < points.length; i += 3) {
    const [x, y] = apply(toImage, [points[i]!, points[i + 1]!])
    points[i] = x
    points[i + 1] = y
    points[i + 2]! *= region.side / MESH_SIZE
  }
  return { points, presence: 1 / (1 + Math.exp(-flag[0]!)) }
}

function refine(points: Float32Array, indices: readonly number[], values: Float32Array): void {
  indices.forEach((index, i) => {
    points[index * 3] = values[2 * i]!
    points[index * 3 + 1] = values[2 * i + 1]!
  })
}
