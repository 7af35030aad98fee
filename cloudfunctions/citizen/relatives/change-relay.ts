import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import type { Run } from '../../lib/serve'

/** Taken back by who sent it. What the person has begun with it goes on: it is theirs, but binds nobody any more. Harmless to repeat. */
export async function revokeRelay({ deps, caller }: Run, { relayId }: CitizenCalls['relay.revoke']['input']) {
  const revoked = await deps.db.table('relays').changeOne({ _id: relayId, callerId: caller.id }, { isRevoked: true })
  if (!revoked) throw new AppError('notFound', 'relayId')
  return {}
}

/** A hint for the sender, from the phone that holds the attempt; nothing depends on it. */
export async function noteFilming({ deps, caller, at }: Run, { attemptId }: CitizenCalls['relay.filming']['input']) {
  const attempt = await deps.db.table('attempts').find(attemptId)
  if (!attempt?.relay || attempt.callerId !== caller.id) throw new AppError('notFound', 'attemptId')
  await deps.db.table('relays').changeOne({ _id: attempt.relay, attemptId }, { filmingAt: new Date(at).toISOString() })
  return {}
}
