/** When a message may be sent: hours of the day, how many a second, how long to wait after a failure. No clock of its own. */
import type { Policy } from './policy/policy'

const MINUTE_MS = 60_000
/** The hour on a wall clock in Shanghai (fixed +08:00, rule R1), 0 to 23. */
const hourOf = (atMs: number) => Math.floor(atMs / 3_600_000 + 8) % 24

/** True between `quietFrom` o'clock in the evening and `quietTo` o'clock in the morning: nothing is sent. */
export function isQuiet(atMs: number, { quietFrom, quietTo }: Pick<Policy['reminders'], 'quietFrom' | 'quietTo'>): boolean {
  const hour = hourOf(atMs)
  return hour >= quietFrom || hour < quietTo
}

/** As often as this on one channel, then the next one. */
export const MOST_TRIES = 5

/** Longest pause: a carrier that is down for a day is asked a few times, not hundreds. */
const LONGEST_MS = 6 * 60 * MINUTE_MS

/** ms to wait after the nth failure that time may heal, n = 1, 2, ...: 2, 8, 32, 128 minutes. `chance` 0..1 spreads a crowd over half of it more. */
export function backOffMs(tries: number, chance: number): number {
  return Math.round(Math.min(LONGEST_MS, 2 * MINUTE_MS * 4 ** (tries - 1)) * (1 + chance / 2))
}

export interface Bucket { tokens: number; at: number }

/**
 * Takes one of `perSecond` tokens a second, at most that many saved up. Where none is left, one of the future is taken: whoever asks waits
 * `waitMs` for it, and who asks later waits longer.
 */
export function takeToken({ tokens, at }: Bucket, nowMs: number, perSecond: number): { bucket: Bucket; waitMs: number } {
  const left = Math.min(perSecond, tokens + (Math.max(0, nowMs - at) * perSecond) / 1000) - 1
  return { bucket: { tokens: left, at: Math.max(at, nowMs) }, waitMs: left >= 0 ? 0 : Math.ceil((-left * 1000) / perSecond) }
}
