import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { CaseRow } from '../../../src/domain/contract/staff-cases'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listCases']

const USUAL_LIMIT = 20
const BATCH = 50
const MOST_READ = 500

/** Cases of the reader's region, the one to be answered first first. */
export async function listCases(run: StaffRun, { state, cursor, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const today = civilDay(run.at)
  const cases: CaseRow[] = []
  let after = cursor === undefined ? undefined : { value: cursor.slice(0, 10), id: cursor.slice(11) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await db.table('cases').list({ where: { state }, order: { by: 'answerBy', direction: 'asc', ...(after && { after }) }, limit: BATCH })
    const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
    const people = ids.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: BATCH })
    for (const { _id: caseId, street: _street, region: _region, by: _by, noteEnc, ...one } of page) {
      const person = people.find(({ _id }) => _id === one.beneficiaryId)
      if (!person || !covers(run.staff.region, placeOf(person))) continue
      const note = noteEnc === null ? null : secrets.open(caseId, 'note', noteEnc)
      cases.push({ caseId, ...one, ...masked(secrets, person), note, isLate: one.state === 'open' && one.answerBy < today })
      if (cases.length === limit) return { cases, next: `${one.answerBy}|${caseId}` }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { cases, next: null }
    after = { value: last.answerBy, id: last._id }
  }
  return { cases, next: after ? `${after.value}|${after.id}` : null }
}
