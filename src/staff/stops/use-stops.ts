import { useRef, useState } from 'react'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import type { ProposalDetail, ProposalRow } from '@/domain/contract/staff-stops'
import type { StopItemName } from '@/domain/stop'
import { call } from '../session'

export interface Filter { missing: StopItemName | ''; overOnly: boolean }

export interface Stops {
  state: PageState
  rows: ProposalRow[]
  hasMore: boolean
  busy: boolean
  filter: Filter
  /** The proposal that is being looked at; null: the list. */
  detail: ProposalDetail | null
  choose(filter: Filter): void
  more(): void
  open(proposalId: string): void
  /** Something was done: the proposal as it is now, or asked for anew. */
  show(detail: ProposalDetail | string): void
  back(): void
  retry(): void
}

export function useStops(): Stops {
  const [filter, setFilter] = useState<Filter>({ missing: '', overOnly: false })
  const [older, setOlder] = useState<{ rows: ProposalRow[]; next: string | null } | null>(null)
  const [detail, setDetail] = useState<ProposalDetail | null>(null)
  const asked = useRef(filter)
  const get = (cursor: string | null) => {
    const { missing, overOnly } = asked.current
    return call('listProposals', { state: 'open', ...(missing && { missing }), ...(overOnly && { overOnly }), ...(cursor && { cursor }) })
  }
  const first = useLoad(() => get(null))
  const next = older ? older.next : first.data?.next ?? null
  const more = useTask(async () => {
    const page = await get(next)
    setOlder({ rows: [...older?.rows ?? [], ...page.proposals], next: page.next })
  })
  const open = useTask(async (proposalId: string) => setDetail(await call('getProposal', { proposalId })))
  const reload = () => { setOlder(null); first.reload() }
  const broken = [open, more].find((task) => task.state.kind !== 'ready')
  return {
    state: broken?.state ?? first.state,
    rows: [...first.data?.proposals ?? [], ...older?.rows ?? []],
    hasMore: next !== null,
    busy: more.busy || open.busy,
    filter,
    detail,
    choose: (chosen) => { asked.current = chosen; setFilter(chosen); reload() },
    more: () => more.run(),
    open: (proposalId) => open.run(proposalId),
    show: (shown) => { if (typeof shown === 'string') open.run(shown); else setDetail(shown) },
    back: () => { setDetail(null); reload() },
    retry: broken?.again ?? first.reload,
  }
}
