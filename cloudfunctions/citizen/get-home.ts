import { civilDay } from '../../src/domain/calendar'
import { isCheckDue } from '../../src/domain/contact-change'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { placeOf } from '../../src/domain/staff-scope'
import type { Run } from '../lib/serve'
import { shownBoard } from '../lib/shown-board'
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
  const self = cards.find((card) => card.relation === null) ?? null
  const own = people.find(({ _id }) => _id === self?.beneficiaryId)
  const [newest] = await shownBoard(deps.db, own ? placeOf(own) : deps.region, today, 1)
  return {
    today,
    self,
    relatives: cards.filter((card) => card.relation !== null),
    waiting: waitingIn(deps, bonds, people),
    consentVersion: policy.consentVersion,
    videoDays: policy.liveness.videoDays,
    maxRelatives: policy.delegation.maxBindings,
    ...(own ? { asksContact: isCheckDue(own.contact?.checkedOn ?? null, today) } : {}),
    ...(newest ? { notice: { key: newest._id, title: newest.title } } : {}),
  }
}
