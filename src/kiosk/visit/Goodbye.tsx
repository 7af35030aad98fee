import { useEffect, useRef } from 'react'
import { kiosk } from '@/copy/kiosk'
import { IDLE } from '@/domain/kiosk'
import { BigButton } from '../frame/BigButton'
import { Screen } from '../frame/Screen'

const copy = kiosk.goodbye

/** Nothing of the person is on it. It goes by itself. */
export function Goodbye({ onDone }: { onDone(): void }) {
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const timer = setTimeout(() => done.current(), IDLE.goodbye)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Screen title={copy.title} spoken={copy.body}>
      <p>{copy.body}</p>
      <BigButton kind='primary' onPress={onDone}>{copy.done}</BigButton>
    </Screen>
  )
}
