/** An act that waits, as staff see it. */
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { ActRow } from '../../../src/domain/contract/staff-counter'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { CounterAct } from '../../lib/documents-counter'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

export function rowOf({ deps, at, staff }: StaffRun, act: CounterAct, person: Beneficiary): ActRow {
  const { _id: actId, waitsFor, openedAt, evidenceOn, answerBy, operatorId } = act
  return {
    actId, beneficiaryId: person._id, ...masked(deps.secrets, person), waitsFor: waitsFor ?? 'backDated', openedAt, evidenceOn, answerBy,
    isLate: answerBy < civilDay(at), isOwn: operatorId === staff.id,
  }
}

/** An act about a person of the reader's region; `notFound` as for one that does not exist. */
export async function findAct(run: StaffRun, actId: string, source: Pick<Transaction, 'table'>): Promise<{ act: CounterAct; person: Beneficiary }> {
  const act = await source.table('counterActs').find(actId)
  if (!act) throw new AppError('notFound', 'actId')
  return { act, person: await findForStaff(run, act.beneficiaryId, 'actId', source) }
}
