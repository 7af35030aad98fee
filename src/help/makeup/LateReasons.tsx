import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { a11y, heading } from '@/components/a11y'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { lateReason as copy } from '@/copy/makeup'
import { states, stateOf } from '@/copy/words'
import { LATE_REASONS, type LateReason } from '@/domain/late-reason'
import type { Explained } from '../use-duty'

/** Asked for, never required (rule R9): whatever happens here, certifying stays one tap away above. */
export function LateReasons({ beneficiaryId, duty }: { beneficiaryId: string; duty: Explained }) {
  const [reason, choose] = useState<LateReason | null>(null)
  const [isDone, setDone] = useState(false)
  const tell = useTask(async (told: LateReason) => {
    await call('stateLateReason', { beneficiaryId, scheme: duty.scheme, reason: told })
    setDone(true)
  })
  const { legalBasis } = duty.lateReason
  if (isDone) return <Notice tone='ok'>{copy.done}</Notice>
  const { state } = tell
  const trouble = state.kind === 'failed' ? states[stateOf[state.code]].title : state.kind === 'offline' ? states.offline.title : null
  return (
    <>
      <Text className='h2' {...heading(2)}>{copy.title}</Text>
      <Text className='body'>{copy.lead}</Text>
      {legalBasis ? <Text className='small'>{fill(copy.documents, { legalBasis })}</Text> : null}
      <View {...a11y('radiogroup', copy.title)}>
        {LATE_REASONS.map((one) => <Choice key={one} title={copy.reasons[one]} checked={reason === one} onPress={() => choose(one)} />)}
      </View>
      {trouble ? <Notice tone='bad'>{trouble}</Notice> : null}
      <Button disabled={reason === null || tell.busy} onPress={() => { if (reason) tell.run(reason) }}>{copy.submit}</Button>
    </>
  )
}
