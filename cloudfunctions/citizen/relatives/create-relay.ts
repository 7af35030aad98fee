import { randomBytes } from 'node:crypto'
import { civilDay } from '../../../src/domain/calendar'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import { mayCertify } from '../../../src/domain/delegation'
import { RELAY_MS } from '../../../src/domain/relay'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Delegation, Relay } from '../../lib/documents-relatives'
import { masked } from '../../lib/masked'
import type { Run } from '../../lib/serve'
import { relayId, relayScene } from '../find-relay'
import { isSamePhone } from '../own-phone'
import { helpedToday } from '../people-today'
import { bondWith } from '../people'
import { progressOf } from './relay-progress'

type Call = CitizenCalls['relay.create']

/** Longer than staff take over a film that came by the link: its sender is bound when they have answered. */
const KEPT_MS = 30 * 86_400_000
/** Open at once for one person: one, but for taps side by side. */
const MOST_OPEN = 10

/** One link at a time for one person; the secret in it is shown once and stored nowhere. */
export async function createRelay(run: Run, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const bond = await bondWith(run, beneficiaryId)
  const { relation } = bond
  const scene = relayScene(randomBytes(16).toString('base64url'))
  const now = new Date(at).toISOString()
  const relay: Relay = {
    _id: relayId(deps.secrets, scene), callerId: caller.id, beneficiaryId, relation, createdAt: now, expiresAt: new Date(at + RELAY_MS).toISOString(),
    openedAt: null, claimedBy: null, attemptId: null, filmingAt: null, isUsed: false, isRevoked: false, endsAt: at + KEPT_MS,
  }
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    if (!person) throw new AppError('notFound', 'beneficiaryId')
    const refusal = await mayNotSend(tx, run, bond, person)
    if (refusal) return refusal
    const { event, beneficiary } = recordEvent(person, { kind: 'relayMade', at: now, callerId: caller.id, facts: { relation } })
    await revokeEarlier(tx, relay)
    await tx.table('relays').put(relay)
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { kind: 'created', scene, progress: progressOf(relay, null, at), maskName: masked(deps.secrets, person).maskName }
  })
}

/** Rule R23 holds for who sends as for who films: the sender is the helper. */
async function mayNotSend(
  tx: Transaction, run: Run, { status, relation }: Delegation, person: Beneficiary,
): Promise<Exclude<Call['output'], { kind: 'created' }> | null> {
  const { deps, caller, at } = run
  const policy = await deps.policyOn(person.region, civilDay(at))
  const own = await tx.table('callers').find(caller.id)
  const people = await helpedToday(tx, caller.id, [person._id, own?.selfId ?? null], at)
  const permission = mayCertify({
    mode: 'forOthers', relation, isOwn: false, isProven: false, hasDelegation: status === 'active', activeBindings: own?.activeBindings ?? 0,
    peopleToday: people.others.length, isSamePhone: isSamePhone(deps.secrets, own, person, at), byRelay: false,
  }, policy)
  switch (permission) {
    case 'samePhone': return { kind: permission }
    case 'tooManyRelatives': return { kind: permission, limit: policy.delegation.maxBindings }
    case 'tooManyPeopleToday': return { kind: permission, limit: policy.delegation.maxPeoplePerDay }
  }
  await people.count(person._id)
  return null
}

async function revokeEarlier(tx: Transaction, { callerId, beneficiaryId }: Relay): Promise<void> {
  const latest = await tx.table('relays').list({
    where: { callerId, beneficiaryId }, order: { by: 'createdAt', direction: 'desc' }, limit: MOST_OPEN,
  })
  for (const one of latest.filter(({ isRevoked, isUsed }) => !isRevoked && !isUsed)) await tx.table('relays').put({ ...one, isRevoked: true })
}
