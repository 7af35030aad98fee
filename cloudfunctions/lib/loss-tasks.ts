/** What staff have to look at because of a finding of loss. */
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import type { BenefitState } from '../../src/domain/cycle'
import { isContradicted } from '../../src/domain/hold'
import { LOSS_CHECK } from '../../src/domain/loss'
import { addWorkingDays } from '../../src/domain/working-days'
import type { Transaction } from './collections'
import type { Beneficiary } from './documents'
import type { StaffTask } from './documents-sweep'

type Kind = 'verifyLoss' | 'conflict' | 'overpayment'

/** One of each kind a person: what is found later about the same person is looked at together. */
export const lossTaskId = (kind: Kind, beneficiaryId: string) => `${kind}.${beneficiaryId}`

export function lossTask(kind: Kind, { _id: beneficiaryId, region, street }: Beneficiary, today: LocalDate): StaffTask {
  return {
    _id: lossTaskId(kind, beneficiaryId), kind, beneficiaryId, region, street: street ?? null, scheme: null, openedOn: today,
    answerBy: addWorkingDays(today, LOSS_CHECK.workingDays), state: 'open', result: null, closedAt: null, by: null,
  }
}

/** An open one keeps its day. */
export async function openLossTask(tx: Transaction, kind: Kind, person: Beneficiary, today: LocalDate): Promise<void> {
  const open = await tx.table('tasks').find(lossTaskId(kind, person._id))
  if (open?.state !== 'open') await tx.table('tasks').put(lossTask(kind, person, today))
}

/** The face of somebody of whom a record says that they are dead or missing: staff clear it up; until then nothing is lifted (rule R19). */
export async function openConflict(tx: Transaction, person: Beneficiary, before: readonly BenefitState[], seenOn: LocalDate, at: number): Promise<void> {
  if (before.some((benefit) => isContradicted(benefit, seenOn))) await openLossTask(tx, 'conflict', person, civilDay(at))
}
