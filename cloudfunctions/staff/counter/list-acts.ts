import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { ActRow } from '../../../src/domain/contract/staff-counter'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { rowOf } from './act-view'

type Call = StaffCalls['counter.acts']

const LIMIT = 20
const BATCH = 50
const MOST_READ = 500

/** Acts of the reader's region that wait for a second person, the one to be answered first first. */
export async function listActs(run: StaffRun, { cursor }: Call['input']): Promise<Call['output']> {
  const { db } = run.deps
  const acts: ActRow[] = []
  let after = cursor === undefined ? undefined : { value: cursor.slice(0, 10), id: cursor.slice(11) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await db.table('counterActs').list({
      where: { state: 'waiting' }, order: { by: 'answerBy', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
    const people = ids.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: BATCH })
    for (const act of page) {
      const person = people.find(({ _id }) => _id === act.beneficiaryId)
      if (!person || !covers(run.staff.region, placeOf(person))) continue
      acts.push(rowOf(run, act, person))
      if (acts.length === LIMIT) return { acts, next: `${act.answerBy}|${act._id}` }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { acts, next: null }
    after = { value: last.answerBy, id: last._id }
  }
  return { acts, next: after ? `${after.value}|${after.id}` : null }
}
