import { useEffect } from 'react'
import { call, lock } from '../session'

/** While somebody types or reads, the server hears of it this often: it counts calls, not keys. */
const HEARD_EVERY_MS = 4 * 60_000
const LOOK_EVERY_MS = 5_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const

/** Locks the page after `minutes` without a sign of anybody; also when the computer slept in between. */
export function useIdleLock(minutes: number, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    let touchedAt = Date.now()
    let heardAt = touchedAt
    const isOver = () => Date.now() - touchedAt >= minutes * 60_000
    const touched = () => {
      // a mouse that is moved after the computer woke up does not undo the time
      if (isOver()) return lock()
      touchedAt = Date.now()
      if (touchedAt - heardAt < HEARD_EVERY_MS) return
      heardAt = touchedAt
      call('whoAmI', {}).catch(() => undefined) // a session that is over locks the pages by itself; without network nothing is lost
    }
    const look = setInterval(() => { if (isOver()) lock() }, LOOK_EVERY_MS)
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true })
    return () => {
      clearInterval(look)
      for (const sign of SIGNS) window.removeEventListener(sign, touched)
    }
  }, [minutes, isOn])
}
