import type { Transaction } from './collections'
import type { Attempt, RecordKind } from './documents'

/**
 * A message to the caller; when a helper certified, also to the person, who should know what was done in their name.
 * @param by `review` for what staff say of an attempt of which a message has told already
 */
export async function queueNotices(
  tx: Transaction, attempt: Pick<Attempt, '_id' | 'callerId' | 'beneficiaryId' | 'mode'>, kind: RecordKind, at: string, by?: 'review',
): Promise<void> {
  const { _id: attemptId, callerId, beneficiaryId, mode } = attempt
  for (const to of mode === 'forOthers' ? ['caller', 'beneficiary'] as const : ['caller'] as const) {
    await tx.table('outbox').put({
      _id: [kind, attemptId, to, ...(by ? [by] : [])].join('.'), kind, to, callerId, beneficiaryId, attemptId, about: null,
      state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
    })
  }
}
