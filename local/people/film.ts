/** The camera: a soft lens, brightness, sensor grain. */
import { seededRandom } from './random'

/** RGB, row by row, 3 bytes a pixel. */
export interface Picture { width: number, height: number, rgb: Uint8Array }

const NOISE_MASK = (1 << 16) - 1
const noiseTable = (() => {
  const random = seededRandom(20250701)
  return Float32Array.from({ length: NOISE_MASK + 1 }, () => random() + random() - 1)
})()

/** @param rgba what was painted; @param shot.light gain, shot.tint gain of red, green, blue, shot.noise strength of the grain (levels), shot.grain which grain */
export function film(
  rgba: Uint8ClampedArray, width: number, height: number, shot: { light: number, tint?: readonly [number, number, number], noise: number, grain: number },
): Picture {
  const rgb = new Uint8ClampedArray(width * height * 3)
  const across = new Uint16Array(width * height * 3)
  for (let y = 0, t = 0; y < height; y++) {
    const start = y * width * 4
    const end = start + (width - 1) * 4
    for (let o = start; o <= end; o += 4, t += 3) {
      const l = o > start ? o - 4 : o
      const r = o < end ? o + 4 : o
      across[t] = (rgba[l] as number) + 2 * (rgba[o] as number) + (rgba[r] as number)
      across[t + 1] = (rgba[l + 1] as number) + 2 * (rgba[o + 1] as number) + (rgba[r + 1] as number)
      across[t + 2] = (rgba[l + 2] as number) + 2 * (rgba[o + 2] as number) + (rgba[r + 2] as number)
    }
  }
  const row = width * 3
  const gains = (shot.tint ?? [1, 1, 1]).map((one) => (one * shot.light) / 16)
  let n = Math.imul(shot.grain, 7919)
  for (let y = 0, i = 0; y < height; y++) {
    const up = y > 0 ? -row : 0
    const down = y < height - 1 ? row : 0
    for (const end = i + row, start = i; i < end; i++) {
      n = (n + 1) & NOISE_MASK
      const soft = (across[i + up] as number) + 2 * (across[i] as number) + (across[i + down] as number)
      rgb[i] = soft * (gains[(i - start) % 3] as number) + (noiseTable[n] as number) * shot.noise
    }
  }
  return { width, height, rgb: new Uint8Array(rgb.buffer) }
}
