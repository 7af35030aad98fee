import { Text, View } from '@tarojs/components'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { Words, plain } from '@/components/Words'
import { heading } from '@/components/a11y'
import { contact as copy } from '@/copy/contact'
import { printDay, printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import type { OwnContact } from '@/domain/contract/citizen-contact'

interface ShownProps {
  own: OwnContact
  /** What has just been done. */
  said: string | null
  onDone(own: OwnContact, sentence: string): void
  onChange(): void
  onBackup(): void
}

/** The number as it stands, and one question. */
export function Shown({ own, said, onDone, onChange, onBackup }: ShownProps) {
  const { maskPhone, checkedOn, change, maskBackup, canText } = own
  const confirm = useTask(async () => onDone((await call('confirmContact', {})).own, copy.confirmed))
  const cancel = useTask(async () => onDone((await call('cancelContactChange', {})).own, copy.cancelled))
  const broken = [confirm, cancel].find((task) => task.state.kind !== 'ready')
  const title = maskPhone ? copy.title : copy.none.title
  const checked = checkedOn ? fill(copy.checked, { day: printDay(checkedOn) }) : copy.never
  const pending = change && fill(copy.pending.body, { at: printMoment(change.effectiveAt), maskPhone: change.maskPhone })
  const asks = maskPhone !== null && change === null && said === null
  return (
    <Page title={title} state={broken?.state} onRetry={broken?.again} spoken={plain([maskPhone ? checked : copy.none.body, pending, copy.promise].filter(Boolean).join(''))}>
      {said ? <Notice tone='ok'>{said}</Notice> : null}
      {maskPhone ? <Text className='number'>{maskPhone}</Text> : <Text className='body'>{copy.none.body}</Text>}
      {maskPhone ? <Text className='small'>{checked}</Text> : null}
      {pending ? (
        <View className='card'>
          <Text className='h2' {...heading(2)}>{copy.pending.title}</Text>
          <Words className='body'>{pending}</Words>
          <Text className='body'>{copy.pending.why}</Text>
          <Button disabled={cancel.busy} onPress={cancel.run}>{copy.pending.cancel}</Button>
        </View>
      ) : null}
      <View className='buttons'>
        {asks ? <Button kind='primary' disabled={confirm.busy} onPress={confirm.run}>{copy.still}</Button> : null}
        {canText && !change ? <Button kind={maskPhone ? 'second' : 'primary'} onPress={onChange}>{maskPhone ? copy.change : copy.none.add}</Button> : null}
      </View>
      {canText ? null : <Notice>{copy.cannotText}</Notice>}
      <View className='card'>
        <Text className='h2' {...heading(2)}>{copy.backup.title}</Text>
        {maskBackup ? <Text className='body'>{fill(copy.backup.now, { maskPhone: maskBackup })}</Text> : null}
        <Button onPress={onBackup}>{maskBackup ? copy.backup.change : copy.backup.add}</Button>
      </View>
      <Text className='small'>{copy.promise}</Text>
    </Page>
  )
}
