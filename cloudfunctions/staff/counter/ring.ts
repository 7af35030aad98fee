import { addDays, civilDay } from '../../../src/domain/calendar'
import type { CallWhy } from '../../../src/domain/contract/staff-tasks'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import { answerFor, codeFor } from '../../lib/official-code'
import type { StaffRun } from '../../lib/staff/door'

/** The person is told on the phone what a second person decided; once an act. The caller's code is answered for. */
export async function askToRing(
  tx: Transaction, { deps, at }: StaffRun, { _id: beneficiaryId, region, street }: Beneficiary, actId: string, why: Extract<CallWhy, 'corrected' | 'refused'>,
): Promise<void> {
  const today = civilDay(at)
  const { reminders } = await deps.policyOn(region, today)
  const _id = `call.${beneficiaryId}.counter-${actId}`
  await tx.table('tasks').put({
    _id, kind: 'call', why, beneficiaryId, region, street: street ?? null, scheme: null, openedOn: today,
    answerBy: addDays(today, reminders.callWithinDays), state: 'open', result: null, closedAt: null, by: null,
  })
  await answerFor(tx.table('officialContacts'), codeFor(deps.secrets, _id), { what: 'call', by: 'call' }, at)
}
