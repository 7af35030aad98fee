/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** The aligned face: turned, scaled and cut so that eyes, nose and mouth always lie at the same places. */
import { similarity, type Affine, type Point } from './geometry'
import { meshPoint } from './mesh'
import { PLAIN, sample, type Pixels } from './pixels'

export const ALIGNED_SIZE = 112

/** Where ArcFace-type models expect right eye, left eye, nose tip, mouth corners in the 112 x 112 face. */
const TEMPLATE: readonly Point[] = [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]

/** Of the face in the template: a zoom keeps it where it is. */
const MIDDLE = [56, 60] as const

const FIVE = [[33, 133, 159, 145], [362, 263, 386, 374], [4], [61], [291]]

function fivePoints(points: Float32Array): Point[] {
  return FIVE.map((group) => {
    const all = group.map((i) => meshPoint(points, i))
    return [all.reduce((sum, p) => sum + p[0], 0) / all.length, all.reduce((sum, p) => sum + p[1], 0) / all.length]
  })
}

/** Aligned face of the picture as RGB 0..255, pixel by pixel. `zoom` below 1 shows more around the face. */
export function faceCrop(picture: Pixels, points: Float32Array, size: number, zoom = 1): Float32Array {
  const scale = size / ALIGNED_SIZE
  const template = TEMPLATE.map(([x, y]): Point => [
    scale * (MIDDLE[0] + zoom * (x - MIDDLE[0])), scale * (MIDDLE[1] + zoom * (y - MIDDLE[1])),
  ])
  const toImage: Affine = similarity(template, fivePoints(points))
  return sample(picture, toImage, size, PLAIN)
}

export const alignedFace = (picture: Pixels, points: Float32Array): Float32Array => faceCrop(picture, points, ALIGNED_SIZE)

/** Mean luma (0..255) and Laplacian variance of an aligned face: how bright, how sharp. Hair, ears and background are left out. */
export function faceQuality(face: Float32Array): { brightness: number; sharpness: number } {
  const luma = new Float32Array(ALIGNED_SIZE * ALIGNED_SIZE)
  for (let i = 0; i < luma.length; i++) luma[i] = 0.299 * face[3 * i]! + 0.587 * face[3 * i + 1]! + 0.114 * face[3 * i + 2]!
  let [light, sum, squares, count] = [0, 0, 0, 0]
  for (let y = 21; y < 105; y++) {
    for (let x = 15; x < 97; x++, count++) {
      const i = y * ALIGNED_SIZE + x
      const edge = 4 * luma[i]! - luma[i - 1]! - luma[i + 1]! - luma[i - ALIGNED_SIZE]! - luma[i + ALIGNED_SIZE]!
      light += luma[i]!
      sum += edge
      squares += edge * edge
    }
  }
  return { brightness: light / count, sharpness: squares / count - (sum / count) ** 2 }
}

/** Unit length, so that the dot product of two embeddings is their cosine. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1
  return vector.map((x) => x / length)
}

/** One embedding for several frames of one face: the mean direction. */
export function fuse(embeddings: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(embeddings[0]?.length ?? 0)
  for (const embedding of embeddings) embedding.forEach((x, i) => { sum[i]! += x })
  return unit(sum)
}

/** Cosine of two unit vectors, -1..1. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0)
}
