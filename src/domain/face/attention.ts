/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * The middle of the attention mesh, between its trunk and its heads: turned windows over lips and eyes, cut out of the trunk's features.
 * The model says this in 330 tiny operations, each of which costs more to start than to do; in a browser that is a third of a frame.
 */
import { LEFT_EYE, LIPS, RIGHT_EYE } from './mesh-points'

/** The trunk's features: 48 x 48 cells of 32 numbers over the 192 pixels of the mesh's picture. */
export const FEATURES = { size: 48, depth: 32 }
/** A window is read as 16 x 16 cells; the heads speak in 64ths of its side. */
export const WINDOW_SIZE = 16
const HEAD_UNITS = 64
const PICTURE_SIZE = 192
/** The window is this many times the extent of its points (the model's own constant, .09375 x 16). */
const MARGIN = 1.5

interface Part {
  points: readonly number[]
  /** The window's upper edge runs from the first to the second: corners of the mouth, of the eye. */
  level: readonly [number, number]
}

/** In the order of the heads. */
const PARTS: readonly Part[] = [
  { points: LIPS, level: [61, 291] },
  { points: LEFT_EYE, level: [33, 133] },
  { points: RIGHT_EYE, level: [362, 263] },
]

/** A corner and two edges, in cells of the features. */
export interface Window {
  corner: readonly [number, number]
  across: readonly [number, number]
  down: readonly [number, number]
}

/** One window a part. `mesh`: 468 x (x, y, z) in pixels of the mesh's picture. */
export function windowsOn(mesh: Float32Array): Window[] {
  const cells = FEATURES.size / PICTURE_SIZE
  return PARTS.map(({ points, level: [from, to] }) => {
    const length = Math.hypot(mesh[3 * to]! - mesh[3 * from]!, mesh[3 * to + 1]! - mesh[3 * from + 1]!) || 1
    const [ux, uy] = [(mesh[3 * to]! - mesh[3 * from]!) / length, (mesh[3 * to + 1]! - mesh[3 * from + 1]!) / length]
    let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const i of points) {
      const [x, y] = [mesh[3 * i]! * cells, mesh[3 * i + 1]! * cells]
      const [u, v] = [x * ux + y * uy, y * ux - x * uy]
      minU = Math.min(minU, u)
      maxU = Math.max(maxU, u)
      minV = Math.min(minV, v)
      maxV = Math.max(maxV, v)
    }
    const [u, v] = [(minU + maxU) / 2, (minV + maxV) / 2]
    const [width, height] = [MARGIN * (maxU - minU), MARGIN * (maxV - minV)]
    const across = [ux * width, uy * width] as const
    const down = [-uy * height, ux * height] as const
    return {
      corner: [u * ux - v * uy - (across[0] + down[0]) / 2, u * uy + v * ux - (across[1] + down[1]) / 2],
      across,
      down,
    }
  })
}

/** What the features show in a window, bilinear: 16 x 16 x 32. */
export function lookThrough(features: Float32Array, { corner, across, down }: Window): Float32Array {
  const { size, depth } = FEATURES
  const out = new Float32Array(WINDOW_SIZE * WINDOW_SIZE * depth)
  const cell = (at: number) => Math.min(Math.max(Math.floor(at), 0), size - 1)
  for (let row = 0, o = 0; row < WINDOW_SIZE; row++) {
    for (let column = 0; column < WINDOW_SIZE; column++, o += depth) {
      const x = corner[0] + (across[0] * column + down[0] * row) / WINDOW_SIZE
      const y = corner[1] + (across[1] * column + down[1] * row) / WINDOW_SIZE
      const [left, top, fx, fy] = [cell(x), cell(y), x - Math.floor(x), y - Math.floor(y)]
      const [right, below] = [Math.min(left + 1, size - 1), Math.min(top + 1, size - 1)]
      const a = (top * size + left) * depth
      const b = (top * size + right) * depth
      const c = (below * size + left) * depth
      const d = (below * size + right) * depth
      const [wa, wb, wc, wd] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
      for (let k = 0; k < depth; k++) out[o + k] = features[a + k]! * wa + features[b + k]! * wb + features[c + k]! * wc + features[d + k]! * wd
    }
  }
  return out
}

/** The points of a head (x, y in 64ths of its window) → pixels of the mesh's picture. */
export function pointsIn({ corner, across, down }: Window, head: Float32Array): Float32Array {
  const pixels = PICTURE_SIZE / FEATURES.size
  const out = new Float32Array(head.length)
  for (let i = 0; i < head.length; i += 2) {
    const [s, t] = [head[i]! / HEAD_UNITS, head[i + 1]! / HEAD_UNITS]
    out[i] = (corner[0] + across[0] * s + down[0] * t) * pixels
    out[i + 1] = (corner[1] + across[1] * s + down[1] * t) * pixels
  }
  return out
}
