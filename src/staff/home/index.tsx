import { printClock } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, home as copy, roleNames } from '@/copy/staff'
import type { StaffSelf } from '@/domain/contract/staff-session'
import { HOME, go } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { menuOf } from '../menu'

/** Where the day begins: who is signed in, and what their roles open. */
export default function StaffHome() {
  return <StaffPage title={frame.home} url={HOME}>{(self) => <Desk self={self} />}</StaffPage>
}

function Desk({ self }: { self: StaffSelf }) {
  const work = menuOf(self.roles).filter(({ hint }) => hint)
  return (
    <>
      <p>{fill(copy.greeting, { name: self.name })}</p>
      <dl className='staff-facts'>
        <div><dt>{copy.roles}</dt><dd>{self.roles.map((role) => roleNames[role]).join('、')}</dd></div>
        <div><dt>{copy.region}</dt><dd>{self.regionName}</dd></div>
        <div><dt>{copy.until}</dt><dd>{printClock(self.endsAt)}</dd></div>
      </dl>
      <h2>{copy.work}</h2>
      {work.length === 0 ? <p>{copy.nothing}</p> : (
        <ul className='staff-cards'>
          {work.map(({ url, title, hint }) => (
            <li key={url}>
              <a href={`#${url}`} onClick={(event) => { event.preventDefault(); go(url) }}>{title}</a>
              <p>{hint}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
