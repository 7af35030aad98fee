import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { identity } from '@/copy/certify'
import { canSpeak, speak } from '@/device/voice'
import { groupIdNumber } from '@/domain/id-number'
import type { Run } from '../../run'
import './CheckAnswers.scss'

/** Once more before it counts (ux A23): large, in blocks, and read out digit by digit on request. */
export function CheckAnswers({ run, busy, onYes, onChange }: { run: Run; busy: boolean; onYes(): void; onChange(): void }) {
  const aloud = `${run.name}，${[...run.idNumber].join(' ')}`
  return (
    <>
      <View className='card'>
        <View><Text className='small'>{identity.name.label}</Text><Text className='check-value'>{run.name}</Text></View>
        <View>
          <Text className='small'>{identity.idNumber.label}</Text>
          <View className='check-blocks'>
            {groupIdNumber(run.idNumber).split(' ').map((block) => <Text key={block} className='check-value'>{block}</Text>)}
          </View>
        </View>
        {canSpeak() ? <Button kind='quiet' onPress={() => speak(aloud)}>{identity.check.read}</Button> : null}
      </View>
      <View className='buttons'>
        <Button kind='primary' disabled={busy} onPress={onYes}>{identity.check.yes}</Button>
        <Button onPress={onChange}>{identity.check.change}</Button>
      </View>
    </>
  )
}
