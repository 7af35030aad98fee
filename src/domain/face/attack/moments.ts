/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** How much every moment of a clip differs from every other: the ground that loops, reversals, stops and cuts are read from. */

export interface Moments {
  count: number
  /** count x count: difference of two frames in luma levels (RMS over the thumbnail, the mean brightness taken out). */
  apart: Float32Array
}

/** `thumbs` in order of time, all of one size. 300 frames cost some 60 ms. */
export function momentsOf(thumbs: readonly Float32Array[]): Moments {
  const count = thumbs.length
  const level = thumbs.map((thumb) => {
    const mean = thumb.reduce((sum, x) => sum + x, 0) / thumb.length
    return thumb.map((x) => x - mean)
  })
  const apart = new Float32Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      apart[i * count + j] = apart[j * count + i] = difference(level[i]!, level[j]!)
    }
  }
  return { count, apart }
}

function difference(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) {
    const d = a[k]! - b[k]!
    sum += d * d
  }
  return Math.sqrt(sum / a.length)
}
