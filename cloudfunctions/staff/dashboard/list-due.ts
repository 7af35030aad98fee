import { addDays, civilDay, type LocalDate } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { DuePerson, ListedStock } from '../../../src/domain/contract/staff-dashboard'
import { STOCK_OF } from '../../../src/domain/dashboard/tally'
import { maskName } from '../../../src/domain/id-number'
import { personStanding } from '../../../src/domain/standing'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { atMost, below, type Page } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import { nameOf } from '../../lib/masked'
import { publishedPolicies } from '../../lib/policies'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listDue']

const PAGE = 20
/** Read at a time, and at most a call: a street goes on through the city's people with `next`. */
const BATCH = 200
const MOST_READ = 2000

/** By the due day, as the night counts them (lib/dashboard/standings.ts), but of this moment; of the reader's region, by masks. */
export async function listDue(run: StaffRun, { stock, cursor }: Call['input']): Promise<Call['output']> {
  const today = civilDay(run.at)
  const where = await whereOf(run, stock, today)
  const people: DuePerson[] = []
  let after: { value: string; id: string } | undefined = cursor === undefined ? firstOf(stock, today) : { value: cursor.slice(0, 10), id: cursor.slice(11) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page: Beneficiary[] = await run.deps.db.table('beneficiaries').list({
      where, order: { by: 'dueOn', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    for (const person of page) {
      after = { value: person.dueOn ?? '', id: person._id }
      const row = await rowOf(run, person, stock, today)
      if (row) people.push(row)
      if (people.length === PAGE) return { people, next: `${after.value}|${after.id}` }
    }
    if (page.length < BATCH) return { people, next: null }
  }
  return { people, next: after ? `${after.value}|${after.id}` : null }
}

/** Soon: by any of the policies; each person's own decides. */
async function whereOf({ deps }: StaffRun, stock: ListedStock, today: LocalDate): Promise<Page<Beneficiary>['where']> {
  if (stock === 'late') return { dueOn: below(today) }
  const policies = await publishedPolicies(deps.db)
  return { dueOn: atMost(addDays(today, Math.max(...policies.map(({ notice }) => notice.dueSoonDays)))) }
}

/** Before the first id of today. */
const firstOf = (stock: ListedStock, today: LocalDate) => (stock === 'late' ? undefined : { value: today, id: '' })

/** null: of another place, or in another stock by now. */
async function rowOf({ deps, staff }: StaffRun, person: Beneficiary, stock: ListedStock, today: LocalDate): Promise<DuePerson | null> {
  const { _id: beneficiaryId, region, vanishedSince, benefits, openReview } = person
  const place = placeOf(person)
  if (!covers(staff.region, place) || vanishedSince !== undefined) return null
  const policy = await deps.policyOn(region, today)
  const { standing } = personStanding(benefits, policy, today, { reviewing: openReview !== null })
  // the day of the benefit that made them stand there, which need not be the earliest
  if (STOCK_OF[standing.kind] !== stock || standing.dueOn === null) return null
  return { beneficiaryId, maskName: maskName(nameOf(deps.secrets, person)), place, dueOn: standing.dueOn, standing }
}
