import { civilDay } from '../../../src/domain/calendar'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import type { Helper } from '../../../src/domain/contract/citizen-relatives'
import { masked } from '../../lib/masked'
import type { Run } from '../../lib/serve'
import { bondsOf, cardsOf, kinIn, readPeople, waitingIn } from '../people'
import { helperId, helpersOf } from './helpers'

type Output = CitizenCalls['relatives.list']['output']

/** How long a helper is told that the person took their help back [judgement]. */
const TOLD_MS = 30 * 86_400_000

/** Whom the caller helps, whom they wrote down, who no longer wants it; and, on a person's own phone, who may help them. */
export async function listRelatives(run: Run): Promise<Output> {
  const { deps, at } = run
  const today = civilDay(at)
  const { delegation: { maxBindings, maxPeoplePerDay } } = await deps.policyOn(deps.region, today)
  const bonds = await bondsOf(run, ['active', 'waiting', 'ended'])
  const { own, delegations } = bonds
  const kin = kinIn(bonds).filter(({ relation }) => relation !== null)
  const people = await readPeople(deps, delegations.map(({ beneficiaryId }) => beneficiaryId))
  const takenBack = delegations.flatMap(({ status, refusedAt, relation, beneficiaryId }) => {
    const person = people.find(({ _id }) => _id === beneficiaryId)
    if (status !== 'ended' || !person || !refusedAt || Date.parse(refusedAt) < at - TOLD_MS) return []
    return [{ relation, maskName: masked(deps.secrets, person).maskName, on: civilDay(Date.parse(refusedAt)) }]
  })
  return {
    today,
    relatives: await cardsOf(run, kin, people),
    waiting: waitingIn(deps, bonds, people),
    takenBack,
    helpers: own?.selfId ? await listHelpers(run, own.selfId) : null,
    limits: { maxRelatives: maxBindings, maxPeoplePerDay },
    knowsPhone: own?.phoneIndex !== undefined,
  }
}

async function listHelpers({ deps }: Run, selfId: string): Promise<Helper[]> {
  const bonds = await helpersOf(deps.db, selfId)
  return bonds.filter(({ status }) => status !== 'ended').map((bond) => ({
    helperId: helperId(deps.secrets, bond), relation: bond.relation, isActive: bond.status === 'active', since: civilDay(Date.parse(bond.since)),
  }))
}
