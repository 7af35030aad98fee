import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { isIn } from '../lib/collections'
import type { Run } from '../lib/serve'
import { cardOf, listKin } from './people'

/** The caller's own card, the relatives' cards, and what the next screens need to know of the policy. */
export async function getHome(run: Run): Promise<CitizenCalls['getHome']['output']> {
  const { deps, at } = run
  const today = civilDay(at)
  const policy = await deps.policyOn(deps.region, today)
  const kin = await listKin(run)
  const people = kin.length === 0 ? [] : await deps.db.table('beneficiaries').list({
    where: { _id: isIn(kin.map(({ beneficiaryId }) => beneficiaryId)) }, limit: kin.length,
  })
  const cards = await Promise.all(kin.flatMap(({ beneficiaryId, relation }) =>
    people.filter((person) => person._id === beneficiaryId).map((person) => cardOf(deps, person, relation, at))))
  return {
    today,
    self: cards.find((card) => card.relation === null) ?? null,
    relatives: cards.filter((card) => card.relation !== null),
    consentVersion: policy.consentVersion,
    videoDays: policy.liveness.videoDays,
    maxRelatives: policy.delegation.maxBindings,
  }
}
