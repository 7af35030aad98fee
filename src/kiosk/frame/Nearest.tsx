import { fill } from '@/copy/fill'
import { kiosk as copy } from '@/copy/kiosk'
import { outlets, outletTags, printSpans } from '@/copy/outlets'
import type { OutletRow } from '@/domain/contract/outlets'

/** Where to go when this machine cannot. Hours are of the moment at which the machine last knew. */
export function Nearest({ rows }: { rows: readonly OutletRow[] }) {
  if (rows.length === 0) return <p>{copy.offline.call}</p>
  return (
    <>
      <p>{copy.offline.nearest}</p>
      <ul className='kiosk-list'>
        {rows.map(({ outletId, name, address, km, today, status }) => (
          <li key={outletId}>
            <strong>{name}</strong>
            <span>{[km === null ? '' : fill(outlets.km, { km }), address].filter(Boolean).join(' · ')}</span>
            <span>{today.length > 0 ? fill(outlets.today, { hours: printSpans(today) }) : outletTags[status].word}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
