import { Text, View } from '@tarojs/components'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Page, goHome } from '@/components/Page'
import { Qr } from '@/components/Qr'
import { Words } from '@/components/Words'
import { useLoad } from '@/components/use-load'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { invite } from '@/copy/mine'
import { buttons } from '@/copy/words'
import { publicAddress } from '@/device/public-address'

/** The elder shows a code; a relative scans it and helps. Good once, for half an hour. */
export default function Invite() {
  const { state, data, reload } = useLoad(() => call('createInvitation', {}))
  if (state.kind === 'failed' && state.code === 'forbidden') {
    return (
      <Page title={invite.notYet.title} spoken={invite.notYet.body}>
        <Text className='body'>{invite.notYet.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  if (!data) return <Page state={state} onRetry={reload} />
  return (
    <Page title={invite.title} state={state} onRetry={reload} spoken={invite.lead}>
      <Text className='body'>{invite.lead}</Text>
      <View className='card'>
        <Text className='h2'>{fill(invite.name, data)}</Text>
        <Qr address={publicAddress(`/pages/home/index?scene=${encodeURIComponent(data.scene)}`)} label={invite.qrLabel} />
        <Words className='body'>{fill(invite.until, { time: printMoment(data.expiresAt) })}</Words>
      </View>
      <Button onPress={reload}>{invite.again}</Button>
    </Page>
  )
}
