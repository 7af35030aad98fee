import { Text, View } from '@tarojs/components'
import type { Tone } from '@/copy/names'
import { Icon, type IconName } from './Icon'

const icons: Record<Tone, IconName> = { info: 'clock', ok: 'check', warn: 'clock', bad: 'alert', quiet: 'record' }

/** A state in one word: the word, a shape and a colour, so that none of them carries it alone. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return (
    <View className={`tag tone-${tone}`}>
      <Icon name={icons[tone]} />
      <Text className='tag-word'>{children}</Text>
    </View>
  )
}
