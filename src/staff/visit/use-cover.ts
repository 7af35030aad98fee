import { useCallback, useEffect, useRef, useState } from 'react'
import { tokenNow } from '@/api/staff'
import { NetworkLost } from '@/device/network-lost'
import { AppError } from '@/domain/contract/errors'
import { coverOf, type Cover } from '@/domain/visit/cover'
import { call, lock, useStaffState } from '../session'
import { noteTouched, readTouched, sendAll, type Round } from './round'

const LOOK_EVERY_MS = 5_000
/** How exactly a page that is loaded anew knows when it was last touched. */
const NOTE_EVERY_MS = 20_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const

let isAway = false
/** The phone's own camera comes in front, or is done with: the cover waits meanwhile, for a finger on the page or `false`, and at most until the session ends. */
export const goAway = (is: boolean): void => { isAway = is }

/** signIn: nobody is signed in. other: a colleague is, whose list this is not. trouble: the server does not say. */
export type Refused = 'signIn' | 'other' | 'trouble'

export interface CoverState {
  /** null: not known yet, so nothing is shown. */
  cover: Cover | null
  refused: Refused | null
  /** By the person's tap. */
  open(): void
}

/**
 * What is on the phone is readable to whoever holds it, so the screen does not show it to whoever finds it: two minutes after the last touch
 * it is covered; after ten the session ends with it, and the one whose list it is signs in again. Without network nobody can be asked who
 * that is, and a visitor at a door must be able to go on: then a tap opens, and the phone's own lock is the only one.
 */
export function useCover({ staffId }: Round): CoverState {
  const isKnown = useRef(false)
  isKnown.current = useStaffState().self !== null
  const [cover, setCover] = useState<Cover | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const touchedAt = useRef<number | null>(null)
  const notedAt = useRef(0)
  const touch = useCallback(() => {
    const now = Date.now()
    touchedAt.current = now
    if (Math.abs(now - notedAt.current) < NOTE_EVERY_MS) return
    notedAt.current = now
    void noteTouched(now)
  }, [])
  useEffect(() => {
    let isGone = false
    void readTouched().then((at) => {
      if (isGone) return
      touchedAt.current = at
      const now = coverOf(at, Date.now())
      // a page that was only reloaded has not asked for anybody's password
      if (now === 'shut' && !isKnown.current) endSession()
      setCover(now)
    })
    return () => { isGone = true }
  }, [])
  useEffect(() => {
    if (cover === null || cover === 'shut') return
    const look = () => {
      const now = coverOf(touchedAt.current, Date.now(), isAway)
      if (now === 'shut') {
        goAway(false)
        endSession()
      }
      setCover(now)
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    // a finger on a covered screen does not undo the time
    const touched = ({ type }: Event) => {
      if (cover !== 'open' || coverOf(touchedAt.current, Date.now(), isAway) !== 'open') return
      touch()
      // a window gets its focus back before it gets the picture, or while the camera only opens
      if (type !== 'focus') goAway(false)
    }
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) window.removeEventListener(sign, touched)
    }
  }, [cover, touch])
  const show = () => {
    notedAt.current = 0
    touch()
    setRefused(null)
    setCover('open')
  }
  const ask = async () => {
    endNow()
    try {
      const self = await call('whoAmI', {})
      if (self.staffId === staffId) show()
      else setRefused('other')
    } catch (error) {
      if (error instanceof NetworkLost) show()
      else setRefused(error instanceof AppError && error.code === 'notSignedIn' ? 'signIn' : 'trouble')
    }
  }
  return { cover, refused, open: () => { if (cover === 'shut') void ask(); else show() } }
}

let ending: string | null = null
/** What waits goes out first, where it can; whoever taps meanwhile ends it at once. */
function endSession(): void {
  ending = tokenNow()
  if (ending !== null) void sendAll().catch(() => undefined).finally(endNow)
}

/** Sending may take minutes: a session that began meanwhile is not the one to end. */
function endNow(): void {
  if (ending !== null && ending === tokenNow()) lock()
  ending = null
}
