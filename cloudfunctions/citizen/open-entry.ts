import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { OnTheList } from '../../src/domain/contract/citizen-relatives'
import { delegationId } from '../lib/bind-caller'
import type { Transaction } from '../lib/collections'
import type { Beneficiary, Entry } from '../lib/documents'
import { masked } from '../lib/masked'
import { findRelay, isRelayScene } from './find-relay'
import type { Run } from '../lib/serve'

export type Invitation = Extract<Entry, { kind: 'invitation' }>
type Output = CitizenCalls['openEntry']['output']

/** Not used by anybody, and not older than its half hour. */
export const isOpenInvitation = (entry: Entry, at: number): entry is Invitation =>
  entry.kind === 'invitation' && entry.usedAt === null && Date.parse(entry.expiresAt) > at

/** For whoever lost the answer: what this invitation made of it, or that they have the person already. null for everybody else. */
export async function madeOf(
  db: Pick<Transaction, 'table'>, { deps, caller }: Run, { usedAt }: Invitation, person: Beneficiary,
): Promise<OnTheList | null> {
  const bond = await db.table('delegations').find(delegationId(caller.id, person._id))
  if (!bond || bond.status === 'ended') return null
  const { maskName, maskId } = masked(deps.secrets, person)
  // both instants are written by the transaction that uses the invitation up
  if (bond.status !== 'waiting' || bond.since !== usedAt) return { kind: 'already', maskName }
  return { kind: 'added', person: { beneficiaryId: person._id, relation: bond.relation, maskName, maskId } }
}

/** What a scanned code stands for: an outlet, a relative's invitation, what that made for this caller, or nothing any more. */
export async function openEntry(run: Run, { scene }: CitizenCalls['openEntry']['input']): Promise<Output> {
  if (isRelayScene(scene)) return openRelay(run, scene)
  const { deps, at } = run
  const entry = await deps.db.table('entries').find(scene)
  if (entry?.kind === 'outlet') {
    const outlet = await deps.db.table('outlets').find(entry.outletId)
    if (!outlet) return { kind: 'gone' }
    const { name, phone, address, hours } = outlet
    return { kind: 'outlet', name, phone, address, hours }
  }
  const person = entry && await deps.db.table('beneficiaries').find(entry.beneficiaryId)
  if (!person) return { kind: 'gone' }
  if (!isOpenInvitation(entry, at)) return await madeOf(deps.db, run, entry, person) ?? { kind: 'gone' }
  return { kind: 'invitation', maskName: masked(deps.secrets, person).maskName, expiresAt: entry.expiresAt }
}

/** Opening is not agreeing: it claims nothing, so that a messenger that looks at links takes none away. The sender sees that it was opened. */
async function openRelay(run: Run, scene: string): Promise<Output> {
  const { deps, at } = run
  const found = await findRelay(run, scene)
  if (found.state !== 'open') return { kind: found.state === 'inUse' ? 'relayInUse' : 'relayGone' }
  const { relay, bond, person } = found
  if (relay.openedAt === null) await deps.db.table('relays').changeOne({ _id: relay._id, openedAt: null }, { openedAt: new Date(at).toISOString() })
  const { maskName } = masked(deps.secrets, person)
  return { kind: 'relay', maskName, relation: relay.relation, binds: bond.status === 'waiting', expiresAt: relay.expiresAt }
}
