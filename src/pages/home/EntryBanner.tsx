import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { who } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { home } from '@/copy/home'
import { buttons } from '@/copy/words'
import type { CitizenCalls } from '@/domain/contract/citizen'

/** What the scanned code stands for: an outlet, an elder who asks for help, or nothing any more. */
export function EntryBanner({ entry, onHelp }: { entry: CitizenCalls['openEntry']['output']; onHelp(maskName: string): void }) {
  if (entry.kind === 'outlet') {
    return (
      <Notice>
        <Text className='h2'>{fill(home.outlet.title, entry)}</Text>
        <Text className='small'>{fill(home.outlet.hint, entry)}</Text>
      </Notice>
    )
  }
  if (entry.kind === 'gone') {
    return (
      <Notice tone='warn'>
        <Text className='h2'>{home.entryGone.title}</Text>
        <Text className='body'>{home.entryGone.body}</Text>
      </Notice>
    )
  }
  return (
    <View className='card'>
      <Text className='h2'>{fill(who.invited, entry)}</Text>
      <Text className='body'>{who.nearby}</Text>
      <Button kind='primary' onPress={() => onHelp(entry.maskName)}>{buttons.start}</Button>
    </View>
  )
}
