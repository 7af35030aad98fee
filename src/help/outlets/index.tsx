import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { outlets as copy } from '@/copy/outlets'
import { roughPosition } from '@/device/rough-position'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { OutletCard } from './OutletCard'
import './index.scss'

type Asked = Pick<CitizenCalls['listOutlets']['input'], 'near' | 'district'>

/** S13: the list first, the map is somebody else's. A position is asked for once, on the person's own tap. */
export default function Outlets() {
  const service = useRouter().params.service === 'kiosk' ? { service: 'kiosk' as const } : {}
  const asked = useRef<Asked>({})
  const [district, setDistrict] = useState<string | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [isDenied, setDenied] = useState(false)
  const { state, data, reload } = useLoad(() => call('listOutlets', { ...asked.current, ...service }))
  const ask = (next: Asked) => { asked.current = next; reload() }
  const nearMe = useTask(async () => {
    const near = await roughPosition()
    setDenied(near === null)
    setChoosing(near === null)
    setDistrict(null)
    if (near) ask({ near })
  })
  const choose = (chosen: string | null) => {
    setDistrict(chosen)
    setChoosing(false)
    ask({ ...(asked.current.near ? { near: asked.current.near } : {}), ...(chosen ? { district: chosen } : {}) })
  }
  const rows = data?.outlets ?? []
  return (
    <Page title={copy.title} spoken={[copy.lead, ...rows.slice(0, 3).map(({ name, address }) => `${name}，${address}`)].join('。')} state={state} onRetry={reload}>
      <Text className='body'>{copy.lead}</Text>
      <View className='buttons'>
        <Button kind='primary' disabled={nearMe.busy} onPress={() => nearMe.run()}>{copy.mine}</Button>
        <Text className='small'>{copy.mineHint}</Text>
        <Button onPress={() => setChoosing(!isChoosing)}>{district ?? copy.choose}</Button>
      </View>
      {isDenied ? <Notice tone='info'>{copy.denied}</Notice> : null}
      {isChoosing ? (
        <View className='buttons' {...a11y('radiogroup', copy.choose)}>
          <Choice title={copy.all} checked={district === null} onPress={() => choose(null)} />
          {data?.districts.map((name) => <Choice key={name} title={name} checked={district === name} onPress={() => choose(name)} />)}
        </View>
      ) : null}
      {rows.map((outlet) => <OutletCard key={outlet.outletId} outlet={outlet} />)}
      {rows.length === 0 ? (
        <View className='card'>
          <Text className='h2'>{copy.empty.title}</Text>
          <Button onPress={() => choose(null)}>{copy.empty.all}</Button>
          <Button onPress={call12333}>{copy.empty.call}</Button>
        </View>
      ) : null}
      {rows.length === 20 ? <Text className='small'>{copy.fewer}</Text> : null}
    </Page>
  )
}
