import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page, goHome } from '@/components/Page'
import { Row, Rows } from '@/components/Rows'
import { method } from '@/copy/help'
import { buttons } from '@/copy/words'

export default function Method() {
  const { phone, kiosk, counter, visit } = method.ways
  const spoken = [phone, kiosk, counter, visit].map(({ title, body }) => `${title}：${body}`).join('')
  return (
    <Page title={method.title} spoken={spoken}>
      <Text className='body'>{method.same}</Text>
      <Rows>
        <Row icon='phone' title={phone.title} hint={phone.body} onPress={goHome} />
        <Row icon='kiosk' title={kiosk.title} hint={kiosk.body} />
        <Row icon='counter' title={counter.title} hint={counter.body} />
        <Row icon='visit' title={visit.title} hint={visit.body} onPress={() => { void Taro.navigateTo({ url: '/help/visit/index' }) }} />
      </Rows>
      <Text className='body'>{method.where}</Text>
      <Button kind='primary' onPress={call12333}>{buttons.call12333}</Button>
    </Page>
  )
}
