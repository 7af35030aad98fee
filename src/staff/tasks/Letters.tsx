import { useState } from 'react'
import { useTask } from '@/components/use-task'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame } from '@/copy/staff'
import { carrierRefused, letterChannels, letterKinds, letterReasons, letters as copy } from '@/copy/staff-desk'
import type { DeadLetter } from '@/domain/contract/staff-letters'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { usePages } from '../frame/use-pages'
import { call } from '../session'

/** Messages that should have gone out and could not. Without them the tasks still work. */
export function Letters({ mayRetry }: { mayRetry: boolean }) {
  const [said, setSaid] = useState('')
  const pages = usePages(async (cursor) => {
    const { letters, next } = await call('listDeadLetters', cursor ? { cursor } : {})
    return { rows: letters, next }
  })
  const retry = useTask(async (letterId: string) => {
    setSaid(copy[(await call('retryLetter', { letterId })).kind])
    pages.reload()
  })
  const { rows, state, hasMore, busy } = pages
  const trouble = troubleWords(retry.state) || troubleWords(state)
  return (
    <section>
      <h2>{copy.title}</h2>
      <p role='status'>{said}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {troubleWords(state) ? <StaffButton onPress={pages.retry}>{frame.retry}</StaffButton> : null}
      {state.kind === 'ready' && rows.length === 0 ? <p>{copy.none}</p> : null}
      {rows.length > 0 ? (
        <>
          <p>{copy.lead}</p>
          <Table rows={rows} busy={retry.busy} onRetry={mayRetry ? retry.run : null} />
        </>
      ) : null}
      {hasMore ? <div className='staff-buttons'><StaffButton disabled={busy} onPress={pages.more}>{copy.older}</StaffButton></div> : null}
    </section>
  )
}

function Table({ rows, busy, onRetry }: { rows: readonly DeadLetter[]; busy: boolean; onRetry: ((letterId: string) => void) | null }) {
  const { person, kind, tried, why, made } = copy.columns
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{[person, kind, tried, why, made, ...(onRetry ? [copy.retry] : [])].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ letterId, maskName, kind: what, tried: channels, reason, createdAt }) => (
            <tr key={letterId}>
              <th scope='row'>{maskName}</th>
              <td>{letterKinds[what]}</td>
              <td>{channels.map((one) => letterChannels[one]).join('、') || copy.untried}</td>
              <td>{letterReasons[reason] ?? carrierRefused}</td>
              <td>{printMoment(createdAt)}</td>
              {onRetry ? <td><StaffButton kind='quiet' label={fill(copy.retryFor, { name: maskName })} disabled={busy} onPress={() => onRetry(letterId)}>{copy.retry}</StaffButton></td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
