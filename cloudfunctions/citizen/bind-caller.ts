import type { Policy } from '../../src/domain/policy/policy'
import type { Caller } from '../lib/caller'
import type { Transaction } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { CallerRecord } from '../lib/documents'
import type { Claimed } from './claim'
import { delegationId } from './people'

/**
 * What the success of this face binds to the caller (rule R23), and the end of a one-time invitation. The certification stands in
 * any case; a binding that two attempts want at once, or that is over the limit by now, is made once or not at all.
 */
export async function bindCaller(tx: Transaction, { secrets }: Deps, caller: Caller, attempt: Claimed, policy: Policy): Promise<void> {
  if (attempt.invitation) await useUp(tx, attempt.invitation, attempt)
  if (attempt.binds === 'nothing') return
  const since = new Date(attempt.receivedAt).toISOString()
  const before: CallerRecord = await tx.table('callers').find(caller.id) ?? {
    _id: caller.id, selfId: null, activeBindings: 0, updatedAt: since,
    openidEnc: caller.openid && secrets.seal(caller.id, 'openid', caller.openid),
  }
  if (attempt.binds === 'self') {
    if (before.selfId === null) await tx.table('callers').put({ ...before, selfId: attempt.beneficiaryId, updatedAt: since })
    return
  }
  const { beneficiaryId, relation } = attempt
  const _id = delegationId(caller.id, beneficiaryId)
  const existing = await tx.table('delegations').find(_id)
  if (existing?.status === 'active' || before.activeBindings >= policy.delegation.maxBindings || !relation) return
  await tx.table('delegations').put({ _id, callerId: caller.id, beneficiaryId, relation, status: 'active', since })
  await tx.table('callers').put({ ...before, activeBindings: before.activeBindings + 1, updatedAt: since })
}

async function useUp(tx: Transaction, scene: string, { receivedAt }: Claimed): Promise<void> {
  const entry = await tx.table('entries').find(scene)
  if (entry?.kind === 'invitation' && entry.usedAt === null) await tx.table('entries').put({ ...entry, usedAt: new Date(receivedAt).toISOString() })
}
