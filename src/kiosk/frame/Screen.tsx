import { useEffect, useRef, useState, type ReactNode } from 'react'
import { kiosk as copy } from '@/copy/kiosk'
import { canSpeak, speak, stopSpeaking } from '@/device/voice'
import { BigButton } from './BigButton'

interface ScreenProps {
  title: string
  /** What is read aloud besides the heading, when the screen opens and on request. Never a name or a number. */
  spoken?: string
  /** The heading holds something of the person, and is not read aloud. */
  isPrivate?: boolean
  onBack?: () => void
  backWord?: string
  help?: Help
  children?: ReactNode
}
export interface Help { isComing: boolean; ring(): void }

/** The frame of every screen of the machine: back above, the one thing in the middle, help below. */
export function Screen({ title, spoken = '', isPrivate = false, onBack, backWord = copy.back, help, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [isLow, setLow] = useState(false)
  const words = [isPrivate ? '' : title, spoken].filter(Boolean).join('。')
  useEffect(() => {
    heading.current?.focus()
    speak(words)
    return stopSpeaking
  }, [words])
  return (
    <main className={`kiosk ${isLow ? 'kiosk-low' : ''}`}>
      <div className='kiosk-top'>
        {onBack ? <BigButton kind='quiet' onPress={onBack}>{backWord}</BigButton> : null}
        <BigButton kind='quiet' onPress={() => setLow(!isLow)}>{isLow ? copy.high : copy.low}</BigButton>
      </div>
      <div className='kiosk-content'>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {children}
      </div>
      <div className='kiosk-bottom'>
        {canSpeak() && words ? <BigButton kind='quiet' onPress={() => speak(words)}>{copy.read}</BigButton> : null}
        {help?.isComing ? <p role='status'>{copy.help.coming}</p> : null}
        {help && !help.isComing ? <BigButton onPress={help.ring}>{copy.help.ask}</BigButton> : null}
      </div>
    </main>
  )
}
