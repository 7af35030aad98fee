import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { abilities as copy } from '@/copy/abilities'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'

/** What is remembered of what somebody cannot do, and one tap that deletes it. */
export default function Abilities() {
  const beneficiaryId = useRouter().params.person ?? ''
  const { state, data, reload } = useLoad(() => call('getAbilities', { beneficiaryId }))
  const [isForgotten, setForgotten] = useState(false)
  const forget = useTask(async () => {
    await call('forgetAbilities', { beneficiaryId })
    setForgotten(true)
  })
  if (!data) return <Page state={state} onRetry={reload} />
  const { kept } = data
  if (!kept || isForgotten) {
    return (
      <Page title={copy.nothing.title} spoken={copy.nothing.body}>
        {isForgotten ? <Notice tone='ok'>{copy.forgotten}</Notice> : null}
        <Text className='body'>{copy.nothing.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  const lines = [...kept.unable.map((one) => copy.unable[one]), ...(kept.eyes ? [copy.eyes[kept.eyes]] : [])]
  return (
    <Page title={copy.title} state={forget.state} onRetry={forget.again} spoken={[...lines, copy.lead].join('。')}>
      <View className='card'>{lines.map((line) => <Text key={line} className='h2'>{line}</Text>)}</View>
      <Text className='body'>{copy.lead}</Text>
      <Text className='small'>{fill(copy.since, { day: printMoment(kept.agreedAt) })}</Text>
      <View className='buttons'>
        <Button kind='primary' disabled={forget.busy} onPress={forget.run}>{copy.forget}</Button>
        <Button kind='quiet' onPress={goHome}>{buttons.home}</Button>
      </View>
    </Page>
  )
}
