/** Pictures and fingerprints of movements made by formula: what a clip is for the signs of an attack. */
import { fingerprintOf, wavesOf, type Fingerprint } from '../../src/domain/face/attack/fingerprint'
import { THUMB_SIDE } from '../../src/domain/face/attack/thumbnail'
import { seededRandom, type Random } from '../../local/people/random'

/** Where something is at frame t: it drifts widely and sways a little, as heads and hands do, and never repeats. */
function path(random: Random): (t: number) => number {
  const waves = Array.from({ length: 8 }, (_, i) => ({ turns: 0.05 * 1.6 ** (i + random()), phase: random() }))
  return (t) => waves.reduce((sum, { turns, phase }) => sum + (0.35 / turns ** 0.7) * Math.sin(2 * Math.PI * ((turns * t) / 15 + phase)), 0)
}

/** A head before a room, both of light spots, seen by a hand that moves; `seed` decides its ways, `noise` is in luma levels. */
export function wander(seed: number, count: number, noise = 0.3): Float32Array[] {
  const random = seededRandom(seed)
  const grain = seededRandom(seed + 1000)
  const [handX, handY, headX, headY] = [path(random), path(random), path(random), path(random)]
  const spots = Array.from({ length: 6 }, (_, i) => ({ x: 4 + 24 * random(), y: 4 + 24 * random(), light: 40 + 60 * random(), isHead: i < 2 }))
  return Array.from({ length: count }, (_, t) => {
    const seen = spots.map(({ x, y, light, isHead }) =>
      ({ x: x + handX(t) + (isHead ? headX(t) : 0), y: y + handY(t) + (isHead ? headY(t) : 0), light }))
    return Float32Array.from({ length: THUMB_SIDE ** 2 }, (__, i) => seen.reduce((sum, { x, y, light }) =>
      sum + light * Math.exp(-(((i % THUMB_SIDE) - x) ** 2 + (Math.floor(i / THUMB_SIDE) - y) ** 2) / 20), 60) + noise * 2 * (grain() - 0.5))
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
