/** Which recordings are worth comparing across people: those whose picture moves in the same ways, told without laying one over the other. */
import type { Fingerprint } from './fingerprint'

/** The waves that move most. Mirroring, reversing, speed and encoding leave them as they are; three of nine make 84 sets of different size. */
const LOUDEST = 3
/** Of how much each wave moves: copies .99 and more, judgement. */
const NEAR = 0.98

/** Digits of the loudest waves in the order of the waves, so that two of nearly equal size do not part a copy from its original. */
export function bucketOf({ steps }: Fingerprint): string {
  return steps.map((step, wave) => ({ step, wave })).sort((a, b) => b.step - a.step).slice(0, LOUDEST).map(({ wave }) => wave).sort().join('')
}

/** Cosine of how much each wave moves: cheap, and never below that of a copy. */
export function movesAlike(a: Fingerprint, b: Fingerprint): boolean {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
  const length = Math.sqrt(dot(a.steps, a.steps) * dot(b.steps, b.steps))
  return length > 0 && dot(a.steps, b.steps) / length >= NEAR
}
