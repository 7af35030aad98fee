/** What the reminder calls share: the caller's consents and choices as the page shows them. */
import { civilDay } from '../../src/domain/calendar'
import type { OwnReminders, SubscriptionState } from '../../src/domain/contract/reminders'
import { offeredDays, usualChoices } from '../../src/domain/notice'
import { TEMPLATES, type Template } from '../../src/domain/notice-template'
import { maskPhone } from '../../src/domain/contact-change'
import { isIn } from '../lib/collections'
import { phoneOf } from '../lib/contact'
import type { Beneficiary } from '../lib/documents'
import type { Run } from '../lib/serve'

export const subscriptionId = (callerId: string, template: Template) => `${callerId}.${template}`

/** None outside WeChat, and none that this deployment has not registered. */
export async function subscriptionsOf({ deps, caller }: Run): Promise<SubscriptionState[]> {
  const names = caller.via === 'weapp' ? TEMPLATES.filter((name) => deps.templates[name]) : []
  if (names.length === 0) return []
  const stored = await deps.db.table('subscriptions').list({
    where: { _id: isIn(names.map((name) => subscriptionId(caller.id, name))) }, limit: names.length,
  })
  return names.flatMap((name) => {
    const registered = deps.templates[name]
    const one = stored.find(({ template }) => template === name)
    if (!registered) return []
    return [{ name, id: registered.id, left: Math.max(0, one?.quota ?? 0), longTerm: one?.longTerm ?? false, refused: Boolean(one?.refusedAt) }]
  })
}

export async function ownReminders({ deps, at }: Run, person: Beneficiary): Promise<OwnReminders> {
  const { reminders } = await deps.policyOn(person.region, civilDay(at))
  const { days, sms, relatives } = await deps.db.table('reminderChoices').find(person._id) ?? usualChoices(reminders)
  const phone = phoneOf(deps.secrets, person, at)
  return { days: [...days], sms, relatives, offered: offeredDays(reminders), maskPhone: phone && maskPhone(phone) }
}
