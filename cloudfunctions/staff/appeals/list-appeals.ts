import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listAppeals']

const USUAL_LIMIT = 50

/** Appeals of the reader's region, the one to be answered first first. The words are the person's own and not masked. */
export async function listAppeals(run: StaffRun, { state, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const today = civilDay(run.at)
  const page = await db.table('appeals').list({ where: { state }, order: { by: 'answerBy', direction: 'asc' }, limit: 1000 })
  const own = page.filter((appeal) => covers(run.staff.region, appeal.street ?? appeal.region)).slice(0, limit)
  const ids = [...new Set(own.map(({ beneficiaryId }) => beneficiaryId))]
  const people = ids.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: 1000 })
  return {
    appeals: own.flatMap(({ _id: appealId, wordsEnc, beneficiaryId, kind, filedOn, answerBy, postponedTo, state: now, result, why, answeredAt }) => {
      const person = people.find(({ _id }) => _id === beneficiaryId)
      if (!person || !covers(run.staff.region, placeOf(person))) return []
      return {
        appealId, beneficiaryId, ...masked(secrets, person), kind, filedOn, answerBy, isLate: now === 'open' && answerBy < today,
        words: wordsEnc === null ? null : secrets.open(appealId, 'words', wordsEnc), postponedTo, state: now, result, why: why ?? null, answeredAt,
      }
    }),
  }
}
