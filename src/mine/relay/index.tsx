import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { refusals } from '@/copy/refused'
import { relay as copy } from '@/copy/relatives'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { Link } from './Link'
import { Progress } from './Progress'
import { useProgress } from './use-progress'

type Refusal = Exclude<CitizenCalls['relay.create']['output'], { kind: 'created' }>

/** A link for somebody far away: they film on their own phone, here one sees how far they are, and nothing of the film (N10). */
export default function RelayPage() {
  const beneficiaryId = useRouter().params.person ?? ''
  const { state, data, reload } = useProgress(beneficiaryId)
  /** Shown once, kept nowhere but here. */
  const [link, setLink] = useState<{ relayId: string; scene: string } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const make = useTask(async () => {
    const made = await call('relay.create', { beneficiaryId })
    if (made.kind !== 'created') return setRefusal(made)
    setLink({ relayId: made.progress.relayId, scene: made.scene })
    reload()
  })
  const revoke = useTask(async (relayId: string) => {
    await call('relay.revoke', { relayId })
    reload()
  })
  if (refusal) return <Refused refusal={refusal} />
  if (!data) return <Page state={state} onRetry={reload} />
  const broken = [make, revoke].find((task) => task.state.kind !== 'ready')
  const { maskName, progress } = data
  const isOpen = progress !== null && progress.stage !== 'gone'
  const isWaiting = progress?.stage === 'sent' || progress?.stage === 'opened'
  const shown = progress?.relayId === link?.relayId ? link : null
  return (
    <Page title={copy.title} state={broken?.state ?? { kind: 'ready' }} onRetry={broken?.again} spoken={progress ? copy.stages[progress.stage].title : copy.lead}>
      <Text className='h2'>{fill(copy.forPerson, { maskName })}</Text>
      {progress ? <Progress progress={progress} /> : <Text className='body'>{copy.lead}</Text>}
      {isWaiting && shown ? <Link scene={shown.scene} expiresAt={progress.expiresAt} /> : null}
      {isWaiting && !shown ? <Text className='body'>{copy.onceShown}</Text> : null}
      <Text className='small'>{copy.rules}</Text>
      <View className='buttons'>
        {isOpen ? null : <Button kind='primary' disabled={make.busy} onPress={() => make.run()}>{progress ? copy.renew : copy.make}</Button>}
        {isOpen && progress.stage !== 'matched' && progress.stage !== 'needsReview' ? (
          <>
            <Button disabled={make.busy} onPress={() => make.run()}>{copy.renew}</Button>
            <Button kind='quiet' disabled={revoke.busy} onPress={() => revoke.run(progress.relayId)}>{copy.revoke}</Button>
          </>
        ) : null}
      </View>
    </Page>
  )
}

function Refused({ refusal }: { refusal: Refusal }) {
  const { title, body } = refusals[refusal.kind]
  return <Page title={title} spoken={title}><Text className='body'>{refusal.kind === 'samePhone' ? body : fill(refusals[refusal.kind].body, refusal)}</Text></Page>
}
