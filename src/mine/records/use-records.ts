import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import type { RecordRow } from '@/domain/contract/citizen-records'

const PAGE = 20

interface RecordsPage {
  state: PageState
  /** Newest first, by calendar year. */
  years: { year: string; rows: RecordRow[] }[]
  /** More than one: then one may choose. */
  people: { beneficiaryId: string; maskName: string }[]
  person: string | null
  hasOlder: boolean
  busy: boolean
  choose(person: string | null): void
  older(): void
  retry(): void
}

export function useRecords(): RecordsPage {
  const asked = useRouter().params.person ?? null
  const [person, setPerson] = useState<string | null>(asked)
  const [more, setMore] = useState<{ rows: RecordRow[]; next: string | null } | null>(null)
  const get = (beneficiaryId: string | null, cursor: string | null) =>
    call('listRecords', { limit: PAGE, ...(beneficiaryId ? { beneficiaryId } : {}), ...(cursor ? { cursor } : {}) })
  const first = useLoad(async () => {
    const [records, home] = await Promise.all([get(asked, null), call('getHome', {})])
    return { ...records, people: [home.self, ...home.relatives].flatMap((one) => one ? [one] : []) }
  })
  const choose = useTask(async (chosen: string | null) => {
    const { records, next } = await get(chosen, null)
    setPerson(chosen)
    setMore({ rows: records, next })
  })
  const rows = more?.rows ?? first.data?.records ?? []
  const next = more ? more.next : first.data?.next ?? null
  const older = useTask(async () => {
    const page = await get(person, next)
    setMore({ rows: [...rows, ...page.records], next: page.next })
  })
  const broken = [choose, older].find((task) => task.state.kind !== 'ready')
  const years = [...new Set(rows.map(({ on }) => on.slice(0, 4)))]
    .map((year) => ({ year, rows: rows.filter(({ on }) => on.startsWith(year)) }))
  return {
    state: broken?.state ?? first.state,
    years,
    people: first.data?.people ?? [],
    person,
    hasOlder: next !== null,
    busy: choose.busy || older.busy,
    choose: (chosen) => choose.run(chosen),
    older: () => older.run(),
    retry: broken?.again ?? first.reload,
  }
}
