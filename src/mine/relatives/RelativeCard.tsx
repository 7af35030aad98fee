import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { Words } from '@/components/Words'
import { fill } from '@/copy/fill'
import { elderIs, type Tone } from '@/copy/names'
import { relatives as copy } from '@/copy/relatives'
import { standingTag, standingWords } from '@/copy/standing'
import type { WaitingPerson } from '@/domain/contract/citizen-relatives'
import type { PersonCard, Relation } from '@/domain/contract/common'

const open = (url: string): void => { void Taro.navigateTo({ url }) }

/** Whom this phone helps: where they stand, and what to do here or from afar. */
export function RelativeCard({ person, onLeave }: { person: PersonCard; onLeave(): void }) {
  const { word, tone } = standingTag(person.standing)
  const { beneficiaryId, relation, maskName } = person
  return (
    <Card tag={word} tone={tone} relation={relation ?? 'other'} maskName={maskName} beneficiaryId={beneficiaryId} mayHelp={person.standing.kind !== 'closed'} onLeave={onLeave}>
      <Words className='body'>{standingWords(person.standing).body}</Words>
      {person.standing.declarationMissing ? (
        <Button onPress={() => open(`/pages/certify/declare/index?person=${beneficiaryId}`)}>{copy.declare}</Button>
      ) : null}
      <Button onPress={() => open(`/mine/records/index?person=${beneficiaryId}`)}>{copy.records}</Button>
    </Card>
  )
}

/** Written down, and no bond yet: nothing of their pension is shown. */
export function WaitingCard({ person, onLeave }: { person: WaitingPerson; onLeave(): void }) {
  return <Card tag={copy.firstTime} tone='info' mayHelp onLeave={onLeave} {...person} />
}

interface CardProps {
  tag: string
  tone: Tone
  relation: Relation
  maskName: string
  beneficiaryId: string
  mayHelp: boolean
  children?: ReactNode
  onLeave(): void
}

function Card({ tag, tone, relation, maskName, beneficiaryId, mayHelp, children, onLeave }: CardProps) {
  const elder = elderIs[relation]
  return (
    <View className='card'>
      <View className='status-head'><Tag tone={tone}>{tag}</Tag><Text className='status-name'>{`${elder} ${maskName}`}</Text></View>
      {mayHelp ? (
        <>
          {/* the home page begins: it holds what the way to the camera needs */}
          <Button onPress={() => { void Taro.reLaunch({ url: `/pages/home/index?help=${beneficiaryId}` }) }}>{fill(copy.certify, { elder })}</Button>
          <Button onPress={() => open(`/mine/relay/index?person=${beneficiaryId}`)}>{copy.send}</Button>
        </>
      ) : null}
      {children}
      <Button kind='quiet' onPress={onLeave}>{copy.leave}</Button>
    </View>
  )
}
