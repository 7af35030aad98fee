import { useEffect, useRef } from 'react'

/** Function keys of a page, for people who work with the keyboard alone. The browser's own meaning of the key is switched off. */
export function useKeys(keys: Readonly<Partial<Record<'F2' | 'F8', () => void>>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const act = event.key === 'F2' || event.key === 'F8' ? latest.current[event.key] : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
