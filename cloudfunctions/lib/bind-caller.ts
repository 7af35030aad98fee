import { isTakenBack } from '../../src/domain/delegation'
import type { Policy } from '../../src/domain/policy/policy'
import type { Caller } from './caller'
import type { Transaction } from './collections'
import type { Deps } from './deps'
import type { Attempt, CallerRecord } from './documents'
import type { Relay } from './documents-relatives'

type Somebody = Pick<Caller, 'id' | 'openid'>
/** An attempt that the server has received. */
export type Received = Attempt & { receivedAt: number }

export const delegationId = (callerId: string, beneficiaryId: string) => `${callerId}.${beneficiaryId}`

const newRecord = ({ secrets }: Deps, { id, openid }: Somebody, since: string): CallerRecord =>
  ({ _id: id, selfId: null, activeBindings: 0, updatedAt: since, openidEnc: openid && secrets.seal(id, 'openid', openid) })

/** As it is stored, or as it will be. */
export const recordOf = async (tx: Transaction, deps: Deps, caller: Somebody, at: number): Promise<CallerRecord> =>
  await tx.table('callers').find(caller.id) ?? newRecord(deps, caller, new Date(at).toISOString())

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
  if (attempt.relay) return bindSender(tx, attempt.relay, attempt, policy)
  if (attempt.binds === 'nothing') return
  const since = new Date(attempt.receivedAt).toISOString()
  const before = await tx.table('callers').find(caller.id) ?? newRecord(deps, caller, since)
  if (attempt.binds === 'self') {
    if (before.selfId === null) await tx.table('callers').put({ ...before, selfId: attempt.beneficiaryId, updatedAt: since })
    return
  }
  await bindRelative(tx, before, attempt, attempt.relation, policy)
}

/** Not who was told 不让TA帮 after this attempt began. */
async function bindRelative(tx: Transaction, helper: CallerRecord, attempt: Received, relation: Attempt['relation'], policy: Policy): Promise<void> {
  const { beneficiaryId, openedAt, receivedAt } = attempt
  const _id = delegationId(helper._id, beneficiaryId)
  const existing = await tx.table('delegations').find(_id)
  if (existing?.status === 'active' || isTakenBack(existing, openedAt) || helper.activeBindings >= policy.delegation.maxBindings || !relation) return
  const since = new Date(receivedAt).toISOString()
  await tx.table('delegations').put({ ...existing, _id, callerId: helper._id, beneficiaryId, relation, status: 'active', since })
  await tx.table('callers').put({ ...helper, activeBindings: helper.activeBindings + 1, updatedAt: since })
}

/** By a relative's link: the phone that filmed is bound to nobody; the sender is, when it was their first time and they still want it. */
async function bindSender(tx: Transaction, relayId: string, attempt: Received, policy: Policy): Promise<void> {
  const relay = await useRelay(tx, relayId)
  const sender = relay && !relay.isRevoked ? await tx.table('callers').find(relay.callerId) : null
  if (!relay || !sender) return
  const bond = await tx.table('delegations').find(delegationId(sender._id, attempt.beneficiaryId))
  if (bond?.status === 'waiting') await bindRelative(tx, sender, attempt, relay.relation, policy)
}

/** One link, one certification. */
export async function useRelay(tx: Transaction, relayId: string): Promise<Relay | null> {
  const relay = await tx.table('relays').find(relayId)
  if (relay && !relay.isUsed) await tx.table('relays').put({ ...relay, isUsed: true })
  return relay
}

async function useUp(tx: Transaction, scene: string, { receivedAt }: Received): Promise<void> {
  const entry = await tx.table('entries').find(scene)
  if (entry?.kind === 'invitation' && entry.usedAt === null) await tx.table('entries').put({ ...entry, usedAt: new Date(receivedAt).toISOString() })
}
