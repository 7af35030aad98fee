import { civilDay } from '../../src/domain/calendar'
import { isCheckDue } from '../../src/domain/contact-change'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { placeOf } from '../../src/domain/staff-scope'
import { isIn } from '../lib/collections'
import type { Run } from '../lib/serve'
import { shownBoard } from '../lib/shown-board'
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
  const self = cards.find((card) => card.relation === null) ?? null
  const own = people.find(({ _id }) => _id === self?.beneficiaryId)
  const [newest] = await shownBoard(deps.db, own ? placeOf(own) : deps.region, today, 1)
  return {
    today,
    self,
    relatives: cards.filter((card) => card.relation !== null),
    consentVersion: policy.consentVersion,
    videoDays: policy.liveness.videoDays,
    maxRelatives: policy.delegation.maxBindings,
    ...(own ? { asksContact: isCheckDue(own.contact?.checkedOn ?? null, today) } : {}),
    ...(newest ? { notice: { key: newest._id, title: newest.title } } : {}),
  }
}
