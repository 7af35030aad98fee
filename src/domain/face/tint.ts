/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * The screen-colour challenge: the server picks an order of soft colours, the page lets its background drift through them while it films,
 * and the skin's own colour follows a little. A recording made for another challenge follows another order.
 *
 *   tintsFor(random): Tint[]        skinChroma(aligned): Chroma        tintResponse(series, tints): TintResponse
 *
 * As a signal of the risk record (risk.ts) only ever a reason for a person to look: in a bright room nothing can be seen, and whoever cannot bear changing light switches it off.
 */
import { tint, type Tint } from '../contract/common'
import type { RiskSignal } from '../contract/face'
import { ALIGNED_SIZE } from './align'
import { signalOf } from './risk'

const NAMES = tint.options

/** How many different steps an attempt has; a longer clip begins again with the first. */
const STEPS = 4
/** ms from one colour to the next, of which `fade` is the drift: half a change a second. WCAG 2.3.1 allows three flashes. */
export const TINT_MS = { step: 2000, fade: 1200 }

/**
 * What a colour adds to skin, as log(red / green), log(blue / green) of its light. From the tokens --tint-… (linear light); that they
 * belong together is tested in tests/tokens.test.ts.
 */
export const TINT_CHROMA: Record<Tint, Chroma> = { warm: [0.32, -0.47], cool: [-0.25, 0.31], green: [-0.4, -0.4], neutral: [0, 0] }

export type Chroma = readonly [redGreen: number, blueGreen: number]
/** `at`: seconds from the first frame. */
export interface ChromaAt { at: number; chroma: Chroma }

export interface TintResponse {
  /** Part of the skin's light that follows the order which fits best, 0..1. */
  strength: number
  /** How well the skin follows the order that was chosen: correlation, -1..1. null: no order is followed clearly enough to say. */
  agrees: number | null
}

/** Provisional: from drawn clips only (tests/face/tint.test.ts), to be set anew from films of people before real screens. */
const LIMITS = {
  /** A smaller part of the light may be anything: a turning head alone brought up to .021 in drawn clips. So it takes a dim room. */
  strength: 0.03,
  /** Correlation from which an order counts as followed; at .85 the same turning heads passed for an order. */
  clear: 0.9,
  /** Seconds that page, screen and recorder may be apart. */
  lagS: 0.5,
  lagStepS: 0.1,
  /** Below so many seconds (two colours) or frames nothing is said. */
  seconds: 5,
  frames: 20,
}

/** An order of colours, no two alike in a row. `random`: 0..1. */
export function tintsFor(random: () => number): Tint[] {
  const order: Tint[] = []
  while (order.length < STEPS) {
    const rest = NAMES.filter((name) => name !== order.at(-1) && (order.length < STEPS - 1 || name !== order[0]))
    order.push(rest[Math.floor(random() * rest.length)] ?? 'neutral')
  }
  return order
}

/** Cheeks and forehead of the 112 x 112 face: left, top, right, bottom. No eyes, brows, lips, beard. */
const SKIN = [[22, 66, 40, 82], [72, 66, 90, 82], [44, 24, 68, 36]] as const
/** Bytes outside say nothing: a shadow, a reflex. */
const USABLE = { least: 20, most: 245 }

/** null: too little skin with a usable brightness. */
export function skinChroma(aligned: Float32Array): Chroma | null {
  const sum = [0, 0, 0]
  let count = 0
  for (const [left, top, right, bottom] of SKIN) {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const i = (y * ALIGNED_SIZE + x) * 3
        const rgb = [aligned[i]!, aligned[i + 1]!, aligned[i + 2]!]
        if (Math.min(...rgb) < USABLE.least || Math.max(...rgb) > USABLE.most) continue
        count++
        rgb.forEach((value, channel) => { sum[channel]! += (value / 255) ** 2.2 })
      }
    }
  }
  const all = SKIN.reduce((area, [left, top, right, bottom]) => area + (right - left) * (bottom - top), 0)
  return count < all / 3 ? null : [Math.log(sum[0]! / sum[1]!), Math.log(sum[2]! / sum[1]!)]
}

/** The colour on the screen so many seconds after the recording began. */
function chromaOf(order: readonly Tint[], seconds: number): Chroma {
  const step = TINT_MS.step / 1000
  const n = Math.max(0, Math.floor(seconds / step))
  const now = TINT_CHROMA[order[n % order.length]!]
  const before = TINT_CHROMA[order[(n + order.length - 1) % order.length]!]
  const k = n === 0 ? 1 : Math.min(1, (seconds - n * step) / (TINT_MS.fade / 1000))
  return [before[0] + k * (now[0] - before[0]), before[1] + k * (now[1] - before[1])]
}

const ORDERS = NAMES.flatMap((a) => NAMES.flatMap((b) => NAMES.flatMap((c) => NAMES.map((d): Tint[] => [a, b, c, d]))))
  .filter((order) => order.every((name, i) => name !== order[(i + 1) % STEPS]))

/** `tints`: the order that the server chose. The clip begins when the first colour is shown, up to half a second late. */
export function tintResponse(series: readonly ChromaAt[], tints: readonly Tint[]): TintResponse {
  const first = series[0]?.at ?? 0
  const seconds = (series.at(-1)?.at ?? 0) - first
  if (series.length < LIMITS.frames || seconds < LIMITS.seconds || tints.length === 0) return { strength: 0, agrees: null }
  const times = series.map(({ at }) => at)
  const seen = bothWithoutTrend(times, series.map(({ chroma }) => chroma))
  const fits = ORDERS.map((order) => fitOf(times, seen, order))
  const best = fits.reduce((a, b) => (b.correlation > a.correlation ? b : a))
  const isClear = best.correlation >= LIMITS.clear && best.strength >= LIMITS.strength
  return { strength: Math.max(0, best.strength), agrees: isClear ? fitOf(times, seen, tints).correlation : null }
}

/** Nothing when no colours were shown, or none can be seen. */
export function tintSignals(series: readonly ChromaAt[], tints: readonly Tint[]): RiskSignal[] {
  const { agrees } = tintResponse(series, tints)
  return agrees === null ? [] : [signalOf('tint', agrees)]
}

/** At the lag that fits best. */
function fitOf(times: readonly number[], seen: readonly number[], order: readonly Tint[]): { correlation: number; strength: number } {
  let best = { correlation: -1, strength: 0 }
  for (let lag = 0; lag <= LIMITS.lagS; lag += LIMITS.lagStepS) {
    const shown = bothWithoutTrend(times, times.map((at) => chromaOf(order, at - lag)))
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
    const [power, own] = [dot(shown, shown), dot(seen, seen)]
    if (power === 0 || own === 0) continue
    const both = dot(seen, shown)
    const correlation = both / Math.sqrt(power * own)
    if (correlation > best.correlation) best = { correlation, strength: both / power }
  }
  return best
}

/** Both ratios, one after the other, without mean and slope: light outside and white balance drift slowly. */
function bothWithoutTrend(times: readonly number[], values: readonly Chroma[]): number[] {
  const middle = times.reduce((a, b) => a + b, 0) / times.length
  const spread = times.reduce((sum, at) => sum + (at - middle) ** 2, 0)
  return ([0, 1] as const).flatMap((axis) => {
    const mean = values.reduce((sum, value) => sum + value[axis], 0) / values.length
    const slope = values.reduce((sum, value, i) => sum + (times[i]! - middle) * (value[axis] - mean), 0) / spread
    return values.map((value, i) => value[axis] - mean - slope * (times[i]! - middle))
  })
}
