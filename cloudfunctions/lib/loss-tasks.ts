/** What staff have to look at because of a finding of loss. */
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import type { BenefitState } from '../../src/domain/cycle'
import { isContradicted } from '../../src/domain/hold'
import { groundOf, LOSS_CHECK, type Finding } from '../../src/domain/loss'
import { notKnown, overpaidOf, type Overpaid } from '../../src/domain/overpayment'
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

/** What a task is about. */
export const overpaidIn = ({ overpaid }: StaffTask, { benefits }: Beneficiary): Overpaid[] => overpaid ?? benefits.flatMap(overpaidOf)

/** Months that were paid after a loss join those that are open still; what was settled once is not asked for again (rule R22). */
export async function openOverpayment(tx: Transaction, person: Beneficiary, found: readonly Overpaid[], today: LocalDate): Promise<void> {
  const task = await tx.table('tasks').find(lossTaskId('overpayment', person._id))
  const fresh = notKnown(found, task?.overpaid ?? [])
  if (fresh.length === 0) return
  const isOpen = task?.state === 'open'
  await tx.table('tasks').put({ ...(isOpen ? task : lossTask('overpayment', person, today)), overpaid: [...(isOpen ? overpaidIn(task, person) : []), ...fresh] })
}

/** What a finding that was wrong had called overpaid was due. */
export async function dropOverpaid(tx: Transaction, person: Beneficiary, wrong: readonly Finding[], by: string, at: number): Promise<void> {
  const task = await tx.table('tasks').find(lossTaskId('overpayment', person._id))
  if (task?.state !== 'open') return
  const overpaid = overpaidIn(task, person).filter(({ ground, since }) => !wrong.some((finding) => groundOf(finding) === ground && finding.since === since))
  const isOver = overpaid.length === 0
  await tx.table('tasks').put({ ...task, overpaid, ...(isOver && { state: 'done', result: 'nothingDue', closedAt: new Date(at).toISOString(), by }) })
}

/** The face of somebody of whom a record says that they are dead or missing: staff clear it up; until then nothing is lifted (rule R19). */
export async function openConflict(tx: Transaction, person: Beneficiary, before: readonly BenefitState[], seenOn: LocalDate, at: number): Promise<void> {
  if (before.some((benefit) => isContradicted(benefit, seenOn))) await openLossTask(tx, 'conflict', person, civilDay(at))
}
