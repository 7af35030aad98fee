import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { goHome } from '@/components/Page'
import { heading } from '@/components/a11y'
import { fill } from '@/copy/fill'
import { callerIs } from '@/copy/names'
import { openedRelay as copy } from '@/copy/relatives'
import type { OpenedRelay } from '@/domain/contract/citizen-relatives'
import type { Mode } from '@/domain/contract/common'

/** A relative's link: who it is for, who asks, and who holds this phone. Nothing to type. */
export function RelayBanner({ opened, onChoose }: { opened: OpenedRelay; onChoose(mode: Mode): void }) {
  const caller = callerIs[opened.relation]
  return (
    <View className='card'>
      <Text className='h1' {...heading()}>{fill(copy.title, opened)}</Text>
      <Text className='body'>{fill(copy.body, { caller })}</Text>
      {opened.binds ? <Notice>{fill(copy.binds, { caller })}</Notice> : null}
      <View className='buttons'>
        <Button kind='primary' onPress={() => onChoose('self')}>{copy.isMe}</Button>
        <Button onPress={() => onChoose('forOthers')}>{copy.beside}</Button>
        <Button onPress={goHome}>{copy.notMe}</Button>
      </View>
    </View>
  )
}

export const relayAloud = ({ maskName, relation }: OpenedRelay): string =>
  [fill(copy.title, { maskName }), fill(copy.body, { caller: callerIs[relation] })].join('')
