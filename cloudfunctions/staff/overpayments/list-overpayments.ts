import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { OverpaymentRow } from '../../../src/domain/contract/staff-overpayments'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import { overpaidIn } from '../../lib/loss-tasks'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { monthsOf, toolsFor } from './overpaid'

type Call = StaffCalls['listOverpayments']

const USUAL_LIMIT = 50
const BATCH = 100
const MOST_READ = 2000

export async function listOverpayments({ deps: { db, secrets }, at, staff }: StaffRun, { state, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const today = civilDay(at)
  const rows: OverpaymentRow[] = []
  let after: { value: string; id: string } | undefined
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await db.table('tasks').list({ where: { state, kind: 'overpayment' }, order: { by: 'answerBy', direction: 'asc', ...(after && { after }) }, limit: BATCH })
    const ids = isIn([...new Set(page.map(({ beneficiaryId }) => beneficiaryId))])
    const people = page.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: ids }, limit: BATCH })
    const agreed = page.length === 0 ? [] : await db.table('repayments').list({ where: { _id: ids }, limit: BATCH })
    for (const task of page) {
      const { beneficiaryId, openedOn, answerBy } = task
      const person = people.find(({ _id }) => _id === beneficiaryId)
      if (!person || !covers(staff.region, placeOf(person))) continue
      const benefits = overpaidIn(task, person)
      const plan = agreed.find(({ _id }) => _id === beneficiaryId)
      rows.push({
        beneficiaryId, ...masked(secrets, person), openedOn, answerBy, isLate: state === 'open' && answerBy < today, benefits, tools: toolsFor(person, monthsOf(benefits)),
        plan: plan ? { tool: plan.tool, instalments: plan.instalments, agreedOn: plan.agreedOn } : null,
      })
      if (rows.length === limit) return { rows }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) break
    after = { value: last.answerBy, id: last._id }
  }
  return { rows }
}
