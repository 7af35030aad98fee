/** How often one may guess: counted before anything is compared, so that guesses at the same time do not slip past. */

/**
 * Guesses until the lock closes, and for how long it stays closed. An account: OWASP's usual five. An address: an office of forty people
 * shares one, and a morning's typing errors of all of them must not lock it; guessing over many accounts from one place still ends here.
 */
export const GUESSES = { account: 5, address: 25 } as const
export const LOCK_MINUTES = 15

/** `count` guesses that were not right, the last of them forgotten at `endsAt` (ms). */
export interface GuessTally { count: number; endsAt: number }

const LENGTH_MS = LOCK_MINUTES * 60_000

/**
 * One more guess. null: the lock is closed until `endsAt` of the tally, and guessing on does not lengthen it. The tally runs from the
 * latest guess: five, slowly, are still five.
 */
export function countGuess(tally: GuessTally | null, most: number, nowMs: number): GuessTally | null {
  const running = tally && tally.endsAt > nowMs ? tally : null
  if (running && running.count >= most) return null
  return { count: (running?.count ?? 0) + 1, endsAt: nowMs + LENGTH_MS }
}

/** The guess was right: it does not count. */
export const giveBack = (tally: GuessTally): GuessTally => ({ ...tally, count: Math.max(0, tally.count - 1) })
