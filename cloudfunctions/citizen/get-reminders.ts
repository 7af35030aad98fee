import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { Run } from '../lib/serve'
import { ownReminders, subscriptionsOf } from './reminders'

/** What this phone has agreed to, and, when it is somebody's own, what they chose. */
export async function getReminders(run: Run): Promise<CitizenCalls['getReminders']['output']> {
  const { db } = run.deps
  const record = await db.table('callers').find(run.caller.id)
  const person = record?.selfId ? await db.table('beneficiaries').find(record.selfId) : null
  return { subscriptions: await subscriptionsOf(run), own: person && await ownReminders(run, person) }
}
