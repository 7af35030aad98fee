import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { callerIs } from '@/copy/names'
import { relatives as copy } from '@/copy/relatives'
import type { Helper } from '@/domain/contract/citizen-relatives'

/** Who may help the person whose own phone this is: what they are to them, and since when. */
export function HelperCard({ helper: { relation, isActive, since }, onRefuse }: { helper: Helper; onRefuse(): void }) {
  const caller = callerIs[relation]
  return (
    <View className='card'>
      <Text className='h2'>{caller}</Text>
      <Text className='body'>{fill(isActive ? copy.helperSince : copy.helperWaiting, { day: printDay(since) })}</Text>
      <Button onPress={onRefuse}>{fill(copy.refuse, { caller })}</Button>
    </View>
  )
}
