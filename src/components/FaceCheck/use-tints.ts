import { useEffect, useState, type RefObject } from 'react'
import type { Clip } from '@/device/clip'
import type { Tint } from '@/domain/contract/common'
import { TINT_MS } from '@/domain/face/tint'

/**
 * The background's colour now; null while nothing is recorded, and for good when `tints` is. `shown` fills with what this recording has
 * seen; the drift from one colour to the next is the style sheet's (face-check.scss).
 */
export function useTints(
  tints: readonly Tint[] | null, recordedFromMs: number | null, shown: RefObject<NonNullable<Clip['tints']>>,
): Tint | null {
  const [tint, setTint] = useState<Tint | null>(null)
  useEffect(() => {
    shown.current?.splice(0)
    const order = tints ?? []
    if (recordedFromMs === null || order.length === 0) return setTint(null)
    let n = 0
    const next = () => {
      const now = order[n++ % order.length] ?? null
      setTint(now)
      if (now) shown.current?.push({ tint: now, shownAtMs: Math.max(0, Date.now() - recordedFromMs) })
    }
    next()
    const clock = setInterval(next, TINT_MS.step)
    return () => clearInterval(clock)
  }, [tints, recordedFromMs, shown])
  return tint
}
