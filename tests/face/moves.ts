/** Pictures and fingerprints of movements made by formula: what a clip is for the signs of an attack. */
import { fingerprintOf, wavesOf, type Fingerprint } from '../../src/domain/face/attack/fingerprint'
import { THUMB_SIDE } from '../../src/domain/face/attack/thumbnail'
import { seededRandom } from '../../local/people/random'

/** A light spot that wanders over a grey field, with noise: `seed` decides its way, `noise` is in luma levels. */
export function wander(seed: number, count: number, noise = 0.3): Float32Array[] {
  const random = seededRandom(seed)
  const grain = seededRandom(seed + 1000)
  const waves = Array.from({ length: 8 }, () => ({ turns: 0.05 + 1.2 * random(), phase: 6.3 * random(), across: random() - 0.5, down: random() - 0.5 }))
  return Array.from({ length: count }, (_, t) => {
    const shift = (way: 'across' | 'down') =>
      waves.reduce((sum, wave) => sum + (wave[way] * Math.sin((6.283 * wave.turns * t) / 15 + wave.phase)) / (0.4 + wave.turns), 0)
    const [x, y] = [16 + 3 * shift('across'), 16 + 3 * shift('down')]
    return Float32Array.from({ length: THUMB_SIDE ** 2 }, (__, i) =>
      90 + 80 * Math.exp(-(((i % THUMB_SIDE) - x) ** 2 + (Math.floor(i / THUMB_SIDE) - y) ** 2) / 60) + noise * 2 * (grain() - 0.5))
  })
}

/** Five seconds of it. */
export const moved = (seed: number): Fingerprint => fingerprintOf(wander(seed, 75))

/** The same waves in another order of time. */
const reordered = (print: Fingerprint, change: (wave: number[]) => number[]): Fingerprint => {
  const waves = wavesOf(print).map((wave, w) => change(Array.from(wave, (x) => Math.round(x / print.steps[w]!))))
  return { steps: print.steps, series: Buffer.from(Int8Array.from(waves.flat()).buffer).toString('base64') }
}
export const backwards = (print: Fingerprint): Fingerprint => reordered(print, (wave) => wave.reverse())
export const cut = (print: Fingerprint, frames: number): Fingerprint => reordered(print, (wave) => wave.slice(frames))
