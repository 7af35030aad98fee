import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Words } from '@/components/Words'
import { heading } from '@/components/a11y'
import { who } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { home } from '@/copy/home'
import { addRelative, openedRelay } from '@/copy/relatives'
import { buttons } from '@/copy/words'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { OpenedRelay } from '@/domain/contract/citizen-relatives'
import type { Mode } from '@/domain/contract/common'
import { RelayBanner } from './RelayBanner'

const gone = { gone: home.entryGone, relayGone: openedRelay.gone, relayInUse: openedRelay.inUse }

/** What the scanned code stands for: an outlet, an elder who asks for help, one whom this phone has by it already, or nothing any more. */
export function EntryBanner({ entry, onHelp, onFar, onList, onRelay }: {
  entry: CitizenCalls['openEntry']['output']; onHelp(maskName: string): void; onFar(): void; onList(): void; onRelay(opened: OpenedRelay, mode: Mode): void
}) {
  if (entry.kind === 'relay') return <RelayBanner opened={entry} onChoose={(mode) => onRelay(entry, mode)} />
  if (entry.kind === 'outlet') {
    return (
      <Notice>
        <Text className='h2'>{fill(home.outlet.title, entry)}</Text>
        <Text className='small'>{fill(home.outlet.hint, entry)}</Text>
      </Notice>
    )
  }
  if (entry.kind === 'added' || entry.kind === 'already') {
    const { title, body } = addRelative[entry.kind]
    return (
      <View className='card'>
        <Text className='h2' {...heading()}>{title}</Text>
        <Words className='body'>{fill(body, entry.kind === 'already' ? entry : entry.person)}</Words>
        <Button kind='primary' onPress={onList}>{addRelative.toList}</Button>
      </View>
    )
  }
  if (entry.kind !== 'invitation') {
    const { title, body } = gone[entry.kind]
    return (
      <Notice tone='warn'>
        <Text className='h2' {...heading()}>{title}</Text>
        <Text className='body'>{body}</Text>
      </Notice>
    )
  }
  return (
    <View className='card'>
      <Text className='h2'>{fill(who.invited, entry)}</Text>
      <Text className='body'>{who.nearby}</Text>
      <Button kind='primary' onPress={() => onHelp(entry.maskName)}>{buttons.start}</Button>
      <Button onPress={onFar}>{who.invitedFar}</Button>
    </View>
  )
}
