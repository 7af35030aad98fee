import { useEffect, useRef, useState } from 'react'
import { kiosk } from '@/copy/kiosk'
import { readSerial, type SerialReading } from '@/device/serial-reader'
import { BigButton } from '../frame/BigButton'

const copy = kiosk.card

/** A reader on a serial port is opened by a tap, as browsers ask, and closed with the screen. */
export function SerialReader({ onLine }: { onLine(line: string): void }) {
  const [state, setState] = useState<'closed' | 'reading' | 'lost'>('closed')
  const reading = useRef<SerialReading | null>(null)
  const latest = useRef(onLine)
  latest.current = onLine
  useEffect(() => () => reading.current?.stop(), [])
  const begin = () => {
    setState('reading')
    const one = readSerial((line) => latest.current(line))
    reading.current = one
    void one.ended.then((end) => { if (end !== 'stopped') setState(end === 'lost' ? 'lost' : 'closed') })
  }
  return (
    <>
      <p role='status'>{state === 'reading' ? copy.reading : state === 'lost' ? copy.readerLost : ''}</p>
      <BigButton kind='primary' disabled={state === 'reading'} onPress={begin}>{copy.reader}</BigButton>
    </>
  )
}
