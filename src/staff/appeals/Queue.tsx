import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { appealNames, appealResults, appeals as copy, appealWhys, tasks } from '@/copy/staff-desk'
import type { AppealRow } from '@/domain/contract/staff-appeals'
import { StaffButton } from '../frame/StaffButton'

interface QueueProps { rows: readonly AppealRow[]; empty: string; onAnswer(appeal: AppealRow): void }

export function Queue({ rows, empty, onAnswer }: QueueProps) {
  if (rows.length === 0) return <p role='status'>{empty}</p>
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <Row key={row.appealId} row={row} onAnswer={() => onAnswer(row)} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ row, onAnswer }: { row: AppealRow; onAnswer(): void }) {
  const { maskName, kind, words, postponedTo, answerBy, isLate, state, result, why } = row
  return (
    <tr>
      <th scope='row'>{maskName}</th>
      <td>{appealNames[kind]}</td>
      <td>
        <p>{words ?? copy.noWords}</p>
        {postponedTo ? <p className='staff-hint'>{fill(copy.postponed, { month: printMonth(postponedTo) })}</p> : null}
      </td>
      <td>
        {printDay(answerBy)}
        {isLate ? <p className='staff-warn'>{tasks.late}</p> : null}
      </td>
      <td>
        {state === 'open'
          ? <StaffButton kind='quiet' label={fill(copy.decide, { name: maskName })} onPress={onAnswer}>{copy.submit}</StaffButton>
          : [result && appealResults[result], why && appealWhys[why]].filter(Boolean).join('：')}
      </td>
    </tr>
  )
}
