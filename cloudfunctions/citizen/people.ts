/** Whom a caller may see: themself and the relatives whom they help. */
import type { PersonCard, Relation } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import { civilDay } from '../../src/domain/calendar'
import type { WaitingPerson } from '../../src/domain/contract/citizen-relatives'
import { personStanding, type PersonStanding } from '../../src/domain/standing'
import { delegationId } from '../lib/bind-caller'
import { isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Beneficiary, CallerRecord } from '../lib/documents'
import type { Delegation } from '../lib/documents-relatives'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'

/** relation null: the caller themself. */
export interface Kin { beneficiaryId: string; relation: Relation | null }

/** More than any policy allows; a caller above it would have got there by fraud. */
const MOST_RELATIVES = 50

export interface Bonds { own: CallerRecord | null; delegations: Delegation[] }

/** The caller's own record, and whom they help or want to help, in the order in which that began. */
export async function bondsOf({ deps, caller }: Run, statuses: readonly Delegation['status'][]): Promise<Bonds> {
  const [own, delegations] = await Promise.all([
    deps.db.table('callers').find(caller.id),
    deps.db.table('delegations').list({
      where: { callerId: caller.id, status: isIn(statuses) }, order: { by: 'since', direction: 'asc' }, limit: MOST_RELATIVES,
    }),
  ])
  return { own, delegations }
}

/** The caller first, then relatives in the order of their binding. */
export const kinIn = ({ own, delegations }: Bonds): Kin[] => [
  ...(own?.selfId ? [{ beneficiaryId: own.selfId, relation: null }] : []),
  ...delegations.filter(({ status }) => status === 'active').map(({ beneficiaryId, relation }) => ({ beneficiaryId, relation })),
]

export const listKin = async (run: Run): Promise<Kin[]> => kinIn(await bondsOf(run, ['active']))

/** These people as they are stored; whoever is not in the register any more is left out. */
export const readPeople = async ({ db }: Deps, ids: readonly string[]): Promise<Beneficiary[]> =>
  ids.length === 0 ? [] : db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: ids.length })

/** Whom the caller wrote down: masks, and nothing of their pension before they agreed. */
export const waitingIn = ({ secrets }: Deps, { delegations }: Bonds, people: readonly Beneficiary[]): WaitingPerson[] =>
  delegations.filter(({ status }) => status === 'waiting').flatMap(({ beneficiaryId, relation }) =>
    people.filter(({ _id }) => _id === beneficiaryId).map((person) => ({ beneficiaryId, relation, ...masked(secrets, person) })))

/** The caller's bond with somebody whom they help, or wrote down. For anybody else the same `notFound` as for one that does not exist. */
export async function bondWith({ deps, caller }: Run, beneficiaryId: string): Promise<Delegation> {
  const bond = await deps.db.table('delegations').find(delegationId(caller.id, beneficiaryId))
  if (!bond || bond.status === 'ended') throw new AppError('notFound', 'beneficiaryId')
  return bond
}

/**
 * How the caller is related to a person. For a stranger's id the same `notFound` as for one that does not exist.
 * @param field the input that named the person
 */
export async function kinOf({ deps, caller }: Run, beneficiaryId: string, field: string): Promise<Kin> {
  const own = await deps.db.table('callers').find(caller.id)
  if (own?.selfId === beneficiaryId) return { beneficiaryId, relation: null }
  const delegation = await deps.db.table('delegations').find(delegationId(caller.id, beneficiaryId))
  if (delegation?.status !== 'active') throw new AppError('notFound', field)
  return { beneficiaryId, relation: delegation.relation }
}

/** Where this person stands on the civil day of an instant, by the policy of their region. */
export async function standingOf({ policyOn }: Deps, person: Beneficiary, at: number): Promise<PersonStanding> {
  const today = civilDay(at)
  return personStanding(person.benefits, await policyOn(person.region, today), today, { reviewing: person.openReview !== null })
}

export const cardOf = async (deps: Deps, person: Beneficiary, relation: Relation | null, at: number): Promise<PersonCard> =>
  ({ beneficiaryId: person._id, relation, ...masked(deps.secrets, person), ...await standingOf(deps, person, at) })

/** In the order of the kin. */
export const cardsOf = ({ deps, at }: Run, kin: readonly Kin[], people: readonly Beneficiary[]): Promise<PersonCard[]> =>
  Promise.all(kin.flatMap(({ beneficiaryId, relation }) =>
    people.filter((person) => person._id === beneficiaryId).map((person) => cardOf(deps, person, relation, at))))
