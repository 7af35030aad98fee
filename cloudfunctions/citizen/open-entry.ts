import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'

type Output = CitizenCalls['openEntry']['output']

/** What a scanned code stands for: an outlet, a relative's invitation, or nothing any more. */
export async function openEntry({ deps, at }: Run, { scene }: CitizenCalls['openEntry']['input']): Promise<Output> {
  const entry = await deps.db.table('entries').find(scene)
  if (entry?.kind === 'outlet') {
    const outlet = await deps.db.table('outlets').find(entry.outletId)
    if (!outlet) return { kind: 'gone' }
    const { name, phone, address, hours } = outlet
    return { kind: 'outlet', name, phone, address, hours }
  }
  if (entry?.kind !== 'invitation' || entry.usedAt !== null || Date.parse(entry.expiresAt) <= at) return { kind: 'gone' }
  const person = await deps.db.table('beneficiaries').find(entry.beneficiaryId)
  return person ? { kind: 'invitation', maskName: masked(deps.secrets, person).maskName, expiresAt: entry.expiresAt } : { kind: 'gone' }
}
