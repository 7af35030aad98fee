import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { Progress } from '@/components/Progress'
import { a11y } from '@/components/a11y'
import { sending } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'
import type { Clip } from '@/device/clip'
import type { OpenedAttempt } from '@/domain/contract/citizen'
import { useSending } from './use-sending'

/** S8: the video is on its way, then the server compares. */
export function Sending({ clip, attempt }: { clip: Clip; attempt: OpenedAttempt }) {
  const { sent, pace, resume } = useSending(clip, attempt)
  if (sent.kind === 'failed') return <Page state={sent} onRetry={resume} />
  if (sent.kind === 'offline') {
    return (
      <Page title={sending.offline.title} spoken={sending.offline.body}>
        <Text className='body'>{sending.offline.body}</Text>
        <Button kind='primary' onPress={resume}>{buttons.retry}</Button>
      </Page>
    )
  }
  const isUploading = sent.kind === 'uploading'
  const words = isUploading ? fill(sending.sent, { percent: Math.round(sent.part * 100) })
    : sent.kind === 'waiting' ? fill(sending.waiting, { seconds: sent.seconds }) : sending.comparing
  const tooSlow = pace === 'tooSlow' && isUploading
  const body = tooSlow ? sending.tooSlow.body : sent.kind === 'waiting' ? sending.waitingBody : sending.body
  return (
    <Page title={tooSlow ? sending.tooSlow.title : sending.title} spoken={body}>
      <Text className='body'>{body}</Text>
      <View className='card' {...a11y('status')}>
        <Text className='h2'>{words}</Text>
        <Progress part={isUploading ? sent.part : 1} label={words} />
        {pace === 'slow' && isUploading ? <Text className='body'>{sending.slow}</Text> : null}
      </View>
    </Page>
  )
}
