import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { dashboard as copy } from '@/copy/staff-dashboard'
import type { Dashboard } from '@/domain/contract/staff-dashboard'
import { percent, shown } from './words'

/** The numbers that are looked at first, and of when they are. */
export function Numbers({ data: { countedAt, standingsAt, total } }: { data: Dashboard }) {
  const { all, done, donePercent, dueSoon, late } = copy.numbers
  const tiles: [string, string][] = [
    [all, shown(total.all)], [done, shown(total.done)], [donePercent, percent(total.donePercent)], [dueSoon, shown(total.dueSoon)], [late, shown(total.late)],
  ]
  return (
    <>
      <p className='staff-hint'>
        {standingsAt ? fill(copy.standingsAt, { time: printMoment(standingsAt) }) : copy.noStandings}
        {fill(copy.countedAt, { time: printMoment(countedAt) })}
        {copy.hidden}
      </p>
      <dl className='dashboard-tiles'>{tiles.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </>
  )
}
