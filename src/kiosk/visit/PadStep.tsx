import { useState } from 'react'
import { fill } from '@/copy/fill'
import { kiosk } from '@/copy/kiosk'
import { speak } from '@/device/voice'
import { civilDay } from '@/domain/calendar'
import { checkIdNumber } from '@/domain/id-number'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'

const copy = kiosk.pad
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'] as const
const LENGTH = 18
/** As it is printed: where from, born when, and the rest. */
const inBlocks = (digits: string) => [digits.slice(0, 6), digits.slice(6, 14), digits.slice(14)].filter(Boolean).join(' ')

/** Twelve keys, each said softly. The number stays on this screen only until it was sent. */
export function PadStep({ busy, help, onNumber, onBack }: { busy: boolean; help: Help; onNumber(idNumber: string): void; onBack(): void }) {
  const [digits, setDigits] = useState('')
  const [mistake, setMistake] = useState('')
  const type = (key: string) => {
    if (digits.length >= LENGTH) return
    speak(key)
    setMistake('')
    setDigits(digits + key)
  }
  const next = () => {
    // a slip of the finger is told at once; what counts is the server's answer, by its own day
    if (digits.length < LENGTH) setMistake(fill(copy.short, { n: digits.length }))
    else if (!checkIdNumber(digits, civilDay(Date.now())).ok) setMistake(copy.wrong)
    else onNumber(digits)
  }
  return (
    <Screen title={copy.title} spoken={copy.body} help={help} onBack={onBack}>
      <p className='kiosk-number' role='status' aria-label={copy.number}>{inBlocks(digits) || copy.body}</p>
      {mistake ? <p className='kiosk-mistake' role='alert'>{mistake}</p> : null}
      <div className='kiosk-pad'>
        {KEYS.map((key) => <BigButton key={key} onPress={() => type(key)}>{key}</BigButton>)}
        <BigButton onPress={() => { setMistake(''); setDigits(digits.slice(0, -1)) }}>{copy.erase}</BigButton>
      </div>
      <BigButton kind='primary' disabled={busy} onPress={next}>{copy.next}</BigButton>
    </Screen>
  )
}
