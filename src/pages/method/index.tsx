import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { Row, Rows } from '@/components/Rows'
import { fill } from '@/copy/fill'
import { method } from '@/copy/help'
import { outlets, printSpans } from '@/copy/outlets'
import { buttons, stateOf, states } from '@/copy/words'
import type { OutletRow } from '@/domain/contract/outlets'
import { useNearest, type Found } from './use-nearest'

const goTo = (url: string) => { void Taro.navigateTo({ url }) }

/** S2: four ways as equals, each with what to bring, what it costs, and, for who says where they are, where it is nearest. */
export default function Method() {
  const { phone, kiosk, counter, visit } = method.ways
  const { found, busy, trouble, ask } = useNearest()
  const where = (way: 'kiosk' | 'counter') => nearestWords(found, way)
  const spoken = [phone, { ...kiosk, near: where('kiosk') }, { ...counter, near: where('counter') }, visit]
    .map(({ title, body, ...more }) => `${title}：${body}${'near' in more ? more.near : ''}`).join('')
  const said = trouble.kind === 'offline' ? states.offline.title : trouble.kind === 'failed' ? states[stateOf[trouble.code]].title : found.kind === 'denied' ? outlets.denied : null
  return (
    <Page title={method.title} spoken={spoken}>
      <Text className='body'>{method.same}</Text>
      <Rows>
        <Row icon='phone' title={phone.title} hint={phone.body} onPress={goHome} />
        <Row icon='kiosk' title={kiosk.title} hint={kiosk.body} onPress={() => goTo('/help/outlets/index?service=kiosk')}>
          <Text className='row-hint'>{where('kiosk')}</Text>
        </Row>
        <Row icon='counter' title={counter.title} hint={counter.body} onPress={() => goTo('/help/outlets/index')}>
          <Text className='row-hint'>{where('counter')}</Text>
        </Row>
        <Row icon='visit' title={visit.title} hint={visit.body} onPress={() => goTo('/help/visit/index')} />
      </Rows>
      {said ? <Notice tone='info'>{said}</Notice> : null}
      {found.kind === 'found' ? null : (
        <>
          <Button disabled={busy} onPress={ask}>{method.nearest.ask}</Button>
          <Text className='small'>{outlets.mineHint}</Text>
        </>
      )}
      <Text className='body'>{method.where}</Text>
      <Button kind='primary' onPress={call12333}>{buttons.call12333}</Button>
    </Page>
  )
}

/** Without a position the list of outlets is what there is; it begins with the districts. */
function nearestWords(found: Found, way: 'kiosk' | 'counter'): string {
  if (found.kind !== 'found') return method.nearest.list
  const outlet = found[way]
  return outlet ? wordsOf(outlet) : method.nearest.none
}

function wordsOf({ name, km, today }: OutletRow): string {
  const hours = today.length > 0 ? fill(outlets.today, { hours: printSpans(today) }) : outlets.todayOff
  return fill(method.nearest.found, { name, km: km === null ? '' : fill(outlets.km, { km }), hours })
}
