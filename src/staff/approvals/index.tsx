import { useRef, useState } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { approvals as copy, waitsFor } from '@/copy/staff-counter'
import type { ActDetail, ActRow } from '@/domain/contract/staff-counter'
import { APPROVALS } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { usePages } from '../frame/use-pages'
import { call } from '../session'
import { Act } from './Act'
import '../counter/counter.scss'

/** What clerks have done and what waits for a second person (rule R28), the one to be answered first first. */
export default function StaffApprovals() {
  const [shown, setShown] = useState<ActDetail | null>(null)
  const [said, setSaid] = useState('')
  const list = usePages<ActRow>(async (cursor) => {
    const { acts, next } = await call('counter.acts', cursor === null ? {} : { cursor })
    return { rows: acts, next }
  })
  const back = (words: string) => { setShown(null); setSaid(words); list.reload() }
  const latest = useRef(back)
  latest.current = back
  const open = useTask(async (actId: string) => {
    setSaid('')
    const answer = await call('counter.act', { actId })
    if (answer.kind === 'waiting') setShown(answer.act)
    else latest.current(copy.outcomes.over)
  })
  const state = open.state.kind === 'ready' ? list.state : open.state
  return (
    <StaffPage title={copy.title} url={APPROVALS} state={state} onRetry={open.state.kind === 'ready' ? list.retry : open.again}>
      {() => (shown ? <Act act={shown} onDone={back} /> : (
        <>
          <p>{copy.rule}</p>
          <p role='status'>{said}</p>
          <Queue rows={list.rows} busy={open.busy} onLook={(actId) => open.run(actId)} />
          {list.hasMore ? <div className='staff-buttons'><StaffButton disabled={list.busy} onPress={list.more}>{copy.older}</StaffButton></div> : null}
        </>
      ))}
    </StaffPage>
  )
}

function Queue({ rows, busy, onLook }: { rows: readonly ActRow[]; busy: boolean; onLook(actId: string): void }) {
  if (rows.length === 0) return <p role='status'>{copy.empty}</p>
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ actId, maskName, waitsFor: what, evidenceOn, answerBy, isLate, isOwn }) => (
            <tr key={actId}>
              <th scope='row'>{maskName}</th>
              <td>{waitsFor[what]}</td>
              <td>{printDay(evidenceOn)}</td>
              <td>
                {printDay(answerBy)}
                {isLate ? <p className='staff-warn'>{copy.late}</p> : null}
              </td>
              <td>
                {isOwn ? copy.own : (
                  <StaffButton kind='quiet' disabled={busy} label={fill(copy.look, { name: maskName, what: waitsFor[what] })} onPress={() => onLook(actId)}>{copy.columns.look}</StaffButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
