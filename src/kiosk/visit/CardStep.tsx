import { useEffect, useRef } from 'react'
import { kiosk } from '@/copy/kiosk'
import { listenToReader } from '@/device/card-reader'
import { hasSerial } from '@/device/serial-reader'
import { readCardLine } from '@/domain/kiosk'
import type { KioskCalls } from '@/domain/contract/kiosk'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'
import { SerialReader } from './SerialReader'

const copy = kiosk.card

interface CardStepProps {
  isUnread: boolean
  help: Help
  onCard(card: KioskCalls['visit.start']['input']['card']): void
  onUnread(): void
  onPad(): void
  onNone(): void
  onBack(): void
}

/** A reader types into a field that nobody sees, or is read from its port. Without a reader there is the pad. */
export function CardStep({ isUnread, help, onCard, onUnread, onPad, onNone, onBack }: CardStepProps) {
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef((_: string) => undefined as void)
  latest.current = (line) => {
    const card = readCardLine(line)
    if (card) onCard({ kind: 'card', ...card })
    else onUnread()
  }
  useEffect(() => field.current ? listenToReader(field.current, (line) => latest.current(line)) : undefined, [])
  return (
    <Screen title={copy.title} spoken={isUnread ? copy.unread : copy.body} help={help} onBack={onBack} backWord={kiosk.leave}>
      <input className='kiosk-reader' ref={field} inputMode='none' autoComplete='off' aria-label={copy.reader} />
      <div className='kiosk-slot' aria-hidden='true'><span /></div>
      {isUnread ? <p className='kiosk-mistake' role='alert'>{copy.unread}</p> : <p>{copy.body}</p>}
      {hasSerial() ? <SerialReader onLine={(line) => latest.current(line)} /> : null}
      <BigButton onPress={onPad}>{copy.pad}</BigButton>
      <BigButton kind='quiet' onPress={onNone}>{copy.none}</BigButton>
    </Screen>
  )
}
