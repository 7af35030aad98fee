import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { callSheet, buttons, helpBar } from '@/copy/words'
import { focusOn } from '@/device/focus'
import { cycleLetterSize } from '@/device/letter-size'
import { canSpeak, speak, stopSpeaking } from '@/device/voice'
import { a11y, pressable } from './a11y'
import { Button } from './Button'
import { Icon, type IconName } from './Icon'

/** The same three helps in the same place on every page (WCAG 2.2, 3.2.6). `spoken`: what 朗读 reads. */
export function HelpBar({ spoken }: { spoken: string }) {
  const [reading, setReading] = useState(false)
  const [calling, setCalling] = useState(false)
  const read = () => {
    setReading(!reading)
    if (reading) stopSpeaking()
    else speak(spoken, () => setReading(false))
  }
  const larger = () => { speak(helpBar.sizes[cycleLetterSize() - 1] ?? '') }
  return (
    <View className='help' {...a11y('group', helpBar.label)}>
      {canSpeak() ? <Help icon='read' word={reading ? helpBar.stop : helpBar.read} onPress={read} /> : null}
      <Help icon='letters' word={helpBar.larger} onPress={larger} />
      <Help icon='call' word={helpBar.call} onPress={() => setCalling(true)} />
      {calling ? <CallSheet onClose={() => setCalling(false)} /> : null}
    </View>
  )
}

function Help({ icon, word, onPress }: { icon: IconName; word: string; onPress(): void }) {
  return (
    <View className='help-item' {...pressable('button', onPress)}>
      <Icon name={icon} />
      <Text>{word}</Text>
    </View>
  )
}

/** The national social-security line answers in every city. */
export const call12333 = (): void => {
  Taro.makePhoneCall({ phoneNumber: '12333' }).catch(() => undefined) // the person closed the dialler
}

export function CallSheet({ onClose }: { onClose(): void }) {
  useEffect(() => focusOn('call-sheet'), [])
  return (
    <View className='sheet'>
      <View className='sheet-shade' onClick={onClose} />
      <View className='sheet-card' id='call-sheet' {...a11y('dialog', callSheet.title)}>
        <Text className='h2'>{callSheet.title}</Text>
        <Text className='body'>{callSheet.hint}</Text>
        <View className='buttons'>
          <Button kind='primary' onPress={call12333}>{callSheet.hotline}</Button>
          <Button onPress={onClose}>{buttons.never}</Button>
        </View>
      </View>
    </View>
  )
}
