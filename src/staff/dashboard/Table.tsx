import type { ReactNode } from 'react'

interface TableProps { title: string; head: readonly string[] | null; rows: readonly (readonly ReactNode[])[] }

/** Numbers in a table that scrolls by itself on a narrow screen. */
export function Table({ title, head, rows }: TableProps) {
  return (
    <div className='dashboard-scroll' tabIndex={0} role='region' aria-label={title}>
      <table className='dashboard-table'>
        {head ? <thead><tr>{head.map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead> : null}
        <tbody>
          {rows.map(([name = '', ...cells], n) => (
            <tr key={n}>
              <th scope='row'>{name}</th>
              {cells.map((cell, i) => <td key={i}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
