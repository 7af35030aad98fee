import { fill } from '@/copy/fill'
import { kiosk } from '@/copy/kiosk'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'
import type { Visit } from './steps'

const copy = kiosk.who

export function WhoStep({ visit: { maskName, maskId }, help, onYes, onNo }: { visit: Visit; help: Help; onYes(): void; onNo(): void }) {
  return (
    <Screen title={maskName ? fill(copy.title, { name: maskName }) : copy.typed} isPrivate help={help} onBack={onNo} backWord={kiosk.leave}>
      <p className='kiosk-number'>{maskId}</p>
      <BigButton kind='primary' onPress={onYes}>{copy.yes}</BigButton>
      <BigButton onPress={onNo}>{copy.no}</BigButton>
    </Screen>
  )
}
