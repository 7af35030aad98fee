import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { reviews as copy } from '@/copy/staff-review'
import type { ReviewRow } from '@/domain/contract/staff-review'
import { StaffButton } from '../frame/StaffButton'
import type { Reviews } from './use-reviews'

/** Everything that waits for this reviewer, the oldest first; how long it may still wait is said in words. */
export function Queue({ reviews: { rows, hasMore, notHandedOver, busy, open, back } }: { reviews: Reviews }) {
  const { person, why, opened, left } = copy.columns
  return (
    <>
      <p>{copy.rule}</p>
      {notHandedOver > 0 ? <p>{fill(copy.notHandedOver, { n: notHandedOver })}</p> : null}
      {rows.length === 0 ? <p role='status'>{copy.empty}</p> : (
        <div className='review-scroll' tabIndex={0} role='region' aria-label={copy.title}>
          <table>
            <thead><tr>{[person, why, opened, left].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <Row key={row.reviewNo} row={row} busy={busy} onOpen={() => open(row.reviewNo)} />)}</tbody>
          </table>
        </div>
      )}
      {hasMore ? <p>{copy.more}</p> : null}
      <div className='staff-buttons'><StaffButton disabled={busy} onPress={back}>{copy.refresh}</StaffButton></div>
    </>
  )
}

function Row({ row, busy, onOpen }: { row: ReviewRow; busy: boolean; onOpen(): void }) {
  const { maskName, why, openedAt, daysLeft, isSecondLook } = row
  return (
    <tr>
      <th scope='row'><StaffButton kind='quiet' disabled={busy} onPress={onOpen}>{fill(copy.look, { name: maskName })}</StaffButton></th>
      <td>{copy.whys[why]}{isSecondLook ? <span className='review-second'>{copy.secondLook}</span> : null}</td>
      <td>{printMoment(openedAt)}</td>
      <td className={daysLeft < 0 ? 'review-late' : daysLeft <= 1 ? 'review-soon' : ''}>{leftOf(daysLeft)}</td>
    </tr>
  )
}

function leftOf(days: number): string {
  if (days < 0) return fill(copy.late, { n: -days })
  return days === 0 ? copy.today : fill(copy.daysLeft, { n: days })
}
