import { addToMonth, civilDay, monthOf } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { instalmentPlan } from '../../../src/domain/overpayment'
import { recordEvent } from '../../lib/audit'
import { lossTaskId, overpaidIn } from '../../lib/loss-tasks'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { monthsOf, toolsFor } from './overpaid'

type Call = StaffCalls['agreeRepayment']

/** Writes down what was agreed and closes the task; the first part is due next month. The paying system collects, nobody else. */
export function agreeRepayment(run: StaffRun, { beneficiaryId, tool, count }: Call['input']): Promise<Call['output']> {
  if ((tool === 'instalments') !== (count !== undefined)) throw new AppError('badInput', 'count')
  const { deps, at, staff } = run
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const task = await tx.table('tasks').find(lossTaskId('overpayment', beneficiaryId))
    if (task?.state !== 'open') return { kind: 'nothingOpen' }
    const months = monthsOf(overpaidIn(task, person))
    if (!toolsFor(person, months).includes(tool) || (count ?? 1) > months.length) return { kind: 'notThatWay' }
    const instalments = instalmentPlan(months, count ?? 1, addToMonth(monthOf(today), 1))
    const { event, beneficiary } = recordEvent(person, { kind: 'repaymentAgreed', at: now, callerId: null, facts: { staffId: staff.id, repayment: { tool, instalments } } })
    await tx.table('repayments').put({ _id: beneficiaryId, tool, months, instalments, agreedOn: today, by: staff.id })
    await tx.table('tasks').put({ ...task, state: 'done', result: 'agreed', closedAt: now, by: staff.id })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { kind: 'agreed', plan: { tool, instalments, agreedOn: today } }
  })
}
