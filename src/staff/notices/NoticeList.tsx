import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { placeName } from '@/copy/places'
import { staffBoard as copy } from '@/copy/staff-board'
import type { BoardRow } from '@/domain/contract/staff-board'
import { StaffButton } from '../frame/StaffButton'

interface NoticeListProps {
  rows: readonly BoardRow[]
  busy: boolean
  onEdit(notice: BoardRow): void
  onPublish(notice: BoardRow): void
  onWithdraw(notice: BoardRow): void
}

export function NoticeList({ rows, ...acts }: NoticeListProps) {
  if (rows.length === 0) return <p role='status'>{copy.empty}</p>
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <Row key={row.key} row={row} {...acts} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ row, busy, onEdit, onPublish, onWithdraw }: Omit<NoticeListProps, 'rows'> & { row: BoardRow }) {
  const { title, body, source, state, version, region, validUntil, isShown, isMine, mayPublish } = row
  const act = (word: string, onPress: () => void) => (
    <StaffButton kind='quiet' disabled={busy} label={fill(copy.actOn, { act: word, title })} onPress={onPress}>{word}</StaffButton>
  )
  return (
    <tr>
      <th scope='row'>
        {title}
        <p className='staff-hint'>{body}</p>
        <p className='staff-hint'>{source}</p>
      </th>
      <td>{[copy.states[state], fill(copy.version, { n: version }), isMine ? copy.mine : ''].filter(Boolean).join(' · ')}</td>
      <td>{placeName(region)}</td>
      <td>
        {printDay(validUntil)}
        {state === 'published' && !isShown ? <p className='staff-warn'>{copy.over}</p> : null}
      </td>
      <td>
        {state === 'draft' && isMine ? act(copy.edit, () => onEdit(row)) : null}
        {mayPublish ? act(copy.publish, () => onPublish(row)) : null}
        {state === 'draft' && !isMine && !mayPublish ? <p className='staff-hint'>{copy.notHandedOver}</p> : null}
        {state === 'published' ? act(copy.next, () => onEdit(row)) : null}
        {state === 'draft' || state === 'published' ? act(copy.withdraw, () => onWithdraw(row)) : null}
      </td>
    </tr>
  )
}
