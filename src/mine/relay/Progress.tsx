import { Text, View } from '@tarojs/components'
import { Tag } from '@/components/Tag'
import { Words } from '@/components/Words'
import { a11y } from '@/components/a11y'
import { printDay } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import type { Tone } from '@/copy/names'
import { relay as copy } from '@/copy/relatives'
import type { RelayProgress, RelayStage } from '@/domain/contract/citizen-relatives'

const tones: Record<RelayStage, Tone> = {
  sent: 'info', opened: 'info', agreed: 'info', filming: 'info', comparing: 'info', matched: 'ok', notMatched: 'warn', needsReview: 'info', gone: 'quiet',
}

/** One word and what it means for who waits; read out by itself when it changes. */
export function Progress({ progress: { stage, nextDueOn, reason, answerBy } }: { progress: RelayProgress }) {
  const { title, body } = copy.stages[stage]
  const more = [
    reason && fill(copy.reason, { reason: faceFailures[reason].title, body: faceFailures[reason].body }),
    nextDueOn && fill(copy.nextDue, { day: printDay(nextDueOn) }),
    answerBy && fill(copy.answerBy, { day: printDay(answerBy) }),
  ].flatMap((one) => one ? [one] : [])
  return (
    <View className='card' {...a11y('status')}>
      <Text className='small'>{copy.progress}</Text>
      <Tag tone={tones[stage]}>{title}</Tag>
      <Text className='body'>{body}</Text>
      {more.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}
    </View>
  )
}
