/** Asks the person in WeChat's own words, and tells the server what they said. */
import type { SubscriptionState } from '@/domain/contract/reminders'
import { askToSubscribe } from '@/device/subscribe'
import { call } from './client'

export type Asked = { kind: 'agreed' | 'refused'; subscriptions: SubscriptionState[] } | { kind: 'off' }

/** One a tap; it only has to differ from this phone's other taps. */
const newKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`

/** WeChat accepts the question only straight after a tap: nothing may be waited for before it. */
export async function subscribe(subscriptions: readonly SubscriptionState[]): Promise<Asked> {
  const said = await askToSubscribe(subscriptions.map(({ id }) => id))
  if (said === 'off') return { kind: 'off' }
  const answers = subscriptions.flatMap(({ name, id }) => {
    const answer = said[id]
    return answer ? [{ template: name, answer }] : []
  })
  if (answers.length === 0) return { kind: 'refused', subscriptions: [...subscriptions] }
  const after = await call('recordSubscription', { requestKey: newKey(), answers })
  return { kind: answers.some(({ answer }) => answer === 'accept') ? 'agreed' : 'refused', subscriptions: after.subscriptions }
}
