import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Page, goHome } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { Words } from '@/components/Words'
import { printDay } from '@/copy/dates'
import { evidence as copy } from '@/copy/evidence'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'
import type { EvidenceCard } from '@/domain/contract/citizen-evidence'
import { RESPITE } from '@/domain/respite'
import { Card } from './Card'

/** What certified somebody without their doing, and the word against it (rule R26). */
export default function Evidence() {
  const beneficiaryId = useRouter().params.person
  const [asking, setAsking] = useState<EvidenceCard | null>(null)
  const [said, setSaid] = useState<{ certifyBy: string | null } | null>(null)
  const { state, data, reload } = useLoad(() => call('listEvidence', beneficiaryId ? { beneficiaryId } : {}))
  const object = useTask(async ({ matchId }: EvidenceCard) => setSaid(await call('objectToEvidence', { matchId })))
  if (said) return <Said certifyBy={said.certifyBy} />
  if (asking) {
    const { title, body, then, yes, no } = copy.ask
    const isBroken = object.state.kind !== 'ready'
    return (
      <Page title={title} spoken={body} state={object.state} onRetry={isBroken ? object.again : undefined}>
        <Text className='body'>{body}</Text>
        <Text className='body'>{fill(then, { days: RESPITE.days })}</Text>
        <Button kind='primary' disabled={object.busy} onPress={() => object.run(asking)}>{asking.relation ? copy.notTheirs : yes}</Button>
        <Button onPress={() => setAsking(null)}>{no}</Button>
      </Page>
    )
  }
  if (data && data.cards.length === 0) {
    return (
      <Page title={copy.empty.title} spoken={copy.empty.body}>
        <Text className='body'>{copy.empty.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  return (
    <Page title={copy.title} state={state} onRetry={reload} spoken={copy.lead}>
      <Text className='body'>{copy.lead}</Text>
      <Text className='small'>{copy.privacy}</Text>
      {data?.cards.map((card) => <Card key={card.matchId} card={card} onObject={() => setAsking(card)} />)}
    </Page>
  )
}

function Said({ certifyBy }: { certifyBy: string | null }) {
  const { title, by, nothing, staff } = copy.objected
  const sentence = certifyBy ? fill(by, { certifyBy: printDay(certifyBy) }) : nothing
  return (
    <Page title={title} spoken={sentence}>
      <Words className='body'>{sentence}</Words>
      <Text className='body'>{staff}</Text>
      <Button kind='primary' onPress={goHome}>{certifyBy ? copy.certify : buttons.home}</Button>
    </Page>
  )
}
