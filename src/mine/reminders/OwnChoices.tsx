import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { a11y, heading } from '@/components/a11y'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { reminders as copy } from '@/copy/reminders'
import { states, stateOf } from '@/copy/words'
import type { OwnReminders } from '@/domain/contract/reminders'

/** When and how the person is reminded. Everything may be off; the page then says what that means, once and without pressing. */
export function OwnChoices({ own }: { own: OwnReminders | null }) {
  if (own) return <Chosen saved={own} />
  return (
    <View className='card'>
      <Text className='h2' {...heading(2)}>{copy.notYours.title}</Text>
      <Text className='body'>{copy.notYours.body}</Text>
    </View>
  )
}

function Chosen({ saved }: { saved: OwnReminders }) {
  const [chosen, setChosen] = useState(saved)
  const [isSaved, setIsSaved] = useState(false)
  const { state, busy, run } = useTask(async () => {
    const { days, sms, relatives } = chosen
    setChosen((await call('saveReminders', { days, sms, relatives })).own)
    setIsSaved(true)
  })
  const choose = (changes: Partial<OwnReminders>) => {
    setIsSaved(false)
    setChosen({ ...chosen, ...changes })
  }
  const toggle = (day: number) => choose({ days: chosen.days.includes(day) ? chosen.days.filter((one) => one !== day) : [...chosen.days, day] })
  return (
    <>
      <View {...a11y('group', copy.when.title)}>
        <Text className='h2 gap-below' {...heading(2)}>{copy.when.title}</Text>
        {chosen.offered.map((day) => (
          <Choice key={day} kind='checkbox' title={fill(copy.when.day, { n: day })} checked={chosen.days.includes(day)} onPress={() => toggle(day)} />
        ))}
      </View>
      {chosen.days.length === 0 ? <Notice tone='warn'>{copy.none}</Notice> : null}
      <View {...a11y('group', copy.how.title)}>
        <Text className='h2 gap-below' {...heading(2)}>{copy.how.title}</Text>
        <Choice
          kind='checkbox' title={copy.how.sms} hint={chosen.maskPhone ?? copy.how.noPhone} checked={chosen.sms}
          onPress={() => choose({ sms: !chosen.sms })}
        />
        <Choice
          kind='checkbox' title={copy.how.relatives} hint={copy.how.relativesHint} checked={chosen.relatives}
          onPress={() => choose({ relatives: !chosen.relatives })}
        />
      </View>
      <Text className='small'>{copy.always}</Text>
      {isSaved ? <Notice tone='ok'>{copy.saved}</Notice> : null}
      {state.kind === 'offline' ? <Notice tone='warn'>{states.offline.title}</Notice> : null}
      {state.kind === 'failed' ? <Notice tone='warn'>{states[stateOf[state.code]].body}</Notice> : null}
      <Button kind='primary' disabled={busy} onPress={run}>{copy.save}</Button>
    </>
  )
}
