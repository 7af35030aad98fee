import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { heading } from '@/components/a11y'
import { home } from '@/copy/home'
import { buttons } from '@/copy/words'

/** Nobody is known to this phone yet. */
export function FirstVisit({ onStart }: { onStart(): void }) {
  return (
    <View className='card'>
      <Text className='h1' {...heading()}>{home.firstVisit.title}</Text>
      <Text className='body'>{home.firstVisit.body}</Text>
      <Button kind='primary' onPress={onStart}>{buttons.start}</Button>
    </View>
  )
}
