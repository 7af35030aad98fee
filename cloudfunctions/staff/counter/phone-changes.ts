import type { CounterRecord } from '../../../src/domain/contract/staff-counter'
import { maskPhone } from '../../../src/domain/counter'
import type { Transaction } from '../../lib/collections'
import type { PhoneChange } from '../../lib/documents-counter'
import type { Secrets } from '../../lib/secrets'

/** The change of this person's number that does not count yet; null: none. */
export async function waitingChange(source: Pick<Transaction, 'table'>, beneficiaryId: string): Promise<PhoneChange | null> {
  const [change] = await source.table('phoneChanges').list({ where: { beneficiaryId, state: 'waiting' }, limit: 1 })
  return change ?? null
}

export const changeView = (secrets: Secrets, { _id: changeId, phoneEnc, countsFrom }: PhoneChange): NonNullable<CounterRecord['phoneChange']> =>
  ({ changeId, maskPhone: maskPhone(secrets.open(changeId, 'phone', phoneEnc)), countsFrom })
