import { kiosk } from '@/copy/kiosk'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'

export function Refused({ why, help, onLeave }: { why: keyof typeof kiosk.refused; help: Help; onLeave(): void }) {
  const { title, body } = kiosk.refused[why]
  return (
    <Screen title={title} spoken={body} help={help} onBack={onLeave} backWord={kiosk.leave}>
      <p>{body}</p>
      <BigButton kind='primary' onPress={onLeave}>{kiosk.goodbye.done}</BigButton>
    </Screen>
  )
}
