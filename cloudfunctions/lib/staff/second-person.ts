import { mayApprove, type Account } from '../../../src/domain/separation'
import { isIn, type Transaction } from '../collections'
import type { StaffRun } from './door'

/** Who did, proposed or approved it, and when (Deed in domain/separation.ts); null or absent: the machine. */
export interface Before { by: string | null | undefined; at: string | null }
type Source = Pick<Transaction, 'table'>
type Reader = Pick<StaffRun, 'at' | 'staff'>

/** Reads the accounts that are concerned; what it returns says of each case whether the reader is another person than all before. */
export async function secondPerson({ at, staff }: Reader, source: Source, concerned: readonly Before[]): Promise<(before: readonly Before[]) => boolean> {
  const ids = [...new Set([staff.id, ...concerned.flatMap(({ by }) => by ?? [])])]
  const members = ids.length > 1 ? await source.table('staff').list({ where: { _id: isIn(ids) }, limit: ids.length }) : []
  const accounts = new Map(members.map(({ _id, hands = [] }): [string, Account] => [_id, { id: _id, hands }]))
  const account = (id: string): Account => accounts.get(id) ?? { id }
  const approver = { by: account(staff.id), at: new Date(at).toISOString() }
  return (before) => mayApprove(before.flatMap((one) => (one.by ? [{ by: account(one.by), at: one.at }] : [])), approver)
}

/** The one question of every act that takes two people: is who is signed in another person than those? In the transaction that decides. */
export const isSecondPerson = async (run: Reader, source: Source, before: readonly Before[]): Promise<boolean> =>
  (await secondPerson(run, source, before))(before)
