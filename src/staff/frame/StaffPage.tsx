import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { fill } from '@/copy/fill'
import { frame as copy, troubles } from '@/copy/staff'
import { ownPassword } from '@/copy/staff-colleagues'
import { focusOn } from '@/device/focus'
import type { StaffSelf } from '@/domain/contract/staff-session'
import { menuOf } from '../menu'
import { recognise, signOut, useStaffState } from '../session'
import { HOME, PASSWORD, SIGN_IN, go } from './go'
import { StepUp } from './StepUp'
import { useIdleLock } from './use-idle-lock'
import { StaffButton } from './StaffButton'
import './staff.scss'

/** As long as the server's own sessions, until it has said so itself. */
const IDLE_MINUTES = 15

const MAIN = 'staff-main'

interface StaffPageProps {
  title: string
  /** Its line in the menu. */
  url: string
  /** Of what the page loads; `ready` when it loads nothing. */
  state?: PageState
  onRetry?: () => void
  /** Drawn only for somebody who is signed in. */
  children(self: StaffSelf): ReactNode
}

/**
 * The frame of every staff page: who is signed in, the menu of their roles, the page, and its states. Nobody there for a quarter of an
 * hour: everything that was on the screen goes.
 */
export function StaffPage({ title, url, state = { kind: 'ready' }, onRetry, children }: StaffPageProps) {
  const { kind, self, asksForCode } = useStaffState()
  const known = useLoad(recognise)
  const minutes = self?.idleMinutes ?? IDLE_MINUTES
  const isShut = self !== null && self.mustChangePassword && url !== PASSWORD
  useIdleLock(minutes, self !== null)
  return (
    <div className='staff'>
      <Top self={self} />
      <div className='staff-columns'>
        {self ? <Menu self={self} current={url} /> : null}
        <Main title={self ? title : ''} wait={known.state.kind === 'loading'}>
          {isShut ? <FirstPassword /> : null}
          {self && !isShut && state.kind === 'ready' ? children(self) : null}
          {self && !isShut && state.kind !== 'ready' ? <Trouble state={state} onRetry={onRetry} /> : null}
          {self ? null : <Stranger kind={kind} state={known.state} minutes={minutes} onRetry={known.reload} />}
        </Main>
      </div>
      {self && asksForCode ? <StepUp /> : null}
    </div>
  )
}

function Top({ self }: { self: StaffSelf | null }) {
  const leave = () => { void signOut().then(() => go(SIGN_IN)) }
  return (
    <header className='staff-top'>
      <SkipLink />
      <span className='staff-brand'>{copy.brand}</span>
      {self ? <span className='staff-who'>{`${self.regionName} · ${self.name}`}</span> : null}
      {self ? <StaffButton kind='quiet' onPress={leave}>{copy.signOut}</StaffButton> : null}
    </header>
  )
}

/** Past the menu. Not a plain link: pages are addressed by what follows the #. */
function SkipLink() {
  const skip = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault()
    focusOn(MAIN)
  }
  return <a className='staff-skip' href={`#${MAIN}`} onClick={skip}>{copy.skip}</a>
}

function Menu({ self, current }: { self: StaffSelf; current: string }) {
  return (
    <nav className='staff-menu' aria-label={copy.menu}>
      <ul>
        {menuOf(self.roles).map(({ url, title }) => (
          <li key={url}>
            <a
              href={`#${url}`} aria-current={url === current ? 'page' : undefined}
              onClick={(event) => { event.preventDefault(); go(url) }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The heading takes the focus when the page opens, so that the keyboard and the screen reader begin there. */
function Main({ title, wait, children }: { title: string; wait: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (title) heading.current?.focus() }, [title])
  return (
    <main className='staff-main' id={MAIN} tabIndex={-1} aria-busy={wait}>
      {title ? <h1 ref={heading} tabIndex={-1}>{title}</h1> : null}
      {children}
    </main>
  )
}

/** The password is known to whoever made it: nothing else is open before it is changed. */
function FirstPassword() {
  return (
    <div className='staff-state' role='alert'>
      <p>{ownPassword.must}</p>
      <div className='staff-buttons'><StaffButton kind='primary' onPress={() => go(PASSWORD)}>{ownPassword.goThere}</StaffButton></div>
    </div>
  )
}

/** Nobody is signed in, or it is not known yet who. */
function Stranger({ kind, state, minutes, onRetry }: { kind: string; state: PageState; minutes: number; onRetry(): void }) {
  const isAway = kind === 'signedOut' || kind === 'locked'
  if (!isAway) return <Trouble state={state.kind === 'ready' ? { kind: 'loading' } : state} onRetry={onRetry} />
  const { title, body } = kind === 'locked' ? copy.locked : copy.signedOut
  return (
    <div className='staff-state' role='alert'>
      <h1>{title}</h1>
      <p>{fill(body, { n: minutes })}</p>
      <div className='staff-buttons'><StaffButton kind='primary' onPress={() => go(SIGN_IN)}>{copy.goSignIn}</StaffButton></div>
    </div>
  )
}

function Trouble({ state, onRetry }: { state: PageState; onRetry?: () => void }) {
  if (state.kind === 'loading') return <p className='staff-state' role='status'>{copy.loading}</p>
  const { title, body } = state.kind === 'failed' ? troubles[state.code] : copy.offline
  return (
    <div className='staff-state' role='alert'>
      <h2>{title}</h2>
      <p>{body}</p>
      <div className='staff-buttons'>
        {onRetry ? <StaffButton kind='primary' onPress={onRetry}>{copy.retry}</StaffButton> : null}
        <StaffButton onPress={() => go(HOME)}>{copy.home}</StaffButton>
      </div>
    </div>
  )
}
