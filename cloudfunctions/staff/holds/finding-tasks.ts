import type { Transaction } from '../../lib/collections'
import { lossTaskId } from '../../lib/loss-tasks'
import type { StaffRun } from '../../lib/staff/door'

/** The tasks that a decision about a finding settles. */
export async function settleTasks(tx: Transaction, { at, staff }: StaffRun, beneficiaryId: string, result: 'confirmed' | 'ended'): Promise<void> {
  for (const kind of ['verifyLoss', 'conflict'] as const) {
    const task = await tx.table('tasks').find(lossTaskId(kind, beneficiaryId))
    if (task?.state === 'open') await tx.table('tasks').put({ ...task, state: 'done', result, closedAt: new Date(at).toISOString(), by: staff.id })
  }
}
