import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { TASK_RESULTS } from '../../../src/domain/contract/staff-tasks'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['closeTask']

/** Ends with the finding that they are about: ticking them off would leave pay waiting with nobody looking. */
const ENDS_ELSEWHERE: ReadonlySet<string> = new Set(['verifyLoss', 'conflict'])

/** What was found, from the list of the task's own kind. A task that is done keeps its first result. */
export function closeTask(run: StaffRun, { taskId, result }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const task = await tx.table('tasks').find(taskId)
    if (!task) throw new AppError('notFound', 'taskId')
    await findForStaff(run, task.beneficiaryId, 'taskId', tx)
    if (task.state === 'done') return { kind: 'done', result: task.result ?? result }
    const results: readonly string[] = TASK_RESULTS[task.kind]
    if (ENDS_ELSEWHERE.has(task.kind) || !results.includes(result)) return { kind: 'notThatWay' }
    await tx.table('tasks').put({ ...task, state: 'done', result, closedAt: new Date(at).toISOString(), by: staff.id })
    return { kind: 'done', result }
  })
}
