import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { heading } from '@/components/a11y'
import { useTask } from '@/components/use-task'
import { scam as copy } from '@/copy/scam'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { Answer } from './Answer'

/** 刚才谁联系我: the code of a message, a call or a visit says whether it was ours. What we never do stands there before anybody asks. */
export default function Scam() {
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [answer, setAnswer] = useState<CitizenCalls['checkOfficialCode']['output'] | null>(null)
  const check = useTask(async () => setAnswer(await call('checkOfficialCode', { code: typed.trim().slice(0, 20) })))
  const submit = () => {
    const isEmpty = typed.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) check.run()
  }
  const again = () => { setAnswer(null); setTyped('') }
  if (answer && answer.kind !== 'mistyped') return <Answer answer={answer} onAgain={again} />
  const { title, list } = copy.never
  return (
    <Page title={copy.title} state={check.state} onRetry={check.again} spoken={[copy.lead, copy.noCode, title, ...list].join('。')}>
      <Text className='body'>{copy.lead}</Text>
      {answer ? <Notice tone='warn'>{copy.mistyped.body}</Notice> : null}
      <Field
        id='code' label={copy.code.label} hint={copy.code.hint} maxLength={20} value={typed}
        mistake={isMissing ? copy.code.empty : answer ? copy.mistyped.title : null} onInput={setTyped}
      />
      <Button kind='primary' disabled={check.busy} onPress={submit}>{copy.check}</Button>
      <Text className='body'>{copy.noCode}</Text>
      <Button onPress={() => { void Taro.navigateTo({ url: '/help/visitor/index' }) }}>{copy.visitor}</Button>
      <View className='card'>
        <Text className='h2' {...heading(2)}>{title}</Text>
        {list.map((one) => <Text key={one} className='body'>{one}</Text>)}
      </View>
    </Page>
  )
}
