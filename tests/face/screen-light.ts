/** What a screen shows in the test of its light, and what the answer adds to the risk record. */
import type { Tint } from '../../src/domain/contract/common'
import { TINT_CHROMA, TINT_MS, tintSignals, type ChromaAt } from '../../src/domain/face/tint'

export const ORDER: Tint[] = ['warm', 'cool', 'neutral', 'green']
export const OTHER: Tint[] = ['green', 'warm', 'cool', 'neutral']

/** The screen's light at a time, as log ratios; written anew here, so that the rule under test does not judge itself. */
export function shown(order: readonly Tint[], seconds: number): [number, number] {
  const n = Math.max(0, Math.floor((seconds * 1000) / TINT_MS.step))
  const [to, from] = [TINT_CHROMA[order[n % 4]!], TINT_CHROMA[order[(n + 3) % 4]!]]
  const k = n === 0 ? 1 : Math.min(1, (seconds * 1000 - n * TINT_MS.step) / TINT_MS.fade)
  return [from[0] + (to[0] - from[0]) * k, from[1] + (to[1] - from[1]) * k]
}

export const levelOf = (series: readonly ChromaAt[], order: readonly Tint[]) => tintSignals(series, order)[0]?.level ?? 'pass'
