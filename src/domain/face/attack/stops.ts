/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** Where the picture stands still as no camera's does: a still put before the lens of the recorder, or a gap filled with one frame. */
import type { Moments } from './moments'

/** Luma levels of a 32 x 32 thumbnail: noise of a camera on a tripod, averaged and encoded, is above .2; one frame encoded again below .05. */
const SAME_FRAME = 0.05
/** Part of what usually changes in a fifth of a second: a frame repeated under a codec's slow corrections. Live clips at 300 kbit/s: .2. */
const SAME_SHARE = 0.15
const USUAL_LAG = 3

/** Below this two frames of the clip are one. */
export function sameness({ count, apart }: Moments): number {
  const usual = Array.from({ length: Math.max(0, count - USUAL_LAG) }, (_, i) => apart[i * count + i + USUAL_LAG]!).sort((a, b) => a - b)
  return Math.max(SAME_FRAME, SAME_SHARE * (usual[usual.length >> 1] ?? 0))
}

/** The most frames after a frame that all equal it. */
export function longestStop(moments: Moments): number {
  const { count, apart } = moments
  const same = sameness(moments)
  let longest = 0
  for (let i = 0; i < count; i++) {
    let j = i
    while (j + 1 < count && apart[i * count + j + 1]! < same) j++
    longest = Math.max(longest, j - i)
  }
  return longest
}
