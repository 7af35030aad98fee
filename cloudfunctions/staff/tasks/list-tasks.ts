import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { TaskRow } from '../../../src/domain/contract/staff-tasks'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import { masked } from '../../lib/masked'
import { codeFor } from '../../lib/official-code'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listTasks']

const USUAL_LIMIT = 20
const BATCH = 50
const MOST_READ = 500

/** Tasks of the reader's region, the one to be answered first first. */
export async function listTasks(run: StaffRun, { state, kind, cursor, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const today = civilDay(run.at)
  const tasks: TaskRow[] = []
  let after = cursor === undefined ? undefined : { value: cursor.slice(0, 10), id: cursor.slice(11) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await db.table('tasks').list({
      where: { state, ...(kind && { kind }) }, order: { by: 'answerBy', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
    const people = ids.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: BATCH })
    for (const { _id: taskId, street: _street, region: _region, by: _by, overpaid: _overpaid, ...task } of page) {
      const person = people.find(({ _id }) => _id === task.beneficiaryId)
      if (!person || !covers(run.staff.region, placeOf(person))) continue
      const code = task.kind === 'call' ? { code: codeFor(secrets, taskId) } : {}
      tasks.push({ taskId, ...task, ...code, ...masked(secrets, person), isLate: task.state === 'open' && task.answerBy < today })
      if (tasks.length === limit) return { tasks, next: `${task.answerBy}|${taskId}` }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { tasks, next: null }
    after = { value: last.answerBy, id: last._id }
  }
  return { tasks, next: after ? `${after.value}|${after.id}` : null }
}
