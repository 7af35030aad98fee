/** A version of the policy that has come into force moves due days: what is kept beside the people is worked out anew (rule R30). */
import { actionOn } from '../../src/domain/agenda'
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { earliestDueOn } from '../lib/certify'
import { isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import { changePeople, FIELDS, forEachPerson, type DuePerson } from './due-people'
import { claim, finish, PACE, type Pace } from './lease'
import { walk, type Handled, type Way } from './walk'

/** Far more versions than a city publishes in a generation. */
const MOST_VERSIONS = 1000

export interface Replanned { people: number; versions: number }

/**
 * One walk through all people for every version that is in force and follows another; once, by its row `<policyId>.<version>.<first day>`: where
 * a region's own has ended, the province's takes over on a day of its own. By `_id`, in one piece and not by shards: that needs no second
 * index, for a job that runs once in years.
 */
export async function replan(deps: Deps, deadlineMs: number, pace: Pace = PACE): Promise<Replanned> {
  const today = civilDay(deps.now())
  const total: Replanned = { people: 0, versions: 0 }
  for (const _id of await versionsToReplan(deps, today)) {
    const held = await claim(deps, { _id, job: 'replan', day: today, shard: null }, pace)
    if (!held) continue
    const { people, held: atEnd } = await walk(deps, held, wayThroughAll(deps, today), deadlineMs, pace)
    total.people += people
    if (atEnd && await finish(deps, atEnd)) total.versions += 1
  }
  if (total.people > 0) deps.log.info({ job: 'replan', ...total })
  return total
}

/** Whoever was enrolled before a region's first version came into force was planned by it, so only versions with others before them count. */
async function versionsToReplan(deps: Deps, today: LocalDate): Promise<string[]> {
  const stored = await deps.db.table('policies').listFields({ where: { state: 'published' }, limit: MOST_VERSIONS }, ['region'])
  const regions = [...new Set([deps.region, ...stored.map(({ region }) => region)])]
  const inForce = await Promise.all(regions.map((region) => deps.policyOn(region, today).catch(noneYet)))
  const ids = inForce.flatMap((policy) => (policy?.before?.length ? [`${policy.id}.${policy.version}.${policy.effectiveFrom}`] : []))
  if (ids.length === 0) return []
  const rows = await deps.db.table('sweeps').listFields({ where: { _id: isIn(ids) }, limit: ids.length }, ['_id', 'doneAt'])
  const done = new Set(rows.filter(({ doneAt }) => doneAt !== null).map(({ _id }) => _id))
  return ids.filter((id) => !done.has(id))
}

function noneYet(error: unknown): null {
  if (error instanceof RangeError) return null
  throw error
}

const wayThroughAll = (deps: Deps, today: LocalDate): Way<DuePerson> => ({
  read: (after, limit) => deps.db.table('beneficiaries').listFields(
    { where: {}, order: { by: '_id', direction: 'asc', ...(after && { after }) }, limit }, FIELDS),
  cursorOf: ({ _id }) => ({ value: _id, id: _id }),
  handle: (people) => replanPage(deps, people, today),
})

const datesUnder = (person: DuePerson, policy: PolicyInForce, today: LocalDate) =>
  ({ nextActionOn: actionOn(person, policy, today), dueOn: earliestDueOn(person.benefits, policy) })

/** Whoever is certified or swept meanwhile is planned by the new version already: their change fails here, and that is right. */
async function replanPage(deps: Deps, people: readonly DuePerson[], today: LocalDate): Promise<Handled> {
  const { results, unreadable } = await forEachPerson(deps, people, today, (person, policy) => ({ person, dates: datesUnder(person, policy, today) }))
  const moved = results.filter(({ person, dates }) => dates.nextActionOn !== person.nextActionOn || dates.dueOn !== person.dueOn)
  const changed = await changePeople(deps, moved.map(({ person, dates }) => ({ person, to: dates })))
  if (unreadable > 0) deps.log.error({ job: 'replan', unreadable })
  return { notices: 0, missed: moved.length - changed }
}
