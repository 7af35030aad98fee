import type { PageState } from '@/components/Page'
import { kiosk } from '@/copy/kiosk'
import { states, stateOf } from '@/copy/words'
import type { OutletRow } from '@/domain/contract/outlets'
import { BigButton } from '../frame/BigButton'
import { Nearest } from '../frame/Nearest'
import { Screen, type Help } from '../frame/Screen'

interface BrokenProps { state: PageState; nearest: readonly OutletRow[]; help?: Help; onRetry(): void; onLeave?: () => void }

/** No line, or a server that cannot: where else to go, and trying again. */
export function Broken({ state, nearest, help, onRetry, onLeave }: BrokenProps) {
  const { title, body } = state.kind === 'failed' ? states[stateOf[state.code]] : kiosk.offline
  return (
    <Screen title={title} spoken={body} help={help} onBack={onLeave} backWord={kiosk.leave}>
      <p>{body}</p>
      <BigButton kind='primary' onPress={onRetry}>{kiosk.offline.retry}</BigButton>
      <Nearest rows={nearest} />
    </Screen>
  )
}
