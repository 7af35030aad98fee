/** A seeded source of numbers in [0, 1): the same seed always gives the same person, clip and noise (mulberry32). */
export type Random = () => number

export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Roughly normal, mean 0, cut at ±2: nobody gets a nose that nature would not make. */
export function spread(random: Random): number {
  const value = (random() + random() + random() + random() - 2) * 1.9
  return Math.max(-2, Math.min(2, value))
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.floor(random() * choices.length)] as T
}

export const between = (random: Random, low: number, high: number): number => low + (high - low) * random()
