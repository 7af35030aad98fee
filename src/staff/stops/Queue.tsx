import { useId } from 'react'
import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { shortSchemes, stopItems, stops as copy } from '@/copy/staff-stops'
import { STOP_ITEMS, type StopItemName } from '@/domain/stop'
import { StaffButton } from '../frame/StaffButton'
import type { Stops } from './use-stops'

/** Everybody whose stop is proposed, the oldest first, with what is missing in words. */
export function Queue({ stops }: { stops: Stops }) {
  const { rows, hasMore, busy } = stops
  return (
    <>
      <Filters stops={stops} />
      {rows.length === 0 ? <p role='status'>{copy.empty}</p> : <Table stops={stops} />}
      {hasMore ? <div className='staff-buttons'><StaffButton disabled={busy} onPress={stops.more}>{copy.older}</StaffButton></div> : null}
    </>
  )
}

function Filters({ stops: { filter, choose } }: { stops: Stops }) {
  const id = useId()
  return (
    <div className='staff-filters'>
      <div className='staff-field'>
        <label htmlFor={id}>{copy.filter.missing}</label>
        <select id={id} className='staff-input' value={filter.missing} onChange={(event) => choose({ ...filter, missing: event.target.value as StopItemName | '' })}>
          <option value=''>{copy.filter.all}</option>
          {STOP_ITEMS.map((name) => <option key={name} value={name}>{stopItems[name].title}</option>)}
        </select>
      </div>
      <label className='staff-choice'>
        <input className='staff-radio' type='checkbox' checked={filter.overOnly} onChange={(event) => choose({ ...filter, overOnly: event.target.checked })} />
        {copy.filter.over}
      </label>
    </div>
  )
}

function Table({ stops: { rows, open } }: { stops: Stops }) {
  const { person, scheme, dueOn, lacks, from } = copy.columns
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{[person, scheme, dueOn, lacks, from].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.proposalId}>
              <th scope='row'>
                <StaffButton kind='quiet' label={fill(copy.look, { name: row.maskName })} onPress={() => open(row.proposalId)}>{row.maskName}</StaffButton>
              </th>
              <td>{shortSchemes[row.scheme]}</td>
              <td>{printDay(row.dueOn)}</td>
              <td>
                {row.isVerifyingOver ? <p className='staff-warn'>{copy.over}</p> : null}
                <ul>{row.missing.map((name) => <li key={name}>{stopItems[name].brief}</li>)}</ul>
              </td>
              <td>{printMonth(row.stopFrom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
