import { useState } from 'react'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { dashboard as copy } from '@/copy/staff-dashboard'
import type { Dashboard, ListedStock } from '@/domain/contract/staff-dashboard'
import { StaffButton } from '../frame/StaffButton'
import { People } from './People'
import { percent, shown } from './words'

/** The numbers that are looked at first, of when they are, and who is behind those with whom something is to be done. */
export function Numbers({ data: { countedAt, standingsAt, total }, maySee }: { data: Dashboard; maySee: boolean }) {
  const [listed, setListed] = useState<ListedStock | null>(null)
  const { all, done, donePercent, dueSoon, late } = copy.numbers
  const tiles: [string, string, ListedStock?][] = [
    [all, shown(total.all)], [done, shown(total.done)], [donePercent, percent(total.donePercent)],
    [dueSoon, shown(total.dueSoon), 'dueSoon'], [late, shown(total.late), 'late'],
  ]
  return (
    <>
      <p className='staff-hint'>
        {standingsAt ? fill(copy.standingsAt, { time: printMoment(standingsAt) }) : copy.noStandings}
        {fill(copy.countedAt, { time: printMoment(countedAt) })}
        {copy.hidden}
      </p>
      <dl className='dashboard-tiles'>
        {tiles.map(([name, value, stock]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {stock ? <dd className='dashboard-open'><StaffButton kind='quiet' label={fill(copy.list.openFor, { what: name })} onPress={() => setListed(stock)}>{copy.list.open}</StaffButton></dd> : null}
          </div>
        ))}
      </dl>
      {listed ? <People key={listed} stock={listed} maySee={maySee} onClose={() => setListed(null)} /> : null}
    </>
  )
}
