import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { channelNames } from '@/copy/names'
import { caseFindings, cases as copy, partNames } from '@/copy/staff-cases'
import type { CaseRow } from '@/domain/contract/staff-cases'
import { Choice } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import type { Pages } from '../frame/use-pages'

const STATES = ['open', 'closed'] as const

interface QueueProps { pages: Pages<CaseRow>; shown: CaseRow['state']; onShow(state: CaseRow['state']): void; onOpen(row: CaseRow): void }

export function Queue({ pages: { rows, hasMore, busy, more }, shown, onShow, onOpen }: QueueProps) {
  const { person, parts, how, answerBy, finding } = copy.columns
  return (
    <>
      <div className='staff-filters'><Choice label={copy.state} value={shown} options={STATES} names={copy.states} onChange={onShow} /></div>
      {rows.length === 0 ? <p role='status'>{shown === 'open' ? copy.empty : copy.emptyDone}</p> : (
        <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
          <table>
            <thead><tr>{[person, parts, how, shown === 'open' ? answerBy : finding].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <Row key={row.caseId} row={row} onOpen={() => onOpen(row)} />)}</tbody>
          </table>
        </div>
      )}
      {hasMore ? <div className='staff-buttons'><StaffButton disabled={busy} onPress={more}>{copy.older}</StaffButton></div> : null}
    </>
  )
}

function Row({ row, onOpen }: { row: CaseRow; onOpen(): void }) {
  return (
    <tr>
      <th scope='row'><StaffButton kind='quiet' label={fill(copy.look, { name: row.maskName })} onPress={onOpen}>{row.maskName}</StaffButton></th>
      <td>{row.parts.map(({ kind }) => partNames[kind]).join('、')}</td>
      <td>{`${channelNames[row.channel]}，${printDay(row.on)}`}</td>
      <td>
        {row.state === 'open' ? printDay(row.answerBy) : row.finding && caseFindings[row.finding]}
        {row.isLate ? <p className='staff-warn'>{copy.late}</p> : null}
      </td>
    </tr>
  )
}
