import { countGuess, giveBack, type GuessTally } from '../../src/domain/sign-in-guess'
import type { Database, Transaction } from '../lib/collections'

/** What is guessed at, and how often one may. */
export type Guessed = readonly { key: string; most: number }[]

/**
 * Counts one guess against all of them, or none when one is locked. Counted before anything is compared, so that guesses at the same time
 * wait for each other here.
 * @returns until when (ms) it is locked, else the tallies as they are now
 */
export function countGuesses(db: Database, guessed: Guessed, nowMs: number): Promise<{ lockedUntil: number } | { tallies: GuessTally[] }> {
  return db.inTransaction(async (tx) => {
    const table = tx.table('staffGuesses')
    const tallies: GuessTally[] = []
    let lockedUntil = 0
    for (const { key, most } of guessed) {
      const before = await table.find(key)
      const counted = countGuess(before, most, nowMs)
      if (counted) tallies.push(counted)
      else lockedUntil = Math.max(lockedUntil, before?.endsAt ?? 0)
    }
    if (lockedUntil) return { lockedUntil }
    for (const [i, tally] of tallies.entries()) await table.put({ _id: guessed[i]?.key ?? '', count: tally.count, endsAt: tally.endsAt })
    return { tallies }
  })
}

/** The guess was right. What belongs to one person starts from 0, what many share gives one back. */
export async function forgive(tx: Transaction, own: string, shared: string | null): Promise<void> {
  const table = tx.table('staffGuesses')
  const [mine, ours] = [await table.find(own), shared === null ? null : await table.find(shared)]
  if (mine) await table.put({ ...mine, count: 0 })
  if (ours) await table.put({ ...ours, ...giveBack(ours) })
}
