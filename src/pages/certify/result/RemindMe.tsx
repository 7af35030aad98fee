import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { subscribe } from '@/api/subscription'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { useTask } from '@/components/use-task'
import { reminders as copy } from '@/copy/reminders'
import { canSubscribe } from '@/device/subscribe'
import type { SubscriptionState } from '@/domain/contract/reminders'

const toReminders = (): void => { void Taro.navigateTo({ url: '/mine/reminders/index' }) }

/**
 * 到期前提醒我. In WeChat the tap itself asks; what it needs is fetched before, because WeChat refuses a question that comes later than
 * the tap. Elsewhere, and when something is in the way, it leads to the page of the reminders.
 */
export function RemindMe() {
  const [subscriptions, setSubscriptions] = useState<readonly SubscriptionState[]>([])
  const [agreed, setAgreed] = useState(false)
  useEffect(() => {
    if (!canSubscribe()) return
    // without an answer the button leads to the page, which says what is wrong
    call('getReminders', {}).then((answer) => setSubscriptions(answer.subscriptions), () => undefined)
  }, [])
  const { busy, run } = useTask(async () => {
    const asked = await subscribe(subscriptions).catch(() => null)
    if (asked?.kind === 'agreed') setAgreed(true)
    else toReminders()
  })
  if (agreed) return <Notice tone='ok'>{copy.wechat.agreed}</Notice>
  return <Button disabled={busy} onPress={subscriptions.length > 0 ? run : toReminders}>{copy.remindMe}</Button>
}
