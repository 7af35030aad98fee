import { answerDueOn } from '../../../src/domain/appeal'
import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['counter.report']

/** 登记异常: a task for colleagues, and an event. Pay is not touched: that takes a finding and two people (rules R13, R19). */
export function reportAtCounter(run: StaffRun, { beneficiaryId, what }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx) => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const opened = await openReport(tx, run, person, what)
    if (opened.isNew) {
      const { event, beneficiary } = recordEvent(person, {
        kind: 'reportedAtCounter', at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id, counter: { what } },
      })
      await tx.table('beneficiaries').put(beneficiary)
      await tx.table('events').put(event)
    }
    return { answerBy: opened.answerBy }
  })
}

/** One open task of each kind a person; an open one keeps its day. */
export async function openReport(
  tx: Transaction, { at }: StaffRun, { _id: beneficiaryId, region, street }: Beneficiary, kind: Call['input']['what'],
): Promise<{ answerBy: string; isNew: boolean }> {
  const tasks = tx.table('tasks')
  const _id = `${kind}.${beneficiaryId}`
  const open = await tasks.find(_id)
  if (open?.state === 'open') return { answerBy: open.answerBy, isNew: false }
  const today = civilDay(at)
  const answerBy = answerDueOn(today)
  await tasks.put({
    _id, kind, beneficiaryId, region, street: street ?? null, scheme: null, openedOn: today, answerBy, state: 'open', result: null, closedAt: null, by: null,
  })
  return { answerBy, isNew: true }
}
