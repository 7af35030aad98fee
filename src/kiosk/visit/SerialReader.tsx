import { useEffect, useRef, useState } from 'react'
import { kiosk } from '@/copy/kiosk'
import { readSerial, type SerialReading } from '@/device/serial-reader'
import { BigButton } from '../frame/BigButton'

const copy = kiosk.card

/**
 * A reader on a serial port is opened and closed with the screen, if staff chose one here. There is nothing to tap, nor a question of the
 * browser to an elder, unless it was lost.
 */
export function SerialReader({ onLine }: { onLine(line: string): void }) {
  const [state, setState] = useState<'none' | 'reading' | 'lost'>('none')
  const reading = useRef<SerialReading | null>(null)
  const latest = useRef(onLine)
  latest.current = onLine
  const begin = (isKnown: boolean) => {
    const one = readSerial((line) => latest.current(line), () => setState('reading'))
    reading.current = one
    void one.ended.then((end) => { if (end !== 'stopped') setState(end === 'lost' || isKnown ? 'lost' : 'none') })
  }
  const atFirst = useRef(begin)
  useEffect(() => {
    atFirst.current(false)
    return () => reading.current?.stop()
  }, [])
  return (
    <>
      <p role='status'>{state === 'reading' ? copy.reading : state === 'lost' ? copy.readerLost : ''}</p>
      {state === 'lost' ? <BigButton kind='primary' onPress={() => begin(true)}>{copy.reader}</BigButton> : null}
    </>
  )
}
