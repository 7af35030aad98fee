import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { staffKiosks as copy } from '@/copy/kiosk'
import type { KioskRow } from '@/domain/contract/staff-kiosks'
import { StaffButton } from '../frame/StaffButton'

export function Machines({ rows, onRevoke }: { rows: readonly KioskRow[]; onRevoke?: (kiosk: KioskRow) => void }) {
  if (rows.length === 0) return <p>{copy.none}</p>
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead>
          <tr>
            <th scope='col'>{copy.columns.name}</th><th scope='col'>{copy.columns.state}</th><th scope='col'>{copy.columns.seen}</th><th scope='col'>{copy.columns.enrolled}</th>
            {onRevoke ? <th scope='col'>{copy.columns.act}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((kiosk) => (
            <tr key={kiosk.kioskId}>
              <th scope='row'>{kiosk.name}</th>
              <td>{copy.states[kiosk.state]}</td>
              <td>{printMoment(kiosk.seenAt)}</td>
              <td>{printMoment(kiosk.enrolledAt)}</td>
              {onRevoke ? <td>{kiosk.state === 'active' ? <StaffButton kind='quiet' label={fill(copy.revokeLabel, kiosk)} onPress={() => onRevoke(kiosk)}>{copy.revoke}</StaffButton> : null}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
