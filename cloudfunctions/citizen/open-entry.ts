import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { Entry } from '../lib/documents'
import { masked } from '../lib/masked'
import { findRelay, isRelayScene } from './find-relay'
import type { Run } from '../lib/serve'

export type Invitation = Extract<Entry, { kind: 'invitation' }>
type Output = CitizenCalls['openEntry']['output']

/** Not used by anybody, and not older than its half hour. */
export const isOpenInvitation = (entry: Entry, at: number): entry is Invitation =>
  entry.kind === 'invitation' && entry.usedAt === null && Date.parse(entry.expiresAt) > at

/** What a scanned code stands for: an outlet, a relative's invitation, or nothing any more. */
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
  if (!entry || !isOpenInvitation(entry, at)) return { kind: 'gone' }
  const person = await deps.db.table('beneficiaries').find(entry.beneficiaryId)
  return person ? { kind: 'invitation', maskName: masked(deps.secrets, person).maskName, expiresAt: entry.expiresAt } : { kind: 'gone' }
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
