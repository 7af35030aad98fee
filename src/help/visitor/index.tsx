import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Words, plain } from '@/components/Words'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { halfNames, visitor as copy } from '@/copy/visit'
import { buttons } from '@/copy/words'
import type { CitizenCalls } from '@/domain/contract/citizen'

type Answer = CitizenCalls['checkVisitor']['output']
/** Not on top of itself: the two pages lead to one another. */
const toScam = (): void => { void Taro.redirectTo({ url: '/help/scam/index' }) }
const SIX = /^\d{6}$/

/** Public: is whoever stands at the door one of us (N11)? By two numbers that are typed, or by the code that was scanned. */
export default function VisitorPage() {
  const { badge: scannedBadge = '', code: scannedCode = '' } = useRouter().params
  const [badge, setBadge] = useState(scannedBadge)
  const [code, setCode] = useState(scannedCode)
  const [isWrong, setWrong] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const ask = useTask(async (asked: { badge: string; code: string }) => setAnswer(await call('checkVisitor', asked)))
  const { run } = ask
  useEffect(() => { if (SIX.test(scannedBadge) && SIX.test(scannedCode)) run({ badge: scannedBadge, code: scannedCode }) }, [scannedBadge, scannedCode]) // eslint-disable-line react-hooks/exhaustive-deps -- once, for what was scanned
  const submit = () => {
    const isRight = SIX.test(badge) && SIX.test(code)
    setWrong(!isRight)
    if (isRight) run({ badge, code })
  }
  if (answer) return <Told answer={answer} onAgain={() => { setAnswer(null); setCode('') }} />
  return (
    <Page title={copy.title} state={ask.state} onRetry={ask.again} spoken={copy.lead}>
      <Text className='body'>{copy.lead}</Text>
      <Field id='badge' {...copy.badge} type='idcard' maxLength={6} value={badge} onInput={setBadge} />
      <Field id='code' {...copy.code} type='idcard' maxLength={6} value={code} onInput={setCode} />
      {isWrong ? <Notice tone='bad'>{copy.missing}</Notice> : null}
      <Button kind='primary' disabled={ask.busy} onPress={submit}>{copy.submit}</Button>
      <Button kind='quiet' onPress={toScam}>{copy.toScam}</Button>
    </Page>
  )
}

function Told({ answer, onAgain }: { answer: Answer; onAgain(): void }) {
  const sentences = answer.kind === 'unknown' ? [copy.unknown.body] : [
    fill(copy.ours.body, { surname: answer.surname, region: answer.regionName }),
    answer.today.length > 0 ? fill(copy.ours.today, { halves: answer.today.map((half) => halfNames[half].name).join('、') }) : copy.ours.notToday,
  ]
  const isGood = answer.kind === 'ours' && answer.today.length > 0
  return (
    <Page title={copy[answer.kind].title} spoken={plain([...sentences, copy.scam].join(''))}>
      {sentences.map((sentence) => isGood ? <Words key={sentence} className='body'>{sentence}</Words> : <Notice key={sentence} tone='bad'>{sentence}</Notice>)}
      <Notice tone='warn'>{copy.scam}</Notice>
      <View className='buttons'>
        <Button kind='primary' onPress={isGood ? onAgain : call12333}>{isGood ? copy.again : buttons.call12333}</Button>
        {isGood ? null : <Button onPress={onAgain}>{copy.again}</Button>}
        <Button kind='quiet' onPress={toScam}>{copy.toScam}</Button>
      </View>
    </Page>
  )
}
