import { useEffect, useRef, useState } from 'react'

/** Time in which a slip of the hand can be taken back, in ms (ux S21). */
const HOLD_MS = 10_000

export interface Held<T> {
  /** What waits to be sent; null: nothing. */
  value: T | null
  hold(value: T): void
  /** Gives it back unsent. */
  undo(): T | null
  /** Sends it at once. */
  flush(): void
}

/**
 * Keeps one decision back for a while before it is sent. The next one, or another page, sends it at once: whoever goes on has decided. A
 * browser that is closed meanwhile sends nothing, and the case stays in the queue.
 */
export function useHeld<T>(send: (value: T) => void): Held<T> {
  const [value, setValue] = useState<T | null>(null)
  const waiting = useRef<{ value: T; timer: ReturnType<typeof setTimeout> } | null>(null)
  const latest = useRef(send)
  latest.current = send
  const take = (): T | null => {
    const held = waiting.current
    if (!held) return null
    clearTimeout(held.timer)
    waiting.current = null
    setValue(null)
    return held.value
  }
  const flush = () => {
    const held = take()
    if (held !== null) latest.current(held)
  }
  const hold = (next: T) => {
    flush()
    waiting.current = { value: next, timer: setTimeout(flush, HOLD_MS) }
    setValue(next)
  }
  useEffect(() => () => {
    const held = waiting.current
    if (!held) return
    clearTimeout(held.timer)
    waiting.current = null
    latest.current(held.value)
  }, [])
  return { value, hold, undo: take, flush }
}
