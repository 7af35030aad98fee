import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { subscribe, type Asked } from '@/api/subscription'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Words } from '@/components/Words'
import { heading } from '@/components/a11y'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { reminders as copy } from '@/copy/reminders'
import { states, stateOf } from '@/copy/words'
import { openMessageSettings } from '@/device/subscribe'
import type { SubscriptionState } from '@/domain/contract/reminders'

/** Each tap is one message, and says so. Elsewhere than in WeChat there is nothing to agree to, and it says that. */
export function WechatCard({ subscriptions }: { subscriptions: readonly SubscriptionState[] }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { state, busy, run } = useTask(async () => setAsked(await subscribe(subscriptions)))
  if (subscriptions.length === 0) return <Notice>{copy.wechat.elsewhere}</Notice>
  const now = asked && asked.kind !== 'off' ? asked.subscriptions : subscriptions
  const due = now.find(({ name }) => name === 'due') ?? now[0]
  const lasts = Boolean(due?.longTerm)
  return (
    <View className='card'>
      <Text className='h2' {...heading(2)}>{copy.wechat.title}</Text>
      <Words className='body'>{lasts ? copy.wechat.lasting : fill(copy.wechat.left, { n: due?.left ?? 0 })}</Words>
      {lasts ? null : <Text className='small'>{copy.wechat.rule}</Text>}
      {lasts ? null : <Button kind='primary' disabled={busy} onPress={run}>{copy.wechat.more}</Button>}
      <Said asked={asked} refusedBefore={Boolean(due?.refused)} />
      {state.kind === 'offline' ? <Notice tone='warn'>{states.offline.title}</Notice> : null}
      {state.kind === 'failed' ? <Notice tone='warn'>{states[stateOf[state.code]].body}</Notice> : null}
    </View>
  )
}

function Said({ asked, refusedBefore }: { asked: Asked | null; refusedBefore: boolean }) {
  if (asked?.kind === 'agreed') return <Notice tone='ok'>{copy.wechat.agreed}</Notice>
  if (!asked && !refusedBefore) return null
  // who once ticked “always” is not asked again by WeChat: its own page is then the only way
  return (
    <>
      <Notice tone='warn'>{asked?.kind === 'off' ? copy.wechat.off : copy.wechat.refused}</Notice>
      <Button onPress={openMessageSettings}>{copy.wechat.open}</Button>
    </>
  )
}
