/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** The whole picture as 32 x 32 mean lumas: enough to see whether a moment comes back, too little to see who is there. */
import type { Pixels } from '../pixels'

export const THUMB_SIDE = 32
/** Every second pixel both ways: a cell of a phone's picture still has 70 of them, so that sensor noise falls to a tenth. */
const STEP = 2

/** Row by row, 0..255; the picture is stretched to a square. */
export function thumbnailOf({ data, width, height, channels }: Pixels): Float32Array {
  const sums = new Float32Array(THUMB_SIDE * THUMB_SIDE)
  const counts = new Uint32Array(sums.length)
  const columns = Uint8Array.from({ length: width }, (_, x) => Math.floor((x * THUMB_SIDE) / width))
  for (let y = 0; y < height; y += STEP) {
    const row = Math.floor((y * THUMB_SIDE) / height) * THUMB_SIDE
    for (let x = 0, i = y * width * channels; x < width; x += STEP, i += STEP * channels) {
      const cell = row + columns[x]!
      sums[cell]! += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!
      counts[cell]!++
    }
  }
  return sums.map((sum, i) => sum / Math.max(1, counts[i]!))
}
