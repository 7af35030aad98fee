import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page } from '@/components/Page'
import { cannotAct } from '@/copy/certify'
import { buttons } from '@/copy/words'

/** 面瘫、看不见、手抖、卧床: said before the camera, not after a failure (ux A11). */
export function CannotAct({ onBack }: { onBack(): void }) {
  return (
    <Page title={cannotAct.title} spoken={cannotAct.body}>
      <Text className='body'>{cannotAct.body}</Text>
      <View className='buttons'>
        <Button kind='primary' onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{buttons.otherWay}</Button>
        <Button onPress={call12333}>{buttons.call12333}</Button>
        <Button kind='quiet' onPress={onBack}>{cannotAct.back}</Button>
      </View>
    </Page>
  )
}
