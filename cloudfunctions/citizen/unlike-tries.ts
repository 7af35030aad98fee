import type { Transaction } from '../lib/collections'

/** More than a day's tries of one person. */
const LATEST = 30
const DAY_MS = 86_400_000

/** How often this caller's films of this person were refused as unlike in the 24 hours before `at` (ms). */
export async function unlikeTries(tx: Transaction, callerId: string, beneficiaryId: string, at: number): Promise<number> {
  const events = await tx.table('events').list({
    where: { beneficiaryId, kind: 'notMatched' }, order: { by: 'at', direction: 'desc' }, limit: LATEST,
  })
  const since = new Date(at - DAY_MS).toISOString()
  return events.filter((one) => one.callerId === callerId && one.facts.reason === 'notSamePerson' && one.at > since).length
}
