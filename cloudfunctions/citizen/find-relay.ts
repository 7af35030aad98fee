import { relayState } from '../../src/domain/relay'
import { delegationId } from '../lib/bind-caller'
import type { Beneficiary } from '../lib/documents'
import type { Delegation, Relay } from '../lib/documents-relatives'
import type { Secrets } from '../lib/secrets'
import type { Run } from '../lib/serve'

/** Scenes of relatives' links begin so; what comes after it is secret. */
const MARK = 'r.'

export const isRelayScene = (scene: string): boolean => scene.startsWith(MARK)
export const relayScene = (secret: string): string => `${MARK}${secret}`
export const relayId = (secrets: Secrets, scene: string): string => secrets.index('relay', scene)

export type FoundRelay = { state: 'gone' | 'inUse' } | { state: 'open'; relay: Relay; bond: Delegation; person: Beneficiary }

/** What a link is worth for this phone now. It ends with the bond of who sent it. */
export async function findRelay({ deps, caller, at }: Run, scene: string): Promise<FoundRelay> {
  const relay = await deps.db.table('relays').find(relayId(deps.secrets, scene))
  const state = relay ? relayState(relay, caller.id, at) : 'gone'
  if (!relay || state !== 'open') return { state: state === 'inUse' ? state : 'gone' }
  const bond = await deps.db.table('delegations').find(delegationId(relay.callerId, relay.beneficiaryId))
  const person = await deps.db.table('beneficiaries').find(relay.beneficiaryId)
  return bond && bond.status !== 'ended' && person ? { state, relay, bond, person } : { state: 'gone' }
}
