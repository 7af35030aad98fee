import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { contact as copy } from '@/copy/contact'
import { buttons } from '@/copy/words'
import type { OwnContact } from '@/domain/contract/citizen-contact'
import { Code } from './Code'
import { digitsOf, numberMistake } from './number-mistake'

interface NewNumberProps { onDone(own: OwnContact, sentence: string): void; onBack(): void }

/** First the number, then the code that was sent to it. */
export function NewNumber({ onDone, onBack }: NewNumberProps) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [cannotText, setCannotText] = useState(false)
  const [sent, setSent] = useState<{ phone: string; againInS: number } | null>(null)
  const send = useTask(async (phone: string) => {
    const answer = await call('sendContactCode', { phone })
    setCannotText(answer.kind === 'cannotText')
    if (answer.kind === 'same') setMistake(copy.number.same)
    if (answer.kind === 'sent' || answer.kind === 'wait') setSent({ phone, againInS: answer.againInS })
  })
  const submit = () => {
    const phone = digitsOf(typed)
    const wrong = numberMistake(phone)
    setMistake(wrong)
    if (!wrong) send.run(phone)
  }
  if (sent) return <Code key={sent.phone} phone={sent.phone} firstWaitS={sent.againInS} onDone={onDone} onBack={() => setSent(null)} />
  const { title, label, hint, send: word } = copy.number
  return (
    <Page title={title} state={send.state} onRetry={send.again} spoken={`${label}：${hint}`}>
      <Field id='phone' label={label} hint={hint} maxLength={20} value={typed} mistake={mistake} onInput={setTyped} />
      {cannotText ? <Notice tone='warn'>{copy.cannotText}</Notice> : null}
      <View className='buttons'>
        <Button kind='primary' disabled={send.busy} onPress={submit}>{word}</Button>
        <Button kind='quiet' onPress={onBack}>{buttons.never}</Button>
      </View>
    </Page>
  )
}
