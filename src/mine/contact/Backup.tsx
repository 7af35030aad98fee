import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { contact as copy } from '@/copy/contact'
import { buttons } from '@/copy/words'
import type { OwnContact } from '@/domain/contract/citizen-contact'
import { AppError } from '@/domain/contract/errors'
import { digitsOf, numberMistake } from './number-mistake'

interface BackupProps { own: OwnContact; onDone(own: OwnContact, sentence: string): void; onBack(): void }

/** Somebody else's number, for staff who cannot reach the person. It may stay empty. */
export function Backup({ own, onDone, onBack }: BackupProps) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const save = useTask(async (phone: string | null) => {
    const saved = await call('saveBackupContact', phone === null ? {} : { phone }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'badInput') return null
      throw error
    })
    if (saved) onDone(saved.own, copy.backup.saved)
    else setMistake(copy.backup.own)
  })
  const submit = () => {
    const phone = digitsOf(typed)
    const wrong = numberMistake(phone)
    setMistake(wrong)
    if (!wrong) save.run(phone)
  }
  const { title, label, hint } = copy.backup
  return (
    <Page title={title} state={save.state} onRetry={save.again} spoken={`${label}：${hint}`}>
      <Field id='backup' label={label} hint={hint} maxLength={20} value={typed} mistake={mistake} onInput={setTyped} />
      <View className='buttons'>
        <Button kind='primary' disabled={save.busy} onPress={submit}>{copy.backup.save}</Button>
        {own.maskBackup ? <Button disabled={save.busy} onPress={() => save.run(null)}>{copy.backup.remove}</Button> : null}
        <Button kind='quiet' onPress={onBack}>{buttons.never}</Button>
      </View>
    </Page>
  )
}
