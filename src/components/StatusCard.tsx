import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { home } from '@/copy/home'
import { standingTag, standingWords } from '@/copy/standing'
import type { Standing } from '@/domain/contract/common'
import { heading } from './a11y'
import { Tag } from './Tag'
import { Words } from './Words'

/** One person, today: tag, name, heading, sentence, number; the buttons are the page's. */
export function StatusCard({ name, standing, children }: { name: string; standing: Standing; children?: ReactNode }) {
  const tag = standingTag(standing)
  const { title, body, number } = standingWords(standing)
  return (
    <View className={`status tone-${tag.tone}`}>
      <View className='status-head'>
        <Tag tone={tag.tone}>{tag.word}</Tag>
        {name ? <Text className='status-name'>{name}</Text> : null}
      </View>
      <Text className='h1' {...heading()}>{title}</Text>
      <View>
        <Words className='body'>{body}</Words>
        {number ? (
          <View className='status-number'><Text className='body'>{home.daysLeft}</Text><Text className='number'>{number}</Text></View>
        ) : null}
      </View>
      {children ? <View className='buttons status-buttons'>{children}</View> : null}
    </View>
  )
}
