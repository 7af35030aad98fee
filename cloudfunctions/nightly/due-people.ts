/** What the nightly jobs read of a person: no name, no number. */
import type { LocalDate } from '../../src/domain/calendar'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { isIn, inParts } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Beneficiary } from '../lib/documents'

export const FIELDS = ['_id', 'region', 'street', 'benefits', 'dueOn', 'nextActionOn', 'sweptOn', 'turns18On', 'version'] as const
export type DuePerson = Pick<Beneficiary, (typeof FIELDS)[number]>

/** Calls at once: enough to hide the way to the database, far below what it takes. */
const SIDE_BY_SIDE = 8

/**
 * Works something out for each person by the policy of their region. People whose region has no policy, or whose record holds a day that is
 * none, are left out and counted: one broken record must not keep everybody behind it from their reminder.
 */
export async function forEachPerson<R>(
  { policyOn }: Deps, people: readonly DuePerson[], today: LocalDate, work: (person: DuePerson, policy: PolicyInForce) => R,
): Promise<{ results: R[]; unreadable: number }> {
  const regions = [...new Set(people.map(({ region }) => region))]
  const policies = new Map(await Promise.all(regions.map(async (region) =>
    [region, await policyOn(region, today).catch(nullIfUnreadable)] as const)))
  const results = people.flatMap((person): R[] => {
    const policy = policies.get(person.region)
    if (!policy) return []
    try {
      return [work(person, policy)]
    } catch (error) {
      nullIfUnreadable(error)
      return []
    }
  })
  return { results, unreadable: people.length - results.length }
}

function nullIfUnreadable(error: unknown): null {
  if (error instanceof RangeError) return null
  throw error
}

/** What a person was when they were read; whoever is otherwise by now has been changed by somebody else and is left alone. */
type Seen = Pick<DuePerson, 'version' | 'nextActionOn' | 'sweptOn'>

/** People who become the same in one call, each only as they were seen. @returns how many were changed */
export async function changePeople<C extends Partial<DuePerson>>(
  { db }: Deps, changes: readonly { person: DuePerson; to: C }[],
): Promise<number> {
  const calls = [...groupBy(changes, ({ to }) => JSON.stringify(to)).values()].flatMap((same) => inParts(same))
  let changed = 0
  for (let i = 0; i < calls.length; i += SIDE_BY_SIDE) {
    const written = await Promise.all(calls.slice(i, i + SIDE_BY_SIDE).map((same) => {
      const alike = groupBy(same.map(({ person }) => person), ({ version, nextActionOn, sweptOn }) => `${version} ${nextActionOn} ${sweptOn}`)
      const asSeen = [...alike.values()].flatMap(([first, ...rest]) => (first ? [{ ...seen(first), _id: isIn([first, ...rest].map(({ _id }) => _id)) }] : []))
      return db.table('beneficiaries').changeAll(same.map(({ person }) => person._id), asSeen, same[0]?.to ?? {})
    }))
    changed += written.reduce((sum, n) => sum + n, 0)
  }
  return changed
}

const seen = ({ version, nextActionOn, sweptOn }: DuePerson): Seen => ({ version, nextActionOn, sweptOn })

function groupBy<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(nameOf(one))
    if (group) group.push(one)
    else groups.set(nameOf(one), [one])
  }
  return groups
}
