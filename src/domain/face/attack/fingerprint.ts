/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * How the picture of a clip changes in time, small enough to be kept when the video is gone: nine slow waves over the whole picture,
 * each as the deviation from its own mean. No picture can be made from that: what does not move is not in it, and the finest detail
 * is a third of the picture.
 */
import { THUMB_SIDE } from './thumbnail'

export interface Fingerprint {
  /** Luma levels one step of `series` stands for, a wave. */
  steps: number[]
  /** Base64 of one signed byte a frame, wave after wave; 15 frames a second. */
  series: string
}

/** Half periods across and down: all up to three together, except the mean brightness. */
export const WAVES: readonly (readonly [across: number, down: number])[] = [
  [1, 0], [0, 1], [2, 0], [1, 1], [0, 2], [3, 0], [2, 1], [1, 2], [0, 3],
]
/** Steps in one standard deviation; a byte so reaches five of them, and what a large move leaves visible is still a hundredth of it. */
const STEPS = 25
/** Luma levels: a finer step would store the rounding of the thumbnail. */
const FINEST = 0.01

const COSINES = Array.from({ length: 4 }, (_, k) =>
  Float32Array.from({ length: THUMB_SIDE }, (__, x) => Math.cos((Math.PI * k * (x + 0.5)) / THUMB_SIDE)))

/** `thumbs` of all frames, in order. */
export function fingerprintOf(thumbs: readonly Float32Array[]): Fingerprint {
  const count = thumbs.length
  const bytes = new Int8Array(WAVES.length * count)
  const steps = WAVES.map(([across, down], w) => {
    const values = thumbs.map((thumb) => wave(thumb, COSINES[across]!, COSINES[down]!))
    const mean = values.reduce((sum, x) => sum + x, 0) / Math.max(1, count)
    const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, count))
    const step = Number(Math.max(FINEST, deviation / STEPS).toPrecision(3))
    values.forEach((x, i) => { bytes[w * count + i] = Math.max(-127, Math.min(127, Math.round((x - mean) / step))) })
    return step
  })
  return { steps, series: btoa(Array.from(new Uint8Array(bytes.buffer), (byte) => String.fromCharCode(byte)).join('')) }
}

/** The waves in luma levels again. */
export function wavesOf({ steps, series }: Fingerprint): Float32Array[] {
  const text = atob(series)
  const count = Math.floor(text.length / steps.length)
  return steps.map((step, w) => Float32Array.from({ length: count }, (_, i) => ((text.charCodeAt(w * count + i) << 24) >> 24) * step))
}

function wave(thumb: Float32Array, across: Float32Array, down: Float32Array): number {
  let sum = 0
  for (let y = 0, i = 0; y < THUMB_SIDE; y++) {
    let row = 0
    for (let x = 0; x < THUMB_SIDE; x++, i++) row += thumb[i]! * across[x]!
    sum += row * down[y]!
  }
  return (2 * sum) / thumb.length
}
