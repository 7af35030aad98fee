import type { Transaction } from '../lib/collections'
import type { RecordKind } from '../lib/documents'
import type { Claimed } from './claim'

/** A message to the caller; when a helper certified, also to the person, who should know what was done in their name. */
export async function queueNotices(tx: Transaction, attempt: Claimed, kind: RecordKind, at: string): Promise<void> {
  const { _id: attemptId, callerId, beneficiaryId, mode } = attempt
  for (const to of mode === 'forOthers' ? ['caller', 'beneficiary'] as const : ['caller'] as const) {
    await tx.table('outbox').put({
      _id: `${kind}.${attemptId}.${to}`, kind, to, callerId, beneficiaryId, attemptId, about: null,
      state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
    })
  }
}
