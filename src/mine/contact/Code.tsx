import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { contact as copy } from '@/copy/contact'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'
import { CODE_DIGITS } from '@/domain/contact-change'
import type { OwnContact } from '@/domain/contract/citizen-contact'
import { digitsOf } from './number-mistake'

interface CodeProps {
  phone: string
  /** Seconds until another code may be asked for. */
  firstWaitS: number
  onDone(own: OwnContact, sentence: string): void
  onBack(): void
}

/** The code from the text message. Another one can be asked for after a while. */
export function Code({ phone, firstWaitS, onDone, onBack }: CodeProps) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [waitS, setWaitS] = useState(firstWaitS)
  useEffect(() => {
    if (waitS <= 0) return
    const second = setTimeout(() => setWaitS(waitS - 1), 1000)
    return () => clearTimeout(second)
  }, [waitS])
  const change = useTask(async (code: string) => {
    const answer = await call('changeContact', { code })
    if (answer.kind === 'changed') return onDone(answer.own, copy.changed)
    setMistake(answer.kind === 'wrong' ? copy.code.wrong : copy.code.gone)
  })
  const again = useTask(async () => {
    const answer = await call('sendContactCode', { phone })
    if (answer.kind === 'sent' || answer.kind === 'wait') setWaitS(answer.againInS)
    else onBack()
  })
  const submit = () => {
    const code = digitsOf(typed)
    const isWhole = new RegExp(`^\\d{${CODE_DIGITS}}$`).test(code)
    setMistake(isWhole ? null : copy.code.length)
    if (isWhole) change.run(code)
  }
  const broken = [change, again].find((task) => task.state.kind !== 'ready')
  const { title, sent, label, hint } = copy.code
  return (
    <Page title={title} state={broken?.state} onRetry={broken?.again} spoken={`${label}：${hint}`}>
      <Text className='body'>{fill(sent, { phone })}</Text>
      <Field id='code' label={label} hint={hint} maxLength={10} value={typed} mistake={mistake} onInput={setTyped} />
      <View className='buttons'>
        <Button kind='primary' disabled={change.busy} onPress={submit}>{copy.code.submit}</Button>
        {waitS > 0
          ? <Text className='small'>{fill(copy.code.wait, { n: waitS })}</Text>
          : <Button disabled={again.busy} onPress={again.run}>{copy.code.again}</Button>}
        <Button kind='quiet' onPress={onBack}>{buttons.back}</Button>
      </View>
    </Page>
  )
}
