import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { ReviewRow } from '../../../src/domain/contract/staff-review'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Review } from '../../lib/documents-reviews'
import type { StaffRun } from '../../lib/staff/door'
import { secondPerson } from '../../lib/staff/second-person'
import { keptFrom, rowOf } from './review-case'

type Call = StaffCalls['listReviews']

const USUAL_LIMIT = 50
/** Read at a time, and at most a call: where a whole province waits in one queue, a street sees its own part of the front. */
const BATCH = 100
const MOST_READ = 1000

/**
 * Open reviews of the reader's region that they may look at, the oldest first: equal terms make the oldest the first that is due; and
 * how many of those that were read wait for others, so that they are not forgotten where nobody else is there.
 */
export async function listReviews(run: StaffRun, { limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const { deps, staff } = run
  const rows: ReviewRow[] = []
  let notHandedOver = 0
  let after: { value: string; id: string } | undefined
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await deps.db.table('reviews').list({
      where: { state: 'open' }, order: { by: 'openedAt', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const people = await peopleOf(run, page)
    const isOther = await secondPerson(run, deps.db, page.flatMap((review) => keptFrom(run, review)))
    for (const review of page) {
      const person = people.get(review.beneficiaryId)
      if (!person || !covers(staff.region, placeOf(person))) continue
      const before = keptFrom(run, review)
      if (!isOther(before)) {
        // what the reader has answered or left themself is no news to them
        if (before.every(({ by }) => by !== staff.id)) notHandedOver++
        continue
      }
      if (rows.length === limit) return { reviews: rows, hasMore: true, notHandedOver }
      rows.push(rowOf(run, review, person))
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { reviews: rows, hasMore: false, notHandedOver }
    after = { value: last.openedAt, id: last._id }
  }
  return { reviews: rows, hasMore: true, notHandedOver }
}

async function peopleOf({ deps }: StaffRun, page: readonly Review[]): Promise<Map<string, Beneficiary>> {
  if (page.length === 0) return new Map()
  const ids = isIn([...new Set(page.map(({ beneficiaryId }) => beneficiaryId))])
  const people = await deps.db.table('beneficiaries').list({ where: { _id: ids }, limit: BATCH })
  return new Map(people.map((person) => [person._id, person]))
}
