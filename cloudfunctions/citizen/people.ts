/** Whom a caller may see: themself and the relatives whom they help. */
import type { PersonCard, Relation } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import { civilDay } from '../../src/domain/calendar'
import { personStanding, type PersonStanding } from '../../src/domain/standing'
import { delegationId } from '../lib/bind-caller'
import type { Deps } from '../lib/deps'
import type { Beneficiary } from '../lib/documents'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'

/** relation null: the caller themself. */
export interface Kin { beneficiaryId: string; relation: Relation | null }

/** More than any policy allows; a caller above it would have got there by fraud. */
const MOST_RELATIVES = 50

/** The caller first, then relatives in the order of their binding. */
export async function listKin({ deps, caller }: Run): Promise<Kin[]> {
  const [own, delegations] = await Promise.all([
    deps.db.table('callers').find(caller.id),
    deps.db.table('delegations').list({
      where: { callerId: caller.id, status: 'active' }, order: { by: 'since', direction: 'asc' }, limit: MOST_RELATIVES,
    }),
  ])
  const self = own?.selfId ? [{ beneficiaryId: own.selfId, relation: null }] : []
  return [...self, ...delegations.map(({ beneficiaryId, relation }) => ({ beneficiaryId, relation }))]
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
