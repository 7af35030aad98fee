import type { Policy } from '../../src/domain/policy/policy'
import type { Caller } from './caller'
import type { Transaction } from './collections'
import type { Deps } from './deps'
import type { Attempt, CallerRecord } from './documents'

type Somebody = Pick<Caller, 'id' | 'openid'>
/** An attempt that the server has received. */
export type Received = Attempt & { receivedAt: number }

export const delegationId = (callerId: string, beneficiaryId: string) => `${callerId}.${beneficiaryId}`

const newRecord = ({ secrets }: Deps, { id, openid }: Somebody, since: string): CallerRecord =>
  ({ _id: id, selfId: null, activeBindings: 0, updatedAt: since, openidEnc: openid && secrets.seal(id, 'openid', openid) })

/** Who waits for staff is remembered without being bound to anybody: the answer, and what it binds, comes while they are away. */
export async function rememberCaller(tx: Transaction, deps: Deps, caller: Somebody, at: number): Promise<void> {
  const callers = tx.table('callers')
  if (!await callers.find(caller.id)) await callers.put(newRecord(deps, caller, new Date(at).toISOString()))
}

/**
 * What the success of this face binds to the caller (rule R23), and the end of a one-time invitation. The certification stands in
 * any case; a binding that two attempts want at once, or that is over the limit by now, is made once or not at all.
 */
export async function bindCaller(tx: Transaction, deps: Deps, caller: Somebody, attempt: Received, policy: Policy): Promise<void> {
  if (attempt.invitation) await useUp(tx, attempt.invitation, attempt)
  if (attempt.binds === 'nothing') return
  const since = new Date(attempt.receivedAt).toISOString()
  const before = await tx.table('callers').find(caller.id) ?? newRecord(deps, caller, since)
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

async function useUp(tx: Transaction, scene: string, { receivedAt }: Received): Promise<void> {
  const entry = await tx.table('entries').find(scene)
  if (entry?.kind === 'invitation' && entry.usedAt === null) await tx.table('entries').put({ ...entry, usedAt: new Date(receivedAt).toISOString() })
}
