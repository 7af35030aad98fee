import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page } from '@/components/Page'
import { cannotAct } from '@/copy/certify'
import { buttons } from '@/copy/words'
import type { Eyes, Unable } from '@/domain/contract/common'

interface CannotActProps {
  onBack(): void
  /** The person's own word: only this eye can blink. */
  onOneEye(able: Eyes): void
  /** Likewise: these they cannot do. */
  onUnable(unable: Unable): void
}

/** 面瘫、看不见、手抖、卧床, or one eye: said before the camera, not after a failure (ux A11). */
export function CannotAct({ onBack, onOneEye, onUnable }: CannotActProps) {
  return (
    <Page title={cannotAct.title} spoken={cannotAct.body}>
      <View className='card'>
        <Text className='h2'>{cannotAct.oneEye.title}</Text>
        <Text className='body'>{cannotAct.oneEye.body}</Text>
        <Button onPress={() => onOneEye('left')}>{cannotAct.oneEye.left}</Button>
        <Button onPress={() => onOneEye('right')}>{cannotAct.oneEye.right}</Button>
      </View>
      <View className='card'>
        <Text className='h2'>{cannotAct.unable.title}</Text>
        <Text className='body'>{cannotAct.unable.body}</Text>
        <Button onPress={() => onUnable(['blink'])}>{cannotAct.unable.blink}</Button>
        <Button onPress={() => onUnable(['openMouth'])}>{cannotAct.unable.openMouth}</Button>
        <Button onPress={() => onUnable(['blink', 'openMouth'])}>{cannotAct.unable.both}</Button>
      </View>
      <View className='card'>
        <Text className='h2'>{cannotAct.still.title}</Text>
        <Text className='body'>{cannotAct.still.body}</Text>
        <Button onPress={() => onUnable(['blink', 'openMouth', 'turn'])}>{cannotAct.still.digits}</Button>
        <Button onPress={() => onUnable(['blink', 'openMouth', 'turn', 'speak'])}>{cannotAct.still.look}</Button>
      </View>
      <Text className='body'>{cannotAct.body}</Text>
      <View className='buttons'>
        <Button kind='primary' onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{buttons.otherWay}</Button>
        <Button onPress={call12333}>{buttons.call12333}</Button>
        <Button kind='quiet' onPress={onBack}>{cannotAct.back}</Button>
      </View>
    </Page>
  )
}
