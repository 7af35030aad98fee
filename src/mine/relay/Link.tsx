import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Qr } from '@/components/Qr'
import { Words } from '@/components/Words'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { relay as copy } from '@/copy/relatives'
import { publicAddress } from '@/device/public-address'

/** The code and the link to send. The secret stands after the `#`, which no browser sends to a server. */
export function Link({ scene, expiresAt }: { scene: string; expiresAt: string }) {
  const [said, setSaid] = useState<'copied' | 'copyFailed' | null>(null)
  const address = publicAddress(`/pages/home/index?scene=${encodeURIComponent(scene)}`)
  const copyLink = () => {
    Taro.setClipboardData({ data: address }).then(() => setSaid('copied'), () => setSaid('copyFailed'))
  }
  return (
    <View className='card'>
      <Text className='h2'>{copy.qr}</Text>
      <Qr address={address} label={copy.qrLabel} />
      <Words className='body'>{fill(copy.until, { time: printMoment(expiresAt) })}</Words>
      <Button kind='primary' onPress={copyLink}>{copy.copy}</Button>
      {said ? <Notice tone={said === 'copied' ? 'ok' : 'warn'}>{copy[said]}</Notice> : null}
    </View>
  )
}
