import { useEffect, useRef, useState } from 'react'
import { presence, type Presence } from '@/domain/kiosk'

const EVERY_MS = 1000
const SIGNS = ['pointerdown', 'keydown', 'input'] as const

/** Whether somebody still stands there. `watching` false: the machine works by itself, or there is nobody's anything on the screen. */
export function usePresence(watching: boolean, isAtCamera: boolean, onGone: () => void): { presence: Presence; stay(): void } {
  const [now, setNow] = useState<Presence>('here')
  const lastAt = useRef(Date.now())
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    lastAt.current = Date.now()
    setNow('here')
    if (!watching) return
    const sign = () => { lastAt.current = Date.now() }
    for (const kind of SIGNS) document.addEventListener(kind, sign, true)
    const clock = setInterval(() => {
      const found = presence(Date.now() - lastAt.current, isAtCamera)
      setNow(found)
      if (found === 'gone') gone.current()
    }, EVERY_MS)
    return () => {
      clearInterval(clock)
      for (const kind of SIGNS) document.removeEventListener(kind, sign, true)
    }
  }, [watching, isAtCamera])
  return { presence: now, stay: () => { lastAt.current = Date.now(); setNow('here') } }
}
