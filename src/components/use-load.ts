import { useCallback, useEffect, useRef, useState } from 'react'
import type { PageState } from './Page'
import { troubleOf } from './use-task'

export interface Loaded<T> {
  state: PageState
  data: T | null
  reload(): void
}

/** Gets what a page shows, once when it opens; `reload` gets it again. An answer that comes after a newer question is dropped. */
export function useLoad<T>(get: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<{ state: PageState; data: T | null }>({ state: { kind: 'loading' }, data: null })
  const [asked] = useState(() => ({ last: 0 }))
  const latest = useRef(get)
  latest.current = get
  const reload = useCallback(() => {
    const mine = ++asked.last
    setLoaded((before) => before.data === null ? { state: { kind: 'loading' }, data: null } : before)
    latest.current()
      .then((data) => { if (mine === asked.last) setLoaded({ state: { kind: 'ready' }, data }) })
      .catch((error: unknown) => { if (mine === asked.last) setLoaded((before) => ({ state: troubleOf(error), data: before.data })) })
  }, [asked])
  useEffect(() => {
    reload()
    return () => { asked.last++ }
  }, [reload, asked])
  return { ...loaded, reload }
}
