import { printAppointment, printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { plan as copy } from '@/copy/staff-visits'
import { districtNames, halfNames, visitWhys } from '@/copy/visit'
import type { VisitRow } from '@/domain/contract/staff-visits'
import { StaffButton } from '../frame/StaffButton'
import type { Pages } from '../frame/use-pages'

/** The earliest first; those without a day before them. */
export function Queue({ pages, onOpen }: { pages: Pages<VisitRow>; onOpen(visit: VisitRow): void }) {
  if (pages.rows.length === 0) return <p role='status'>{copy.empty}</p>
  return (
    <>
      <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
        <table>
          <thead><tr>{copy.columns.map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
          <tbody>
            {pages.rows.map((visit) => (
              <tr key={visit.visitId}>
                <th scope='row'>{visit.maskName}</th>
                <td>{visit.slot ? `${printAppointment(visit.slot.on)} ${halfNames[visit.slot.half].name}` : copy.noDay}</td>
                <td>{districtNames[visit.district] ?? visit.district}</td>
                <td>{visitWhys[visit.why].title}</td>
                <td>{visit.dueOn ? printDay(visit.dueOn) : copy.dueNone}</td>
                <td>
                  {visit.visitorName ?? copy.nobody}
                  {' '}
                  <StaffButton kind='quiet' label={fill(copy.open, { name: visit.maskName })} onPress={() => onOpen(visit)}>{copy.openShort}</StaffButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasMore ? <div className='staff-buttons'><StaffButton disabled={pages.busy} onPress={pages.more}>{copy.older}</StaffButton></div> : null}
    </>
  )
}
