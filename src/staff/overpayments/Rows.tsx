import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { schemeNames } from '@/copy/names'
import { lossGrounds } from '@/copy/staff-cases'
import { overpayments as copy, repaymentTools } from '@/copy/staff-overpayments'
import type { OverpaymentRow } from '@/domain/contract/staff-overpayments'
import { StaffButton } from '../frame/StaffButton'

interface RowsProps { rows: readonly OverpaymentRow[]; empty: string; onAgree: ((row: OverpaymentRow) => void) | null }

export function Rows({ rows, empty, onAgree }: RowsProps) {
  if (rows.length === 0) return <p role='status'>{empty}</p>
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <Row key={row.beneficiaryId} row={row} onAgree={onAgree} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ row, onAgree }: { row: OverpaymentRow; onAgree: RowsProps['onAgree'] }) {
  const { maskName, benefits, answerBy, isLate, plan } = row
  return (
    <tr>
      <th scope='row'>{maskName}</th>
      <td>{benefits.map(({ scheme, ground, since }) => <p key={`${scheme} ${ground} ${since}`}>{fill(copy.why, { scheme: schemeNames[scheme], ground: lossGrounds[ground], since: printDay(since) })}</p>)}</td>
      <td>{benefits.map(({ scheme, months }) => <p key={`${scheme} ${months[0] ?? ''}`}>{fill(copy.months, { n: months.length, from: printMonth(months[0] ?? ''), to: printMonth(months.at(-1) ?? '') })}</p>)}</td>
      <td>
        {printDay(answerBy)}
        {isLate ? <p className='staff-warn'>{copy.late}</p> : null}
      </td>
      <td>
        {onAgree
          ? <StaffButton kind='quiet' label={fill(copy.agree, { name: maskName })} onPress={() => onAgree(row)}>{copy.agreeShort}</StaffButton>
          : plan && fill(copy.plan, { tool: repaymentTools[plan.tool], n: plan.instalments.length, from: printMonth(plan.instalments[0]?.dueMonth ?? '') })}
      </td>
    </tr>
  )
}
