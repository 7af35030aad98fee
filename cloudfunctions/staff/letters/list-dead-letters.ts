import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { DeadLetter } from '../../../src/domain/contract/staff-letters'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listDeadLetters']

const USUAL_LIMIT = 20
const BATCH = 50
const MOST_READ = 500

/**
 * Dead letters of the reader's region, the latest first. One whose person has left the register belongs to no region and is shown to nobody;
 * the dispatcher's log has it.
 */
export async function listDeadLetters(run: StaffRun, { cursor, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const letters: DeadLetter[] = []
  let after = cursor === undefined ? undefined : { value: cursor.slice(0, 24), id: cursor.slice(25) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await db.table('outbox').list({
      where: { state: 'dead' }, order: { by: 'notBefore', direction: 'desc', ...(after && { after }) }, limit: BATCH,
    })
    const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
    const people = ids.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: BATCH })
    for (const { _id: letterId, kind, beneficiaryId, about, createdAt, over, reason, notBefore } of page) {
      const person = people.find(({ _id }) => _id === beneficiaryId)
      if (!person || !covers(run.staff.region, placeOf(person))) continue
      letters.push({
        letterId, kind, beneficiaryId, ...masked(secrets, person), scheme: about?.scheme ?? null, createdAt,
        tried: [...new Set(over)], reason: reason ?? 'interrupted',
      })
      if (letters.length === limit) return { letters, next: `${notBefore}|${letterId}` }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { letters, next: null }
    after = { value: last.notBefore, id: last._id }
  }
  return { letters, next: after ? `${after.value}|${after.id}` : null }
}
