/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * Were two clips once one recording? One is laid over the other at every offset, forwards and backwards, plain and mirrored, a little
 * faster and slower. Where it belongs the two differ far less than anywhere near: a sharp valley. Two recordings of one
 * person in one room look alike everywhere and so make none; likeness itself is never counted.
 */
import { WAVES, wavesOf, type Fingerprint } from './fingerprint'

export interface Likeness {
  /** Depth of the deepest valley: 0 none, 1 the same. Other recordings, also of the same minute, .2; copies .4 to .95. */
  score: number
  how: 'same' | 'part' | 'reversed' | 'mirrored'
}

/** Faster or slower by up to a tenth. Beyond, people are seen to move oddly. */
const SPEEDS = [1, 0.975, 1.025, 0.95, 1.05, 0.925, 1.075, 0.9, 1.1]
/** Frames: a copy may have been cut between two of our 15 a second. */
const OFFSETS = [0, 0.5]
/** Frames that must lie over each other: 2 s; and two fifths of the shorter clip, as both may hold more besides. */
const MIN_FRAMES = 30
const MIN_SHARE = 0.4
/** Frames (4 s) from which on a valley counts fully: over a shorter time two smooth movements may go alike by chance. */
const ENOUGH = 60
/** From so much of both clips on it is the whole, else a part. */
const WHOLE = 0.9
/** Frames beside the valley, from 0.27 to 1.5 s: where a tremor or a rocking head would make the next one. */
const BESIDE = { from: 4, to: 22 }
/** Luma levels of noise that remain when a copy is encoded again; added to both sides, so that pictures that do not change say nothing. */
const NOISE = 0.02
/** Frames both ways, about a second: slower changes are taken out in the second look, as they differ in a copy that was cropped. */
const SLOW = 12

export function sameRecording(a: Fingerprint, b: Fingerprint): Likeness {
  const [first, second] = [wavesOf(a), wavesOf(b)]
  const looks: [Float32Array[], Float32Array[]][] = [[first, second], [first.map(quickPart), second.map(quickPart)]]
  let best: Likeness = { score: 0, how: 'same' }
  for (const [still, moved] of looks) {
    for (const isReversed of [false, true]) {
      for (const isMirrored of [false, true]) {
        const turned = moved.map((wave, w) => turn(wave, isReversed, isMirrored && WAVES[w]![0] % 2 === 1))
        for (const speed of SPEEDS) {
          for (const offset of OFFSETS) {
            const found = deepest(still, turned.map((wave) => played(wave, speed, offset)))
            if (found.depth <= best.score) continue
            best = { score: found.depth, how: isReversed ? 'reversed' : isMirrored ? 'mirrored' : found.isWhole ? 'same' : 'part' }
          }
        }
      }
    }
  }
  return best
}

function turn(wave: Float32Array, isReversed: boolean, isNegative: boolean): Float32Array {
  const out = isNegative ? wave.map((x) => -x) : wave.slice()
  return isReversed ? out.reverse() : out
}

function played(wave: Float32Array, speed: number, offset: number): Float32Array {
  if (speed === 1 && offset === 0) return wave
  const length = Math.max(0, Math.floor((wave.length - 1 - offset) / speed) + 1)
  return Float32Array.from({ length }, (_, i) => {
    const at = i * speed + offset
    const k = Math.floor(at)
    return wave[k]! + (at - k) * ((wave[k + 1] ?? wave[k]!) - wave[k]!)
  })
}

/** Without what changes slowly, and without single frames. */
function quickPart(wave: Float32Array): Float32Array {
  const calm = means(wave, 1)
  const slow = means(calm, SLOW)
  return calm.map((x, i) => x - slow[i]!)
}

function means(wave: Float32Array, reach: number): Float32Array {
  return wave.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(wave.length, i + reach + 1)]
    let sum = 0
    for (let k = from; k < to; k++) sum += wave[k]!
    return sum / (to - from)
  })
}

function deepest(a: readonly Float32Array[], b: readonly Float32Array[]): { depth: number; isWhole: boolean } {
  const [n, m] = [a[0]?.length ?? 0, b[0]?.length ?? 0]
  const needed = Math.max(MIN_FRAMES, MIN_SHARE * Math.min(n, m))
  const overlapAt = (lag: number) => Math.min(n, lag + m) - Math.max(0, lag)
  const lags = Array.from({ length: n + m }, (_, i) => i - m).filter((lag) => overlapAt(lag) >= needed)
  const differences = lags.map((lag) => apart(a, b, lag, n, m) + NOISE)
  let best = { depth: 0, isWhole: false }
  for (let i = BESIDE.from; i + BESIDE.from < lags.length; i++) {
    let beside = Infinity
    for (let k = BESIDE.from; k <= BESIDE.to; k++) beside = Math.min(beside, differences[i - k] ?? Infinity, differences[i + k] ?? Infinity)
    const depth = (1 - differences[i]! / beside) * Math.min(1, Math.sqrt(overlapAt(lags[i]!) / ENOUGH))
    if (depth > best.depth) best = { depth, isWhole: overlapAt(lags[i]!) >= WHOLE * Math.max(n, m) }
  }
  return best
}

/** RMS difference where `b`, begun at frame `lag` of `a`, lies over it; what differs throughout (light, crop) is taken out. */
function apart(a: readonly Float32Array[], b: readonly Float32Array[], lag: number, n: number, m: number): number {
  const [from, to] = [Math.max(0, lag), Math.min(n, lag + m)]
  let all = 0
  for (let w = 0; w < a.length; w++) {
    const [x, y] = [a[w]!, b[w]!]
    let [sum, squares] = [0, 0]
    for (let i = from; i < to; i++) {
      const d = x[i]! - y[i - lag]!
      sum += d
      squares += d * d
    }
    all += squares - (sum * sum) / (to - from)
  }
  return Math.sqrt(Math.max(0, all) / ((to - from) * a.length))
}
