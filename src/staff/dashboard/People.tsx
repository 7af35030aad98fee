import { useEffect, useRef } from 'react'
import { printDay } from '@/copy/dates'
import { placeName } from '@/copy/places'
import { frame } from '@/copy/staff'
import { dashboard } from '@/copy/staff-dashboard'
import { standingTag } from '@/copy/standing'
import type { ListedStock } from '@/domain/contract/staff-dashboard'
import { Masked } from '../frame/Masked'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { usePages } from '../frame/use-pages'
import { call } from '../session'

const copy = dashboard.list

interface PeopleProps {
  stock: ListedStock
  /** May look behind masks. */
  maySee: boolean
  onClose(): void
}

/** Who is behind a number, page by page; a name is shown to whoever may see it and says why. */
export function People({ stock, maySee, onClose }: PeopleProps) {
  const pages = usePages(async (cursor) => {
    const { people, next } = await call('listDue', { stock, ...(cursor && { cursor }) })
    return { rows: people, next }
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const trouble = troubleWords(pages.state)
  const isEmpty = pages.state.kind === 'ready' && pages.rows.length === 0 && !pages.hasMore
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>{copy.titles[stock]}</h2>
      <p className='staff-hint'>{copy.now}{stock === 'late' ? copy.stopped : ''}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {trouble ? <StaffButton onPress={pages.retry}>{frame.retry}</StaffButton> : null}
      <p role='status'>{pages.state.kind === 'loading' ? frame.loading : isEmpty ? copy.empty : ''}</p>
      {pages.rows.length > 0 ? (
        <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.titles[stock]}>
          <table>
            <thead><tr>{copy.columns.map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>
              {pages.rows.map(({ beneficiaryId, maskName, place, dueOn, standing }) => (
                <tr key={beneficiaryId}>
                  <th scope='row'>{maySee ? <Masked beneficiaryId={beneficiaryId} field='name' mask={maskName} /> : maskName}</th>
                  <td>{placeName(place)}</td>
                  <td>{printDay(dueOn)}</td>
                  <td>{standingTag(standing).word}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className='staff-buttons staff-wrap'>
        {pages.hasMore ? <StaffButton disabled={pages.busy} onPress={pages.more}>{copy.more}</StaffButton> : null}
        <StaffButton onPress={onClose}>{copy.close}</StaffButton>
      </div>
    </section>
  )
}
