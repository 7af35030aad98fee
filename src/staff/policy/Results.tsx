import { useId, useState } from 'react'
import { printMonth } from '@/copy/dates'
import { schemeNames } from '@/copy/names'
import { measureNames, studio } from '@/copy/staff-policy'
import { addDays } from '@/domain/calendar'
import { SCHEMES } from '@/domain/population/columns'
import { countOf, MEASURES, overallOf, type Simulation } from '@/domain/population/tallies'
import { Plot } from './Plot'
import { Scrolls } from './Scrolls'

const copy = studio.simulate
const shown = (n: number) => n.toLocaleString('zh-CN')

/** Both sides by scheme, by month, and by day. */
export function Results({ simulation }: { simulation: Simulation }) {
  const [scheme, setScheme] = useState<number | undefined>(undefined)
  const id = useId()
  return (
    <>
      <Comparison
        title={copy.result}
        rows={[
          ...SCHEMES.map((name, code) => ({ name: schemeNames[name], of: (side: 'a' | 'b') => MEASURES.map((measure) => overallOf(simulation, simulation[side], measure, code)) })),
          { name: copy.sum, of: (side) => MEASURES.map((measure) => overallOf(simulation, simulation[side], measure)) },
        ]}
      />
      <p className='staff-hint'>{copy.mean}</p>
      <h3>{copy.plot}</h3>
      <p className='staff-hint'>{copy.plotHint}</p>
      <Plot simulation={simulation} />
      <div className='staff-field policy-choice'>
        <label className='staff-label' htmlFor={id}>{copy.scheme}</label>
        <select id={id} className='staff-input' value={scheme ?? ''} onChange={({ target }) => setScheme(target.value === '' ? undefined : Number(target.value))}>
          <option value=''>{copy.all}</option>
          {SCHEMES.map((name, code) => <option key={name} value={code}>{schemeNames[name]}</option>)}
        </select>
      </div>
      <Comparison
        title={copy.byMonth}
        rows={simulation.months.map((month, m) => ({ name: printMonth(month), of: (side) => MEASURES.map((measure) => countOf(simulation, simulation[side], measure, m, scheme)) }))}
      />
      <Days simulation={simulation} />
    </>
  )
}

interface Row { name: string; of(side: 'a' | 'b'): number[] }

function Comparison({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <Scrolls label={title}>
      <table className='policy-numbers'>
        <caption className='policy-caption'>{title}</caption>
        <thead>
          <tr><td rowSpan={2} />{MEASURES.map((measure) => <th key={measure} scope='colgroup' colSpan={2}>{measureNames[measure]}</th>)}</tr>
          <tr>{MEASURES.flatMap((measure) => [<th key={`${measure}a`} scope='col'>{copy.before}</th>, <th key={`${measure}b`} scope='col'>{copy.after}</th>])}</tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => {
            const [a, b] = [of('a'), of('b')]
            return (
              <tr key={name}>
                <th scope='row'>{name}</th>
                {MEASURES.flatMap((measure, i) => [<td key={`${measure}a`}>{shown(a[i] ?? 0)}</td>, <td key={`${measure}b`} className={a[i] === b[i] ? '' : 'is-other'}>{shown(b[i] ?? 0)}</td>])}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolls>
  )
}

/** What the plot shows, to be read. Days on which nothing is due are left out. */
function Days({ simulation: { fromDay, a, b } }: { simulation: Simulation }) {
  const [isOpen, setIsOpen] = useState(false)
  const days = a.dueByDay.map((before, n) => ({ day: addDays(fromDay, n), before, after: b.dueByDay[n] ?? 0 })).filter(({ before, after }) => before + after > 0)
  return (
    <details className='policy-rules' onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{copy.byDay}</summary>
      {isOpen ? (
        <table className='policy-numbers'>
          <caption className='policy-caption'>{copy.plot}</caption>
          <thead><tr><th scope='col'>{copy.day}</th><th scope='col'>{copy.before}</th><th scope='col'>{copy.after}</th></tr></thead>
          <tbody>{days.map(({ day, before, after }) => <tr key={day}><th scope='row'>{day}</th><td>{shown(before)}</td><td>{shown(after)}</td></tr>)}</tbody>
        </table>
      ) : null}
    </details>
  )
}
