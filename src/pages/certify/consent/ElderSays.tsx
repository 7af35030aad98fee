import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { heading } from '@/components/a11y'
import { elderSays } from '@/copy/relatives'
import { canSpeak, speak } from '@/device/voice'
import type { Run } from '../../run'

/** The person's own sentence where another holds the phone, or where the face also agrees to a relative's help (rule R23). */
export function ElderSays({ run: { mode, relay } }: { run: Run }) {
  if (mode === 'self' && !relay?.binds) return null
  const sentence = [mode === 'self' ? elderSays.own : elderSays.sentence, relay?.binds ? elderSays.bindsToo : ''].join('')
  return (
    <View className='card'>
      <Text className='h2' {...heading(2)}>{elderSays.title}</Text>
      <Text className='body'>{`“${sentence}”`}</Text>
      {canSpeak() ? <Button onPress={() => speak(sentence)}>{elderSays.read}</Button> : null}
    </View>
  )
}
