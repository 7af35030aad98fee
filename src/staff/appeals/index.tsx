import { useRef, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { appeals as copy } from '@/copy/staff-desk'
import type { AppealRow } from '@/domain/contract/staff-appeals'
import { Choice } from '../frame/Choice'
import { APPEALS } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { call } from '../session'
import { Answer } from './Answer'
import { Queue } from './Queue'

const STATES = ['open', 'answered'] as const
type State = (typeof STATES)[number]

/** Appeals of the region, the one to be answered first first (rule R29). */
export default function StaffAppeals() {
  const [shown, setShown] = useState<State>('open')
  const [answering, setAnswering] = useState<AppealRow | null>(null)
  const [said, setSaid] = useState('')
  const asked = useRef<State>(shown)
  const { state, data, reload } = useLoad(() => call('listAppeals', { state: asked.current }))
  const choose = (chosen: State) => { asked.current = chosen; setShown(chosen); reload() }
  const done = (sentence: string) => { setAnswering(null); setSaid(sentence); reload() }
  return (
    <StaffPage title={copy.title} url={APPEALS} state={state} onRetry={reload}>
      {() => (
        <>
          <p>{copy.rule}</p>
          <p role='status'>{said}</p>
          <div className='staff-filters'><Choice label={copy.state} value={shown} options={STATES} names={copy.states} onChange={choose} /></div>
          <Queue rows={data?.appeals ?? []} empty={shown === 'open' ? copy.empty : copy.emptyDone} onAnswer={(row) => { setSaid(''); setAnswering(row) }} />
          {answering ? <Answer appeal={answering} onDone={done} onClose={() => setAnswering(null)} /> : null}
        </>
      )}
    </StaffPage>
  )
}
