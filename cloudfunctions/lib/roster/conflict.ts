/** A roster that knows of a certification although pay is stopped: staff find out whether it holds (rules R10, R13). */
import { addDays, type LocalDate } from '../../../src/domain/calendar'
import type { RosterConflict } from '../../../src/domain/roster/merge'
import type { Transaction } from '../collections'
import type { Beneficiary } from '../documents'

/** Days in which somebody looks at it, as with one who has left the roster: judgement of 2026-11. Somebody may wait for their pay. */
const ANSWER_DAYS = 7

/** One task a certification that the file names: the same file again asks nothing new, and what staff have answered stays answered. */
export async function openConflictTask(
  tx: Transaction, { _id: beneficiaryId, region, street }: Beneficiary, { scheme, certifiedOn }: RosterConflict, day: LocalDate,
): Promise<void> {
  const tasks = tx.table('tasks')
  const _id = `rosterConflict.${beneficiaryId}.${scheme}.${certifiedOn}`
  if (await tasks.find(_id)) return
  await tasks.put({
    _id, kind: 'rosterConflict', beneficiaryId, region, street: street ?? null, scheme, openedOn: day, answerBy: addDays(day, ANSWER_DAYS),
    state: 'open', result: null, closedAt: null, by: null,
  })
}
