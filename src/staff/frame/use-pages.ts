import { useRef, useState } from 'react'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'

export interface Pages<T> {
  state: PageState
  rows: T[]
  hasMore: boolean
  busy: boolean
  more(): void
  /** From the beginning. */
  reload(): void
  retry(): void
}

/** A list that comes page by page. `get` is asked with the cursor of the page before; null: the first. */
export function usePages<T>(get: (cursor: string | null) => Promise<{ rows: T[]; next: string | null }>): Pages<T> {
  const [older, setOlder] = useState<{ rows: T[]; next: string | null } | null>(null)
  const first = useLoad(() => get(null))
  const next = older ? older.next : first.data?.next ?? null
  const round = useRef(0)
  const more = useTask(async () => {
    const mine = round.current
    const page = await get(next)
    // meanwhile the list began anew, perhaps by another filter
    if (mine !== round.current) return
    setOlder({ rows: [...older?.rows ?? [], ...page.rows], next: page.next })
  })
  const broken = more.state.kind === 'ready' ? null : more
  return {
    state: broken?.state ?? first.state,
    rows: [...first.data?.rows ?? [], ...older?.rows ?? []],
    hasMore: next !== null,
    busy: more.busy,
    more: () => more.run(),
    reload: () => { round.current++; setOlder(null); first.reload() },
    retry: broken?.again ?? first.reload,
  }
}
