import { addDays } from '../../src/domain/calendar'
import { callStage } from '../../src/domain/notice'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'
import type { Facts } from './facts'

/** Asks the community to ring up: one task a stage of a duty. That it exists already is as good. */
export async function openCall({ db }: Deps, row: OutboxRow, { person, policy, today }: Facts): Promise<void> {
  if (!row.about) return
  const { scheme, dueOn, asks } = row.about
  const stage = asks ? `${callStage(row)}.${asks}` : callStage(row)
  await db.table('tasks').add({
    _id: `call.${person._id}.${scheme}.${dueOn}.${stage}`, kind: 'call', beneficiaryId: person._id, region: person.region,
    street: person.street ?? null, scheme, openedOn: today, answerBy: addDays(today, policy.reminders.callWithinDays),
    state: 'open', result: null, closedAt: null, by: null,
  })
}
