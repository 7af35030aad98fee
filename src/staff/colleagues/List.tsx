import { fill } from '@/copy/fill'
import { roleNames } from '@/copy/staff'
import { colleagues as copy } from '@/copy/staff-colleagues'
import type { ColleagueRow } from '@/domain/contract/staff-colleagues'
import { StaffButton } from '../frame/StaffButton'

export function List({ rows, onChange }: { rows: readonly ColleagueRow[]; onChange(row: ColleagueRow): void }) {
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.staffId}>
              <td>{row.account}</td>
              <th scope='row'>{row.name}</th>
              <td>{row.roles.map((role) => roleNames[role]).join('、')}</td>
              <td>{row.regionName}</td>
              <td>{row.isInOtherHands ? `${copy.states[row.state]}，${copy.inOtherHands}` : copy.states[row.state]}</td>
              <td>{row.isOwn ? copy.own : <StaffButton kind='quiet' label={fill(copy.changeFor, row)} onPress={() => onChange(row)}>{copy.change}</StaffButton>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
