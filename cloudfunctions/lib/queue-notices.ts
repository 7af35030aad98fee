import type { Transaction } from './collections'
import type { Attempt, RecordKind } from './documents'

/**
 * A message to the caller; when a helper certified, also to the person, who should know what was done in their name. At an outlet's machine
 * there is no caller's phone: to the person alone.
 * @param by `review` for what staff say of an attempt of which a message has told already
 */
export async function queueNotices(
  tx: Transaction, attempt: Pick<Attempt, '_id' | 'callerId' | 'beneficiaryId' | 'mode' | 'channel'>, kind: RecordKind, at: string, by?: 'review',
): Promise<void> {
  const { _id: attemptId, callerId, beneficiaryId, mode, channel } = attempt
  const both = mode === 'forOthers' ? ['caller', 'beneficiary'] as const : ['caller'] as const
  for (const to of channel === 'kiosk' ? ['beneficiary'] as const : both) {
    await tx.table('outbox').put({
      _id: [kind, attemptId, to, ...(by ? [by] : [])].join('.'), kind, to, callerId, beneficiaryId, attemptId, about: null,
      state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
    })
  }
}
