import { useLoad } from '@/components/use-load'
import { fill } from '@/copy/fill'
import { stops } from '@/copy/staff-stops'
import { call } from '../session'

const copy = stops.numbers

/** The supervisor's numbers, counted by the server from what is on file. Without them the list still works. */
export function Numbers() {
  const { data } = useLoad(() => call('countStops', {}))
  if (!data) return null
  const { stoppedWithoutContact, isPartial } = data
  return (
    <section aria-label={copy.label}>
      {stoppedWithoutContact > 0 ? <p className='staff-mistake' role='alert'>{copy.alarm}</p> : null}
      <ul className='staff-numbers'>
        <li><strong>{fill(copy.withoutContact, { n: stoppedWithoutContact })}</strong></li>
        {(['open', 'ready', 'over', 'stopped'] as const).map((name) => <li key={name}>{fill(copy[name], { n: data[name] })}</li>)}
      </ul>
      {isPartial ? <p className='staff-hint'>{copy.partial}</p> : null}
    </section>
  )
}
