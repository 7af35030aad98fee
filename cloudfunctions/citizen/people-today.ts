import type { Transaction } from '../lib/collections'

const DAY_MS = 86_400_000

/**
 * For whom a caller started, or sent a link, in the last 24 hours (rule R23), as it is inside the transaction.
 * @param except who does not count: the person in question, and the caller's own self
 */
export async function helpedToday(tx: Transaction, callerId: string, except: readonly (string | null)[], at: number) {
  const _id = `${callerId}.people`
  const people = (await tx.table('tallies').find(_id))?.people ?? []
  const others = people.filter((person) => person.at > at - DAY_MS && !except.includes(person.beneficiaryId))
  return { others, count: (beneficiaryId: string) => tx.table('tallies').put({ _id, people: [...others, { beneficiaryId, at }] }) }
}
