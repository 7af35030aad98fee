/** What the nightly jobs read of a person: no name, no number. */
import type { LocalDate } from '../../src/domain/calendar'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import type { Deps } from '../lib/deps'
import type { Beneficiary } from '../lib/documents'

export const FIELDS = ['_id', 'region', 'street', 'benefits', 'dueOn', 'nextActionOn', 'sweptOn', 'turns18On', 'version'] as const
export type DuePerson = Pick<Beneficiary, (typeof FIELDS)[number]>

/** Same as in `in` conditions: a change of so many groups at once keeps the way to the database busy without flooding it. */
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

/** People with the same change in one call. `key`: everything that the condition and the change contain. @returns how many were changed */
export async function changeInGroups<C>(
  changes: readonly { id: string; change: C }[], key: (change: C) => string, write: (ids: string[], change: C) => Promise<number>,
): Promise<number> {
  const groups = new Map<string, { ids: string[]; change: C }>()
  for (const { id, change } of changes) {
    const name = key(change)
    const group = groups.get(name)
    if (group) group.ids.push(id)
    else groups.set(name, { ids: [id], change })
  }
  const all = [...groups.values()]
  let changed = 0
  for (let i = 0; i < all.length; i += SIDE_BY_SIDE) {
    const written = await Promise.all(all.slice(i, i + SIDE_BY_SIDE).map(({ ids, change }) => write(ids, change)))
    changed += written.reduce((sum, n) => sum + n, 0)
  }
  return changed
}
