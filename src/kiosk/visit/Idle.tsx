import { useEffect, useRef } from 'react'
import { kiosk } from '@/copy/kiosk'
import { sayPrompt } from '@/device/voice'
import { BigButton } from '../frame/BigButton'

const copy = kiosk.idle

/** Covers what somebody else may have left on the screen. Any touch is an answer, too. */
export function Idle({ onHere }: { onHere(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    sayPrompt('v50', () => sayPrompt('v51'))
    return () => element?.close()
  }, [])
  return (
    <dialog className='kiosk kiosk-idle' ref={dialog} aria-labelledby='kiosk-idle' onCancel={(event) => { event.preventDefault(); onHere() }}>
      <h1 id='kiosk-idle'>{copy.title}</h1>
      <p>{copy.body}</p>
      <BigButton kind='primary' onPress={onHere}>{copy.here}</BigButton>
    </dialog>
  )
}
