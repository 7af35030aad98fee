/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * Was the clip put together from pieces? One camera gives no cut: the hand, the light and the head change over several frames, and the
 * frames around a fast one are fast too. Only a cut is a jump between two calm pieces.
 */
import { meshPoint } from '../mesh'
import type { Moments } from './moments'
import { sameness } from './stops'

/** Luma levels, added below the line so that the flicker of a calm, clean picture makes no jump. Origin: noise of the real clips, .3-.8. */
const FLICKER = 0.3

export interface Cut {
  /** Between this frame and the next. */
  after: number
  /** How many times the largest of the four changes around it. */
  jump: number
  /** How far the face moves at it, in face widths; 0 when it follows a stop (a recorder that hung) or no face is seen. */
  leap: number
}

/** The largest jump. `faces`: mesh points by frame, null without a face. */
export function largestCut(moments: Moments, faces: readonly (Float32Array | null)[]): Cut {
  const { count, apart } = moments
  const step = (i: number) => apart[i * count + i + 1]!
  let largest: Cut = { after: 0, jump: 0, leap: 0 }
  for (let i = 2; i + 3 < count; i++) {
    const jump = step(i) / (Math.max(step(i - 2), step(i - 1), step(i + 1), step(i + 2)) + FLICKER)
    if (jump > largest.jump) {
      const hung = step(i - 1) < sameness(moments)
      largest = { after: i, jump, leap: hung ? 0 : leapOf(faces[i] ?? null, faces[i + 1] ?? null) }
    }
  }
  return largest
}

function leapOf(from: Float32Array | null, to: Float32Array | null): number {
  if (!from || !to) return 0
  const [a, b] = [centreOf(from), centreOf(to)]
  return Math.hypot(a.x - b.x, a.y - b.y) / a.width
}

/** Centre and width (cheek to cheek) of a face in pixels. */
export function centreOf(points: Float32Array): { x: number; y: number; width: number } {
  const count = points.length / 3
  let [x, y] = [0, 0]
  for (let i = 0; i < points.length; i += 3) {
    x += points[i]! / count
    y += points[i + 1]! / count
  }
  const [left, right] = [meshPoint(points, 234), meshPoint(points, 454)]
  return { x, y, width: Math.hypot(left[0] - right[0], left[1] - right[1]) || 1 }
}
