import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { TASK_RESULTS } from '../../../src/domain/contract/staff-tasks'
import type { Transaction } from '../../lib/collections'
import type { StaffTask } from '../../lib/documents-sweep'
import { proposalIdOf } from '../../lib/stops'
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
    if (task.kind === 'call') await recordCall(tx, run, task, result)
    return { kind: 'done', result }
  })
}

/** A call made is an attempt to reach the person (rule R13); like all new evidence it takes approvals back. */
async function recordCall(tx: Transaction, { at, staff }: StaffRun, { _id, beneficiaryId, scheme }: StaffTask, result: string): Promise<void> {
  // call.<beneficiaryId>.<scheme>.<dueOn>.<stage>
  const dueOn = _id.split('.')[3] ?? null
  await tx.table('contacts').put({
    _id: `${_id}.${staff.id}`, beneficiaryId, scheme, dueOn, channel: 'call', at: new Date(at).toISOString(), on: civilDay(at),
    result: result === 'reached' ? 'reached' : 'failed', by: staff.id,
  })
  const proposal = scheme && dueOn ? await tx.table('proposals').find(proposalIdOf(beneficiaryId, scheme, dueOn)) : null
  if (proposal?.state !== 'open') return
  await tx.table('proposals').put({ ...proposal, approvals: [], evidenceNo: (proposal.evidenceNo ?? 0) + 1, version: proposal.version + 1 })
}
