import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { fill } from '@/copy/fill'
import { home } from '@/copy/home'
import { elderIs } from '@/copy/names'
import { standingTag } from '@/copy/standing'
import type { PersonCard } from '@/domain/contract/common'
import { isDue } from './PersonStatus'

/** A relative who is not today's main matter: name, standing, and the one thing to do. More is on the page of the relatives. */
export function PersonBrief({ maskName, relation, standing, onCertify }: PersonCard & { onCertify(): void }) {
  const { word, tone } = standingTag(standing)
  const elder = relation ? elderIs[relation] : ''
  return (
    <View className='card'>
      <View className='status-head'><Tag tone={tone}>{word}</Tag><Text className='status-name'>{`${elder} ${maskName}`}</Text></View>
      {isDue(standing) ? <Button onPress={onCertify}>{fill(home.forRelative, { relation: elder })}</Button> : null}
    </View>
  )
}
