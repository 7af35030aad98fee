import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { heading } from '@/components/a11y'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { outlets as copy, outletServices, outletTags, printNext, printSpans } from '@/copy/outlets'
import { showOnMap } from '@/device/map'
import type { OutletRow } from '@/domain/contract/outlets'

export function OutletCard({ outlet }: { outlet: OutletRow }) {
  const { name, address, phone, km, today, status, next, services, bring, source, checkedOn } = outlet
  const { word, tone } = outletTags[status]
  const dial = () => { Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined) } // the person closed the dialler
  return (
    <View className='card'>
      <View>
        <Text className='h2' {...heading(2)}>{name}</Text>
        <Text className='body'>{[km === null ? '' : fill(copy.km, { km }), address].filter(Boolean).join(' · ')}</Text>
      </View>
      <View>
        <Text className='body'>{today.length > 0 ? fill(copy.today, { hours: printSpans(today) }) : copy.todayOff}</Text>
        {status !== 'open' && next ? <Text className='body'>{fill(copy.next, { when: printNext(next) })}</Text> : null}
        <Text className='body'>{fill(copy.bring, { bring })}</Text>
      </View>
      <View className='outlet-tags'>
        <Tag tone={tone}>{word}</Tag>
        {services.map((service) => <Tag key={service} tone='info'>{outletServices[service]}</Tag>)}
      </View>
      <View className='buttons'>
        <Button onPress={dial}>{copy.call}</Button>
        <Button onPress={() => showOnMap(outlet)}>{copy.way}</Button>
      </View>
      <Text className='small'>{fill(copy.source, { source, day: printDay(checkedOn) })}</Text>
    </View>
  )
}
