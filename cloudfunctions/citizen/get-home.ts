import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { Run } from '../lib/serve'
import { bondsOf, cardsOf, kinIn, readPeople, waitingIn } from './people'

/** The caller's own card, the relatives' cards, and what the next screens need to know of the policy. */
export async function getHome(run: Run): Promise<CitizenCalls['getHome']['output']> {
  const { deps, at } = run
  const today = civilDay(at)
  const policy = await deps.policyOn(deps.region, today)
  const bonds = await bondsOf(run, ['active', 'waiting'])
  const kin = kinIn(bonds)
  const people = await readPeople(deps, [...kin, ...bonds.delegations].map(({ beneficiaryId }) => beneficiaryId))
  const cards = await cardsOf(run, kin, people)
  return {
    today,
    self: cards.find((card) => card.relation === null) ?? null,
    relatives: cards.filter((card) => card.relation !== null),
    waiting: waitingIn(deps, bonds, people),
    consentVersion: policy.consentVersion,
    videoDays: policy.liveness.videoDays,
    maxRelatives: policy.delegation.maxBindings,
  }
}
