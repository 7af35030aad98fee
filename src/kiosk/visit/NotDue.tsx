import { printDay, printWindow } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { kiosk } from '@/copy/kiosk'
import type { Standing } from '@/domain/contract/common'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'

const copy = kiosk.notDue

/** Certifying is never refused because nothing is due (rule R4). */
export function NotDue({ standing, busy, help, onStill, onLeave }: { standing: Standing; busy: boolean; help: Help; onStill(): void; onLeave(): void }) {
  const window = printWindow(standing)
  return (
    <Screen title={copy.title} help={help} onBack={onLeave} backWord={kiosk.leave}>
      {standing.certifiedOn ? <p>{fill(copy.since, { day: printDay(standing.certifiedOn) })}</p> : null}
      {window ? <p className='kiosk-strong'>{fill(copy.next, { window })}</p> : null}
      <BigButton kind='primary' onPress={onLeave}>{kiosk.goodbye.done}</BigButton>
      <BigButton disabled={busy} onPress={onStill}>{copy.still}</BigButton>
    </Screen>
  )
}
