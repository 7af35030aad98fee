import { useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { plan as copy } from '@/copy/staff-visits'
import type { VisitRow } from '@/domain/contract/staff-visits'
import { Choice } from '../frame/Choice'
import { VISITS } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { usePages } from '../frame/use-pages'
import { call } from '../session'
import { Book } from './Book'
import { Case } from './Case'
import { Plan } from './Plan'
import { Queue } from './Queue'

const STATES = ['booked', 'assigned', 'underway', 'checking', 'missed'] as const
type State = (typeof STATES)[number]

/** Who waits for a visit, who goes, and what was brought back. `?person=`: to book for somebody. */
export default function StaffVisits() {
  const asked = useRouter().params.person ?? null
  const [forWhom, setForWhom] = useState(asked)
  const [shown, setShown] = useState<State>('booked')
  const [opened, setOpened] = useState<VisitRow | null>(null)
  const [said, setSaid] = useState('')
  const state = useRef<State>('booked')
  const pages = usePages(async (cursor) => {
    const { visits, next } = await call('visits.list', { state: state.current, ...(cursor && { cursor }) })
    return { rows: visits, next }
  })
  const choose = (chosen: State) => { state.current = chosen; setShown(chosen); setSaid(''); pages.reload() }
  const done = (sentence: string) => { setOpened(null); setForWhom(null); setSaid(sentence); pages.reload() }
  const back = () => done('')
  /** What came to nothing is over: it is booked anew. */
  const open = (visit: VisitRow) => { if (visit.state === 'missed') setForWhom(visit.beneficiaryId); else setOpened(visit) }
  return (
    <StaffPage title={copy.title} url={VISITS} state={pages.state} onRetry={pages.retry}>
      {() => {
        if (forWhom) return <Book beneficiaryId={forWhom} onDone={done} onBack={back} />
        if (opened) return opened.state === 'checking' ? <Case visit={opened} onDone={done} onBack={back} /> : <Plan visit={opened} onDone={done} onBack={back} />
        return (
          <>
            <p role='status'>{said}</p>
            <div className='staff-filters'><Choice label={copy.state} value={shown} options={STATES} names={copy.states} onChange={choose} /></div>
            <Queue pages={pages} onOpen={open} />
          </>
        )
      }}
    </StaffPage>
  )
}
