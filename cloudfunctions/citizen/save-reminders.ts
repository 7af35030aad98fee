import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { offeredDays } from '../../src/domain/notice'
import type { Run } from '../lib/serve'
import { ownReminders } from './reminders'

type Call = CitizenCalls['saveReminders']

/** `forbidden` for a phone that is nobody's own: a helper does not switch off an elder's reminders. `badInput` for a day that is not offered. */
export async function saveReminders(run: Run, { days, sms, relatives }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const record = await deps.db.table('callers').find(caller.id)
  const person = record?.selfId ? await deps.db.table('beneficiaries').find(record.selfId) : null
  if (!person) throw new AppError('forbidden')
  const { reminders } = await deps.policyOn(person.region, civilDay(at))
  const offered = offeredDays(reminders)
  if (days.some((day) => !offered.includes(day))) throw new AppError('badInput', 'days')
  const chosen = offered.filter((day) => days.includes(day))
  await deps.db.table('reminderChoices').put({ _id: person._id, days: chosen, sms, relatives, updatedAt: new Date(at).toISOString() })
  return { own: await ownReminders(run, person) }
}
