import { useEffect, useRef, useState, type ReactNode } from 'react'
import { printAppointment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame } from '@/copy/staff'
import { roundPage as copy } from '@/copy/staff-visits'
import { halfNames, visitWhys } from '@/copy/visit'
import type { PackedVisit, Submitted } from '@/domain/contract/staff-visits'
import { HOME, SIGN_IN, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { Badge } from './Badge'
import { Covered } from './Covered'
import { Stop } from './Stop'
import type { Round } from './round'
import type { RoundState } from './use-round'
import { toldWords } from './told-words'
import { useCover } from './use-cover'

/** The frame of the round: no menu and no session is needed to read what is on the phone. */
export function RoundPage({ state, round, onTakeAgain }: { state: RoundState; round: Round; onTakeAgain(): void }) {
  const [open, setOpen] = useState<string | 'badge' | null>(null)
  const visit = round.pack.visits.find(({ visitId }) => visitId === open)
  const covering = useCover(round)
  const back = () => { setOpen(null); void state.refresh() }
  const title = visit?.maskName ?? (open === 'badge' ? copy.badgeTitle : fill(copy.heading, { day: printAppointment(round.on), n: round.pack.visits.length }))
  const { cover } = covering
  if (cover === null) return null
  if (cover !== 'open') {
    return <Frame who=''><Main key={cover} title={copy[cover].title}><Covered covering={covering} onTakeAgain={onTakeAgain} /></Main></Frame>
  }
  return (
    <Frame who={round.pack.name}>
      <Main key={open ?? 'list'} title={title}>
        <SendingLine state={state} />
        {open !== null ? <StaffButton onPress={back}>{copy.back}</StaffButton> : null}
        {visit ? <Stop round={round} visit={visit} told={state.told[visit.visitId] ?? null} state={state} /> : null}
        {open === 'badge' ? <Badge round={round} /> : null}
        {open === null ? <List round={round} state={state} onOpen={setOpen} onTakeAgain={onTakeAgain} /> : null}
      </Main>
    </Frame>
  )
}

function Frame({ who, children }: { who: string; children: ReactNode }) {
  return (
    <div className='staff visit'>
      <header className='staff-top'>
        <span className='staff-brand'>{frame.brand}</span>
        <span className='staff-who'>{who}</span>
      </header>
      {children}
    </div>
  )
}

function Main({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return <main className='staff-main'><h1 ref={heading} tabIndex={-1}>{title}</h1>{children}</main>
}

/** What has not been sent yet, in words and with a red dot. */
function SendingLine({ state: { waiting, sending, send } }: { state: RoundState }) {
  if (waiting === 0) return <p role='status'>{copy.allSent}</p>
  const why = { offline: copy.offline, signedOut: copy.signedOut, refused: copy.refused, busy: copy.busy, sent: '' }[sending]
  return (
    <div className='visit-waiting' role='status'>
      <p><span className='visit-dot' aria-hidden='true' />{[fill(copy.waiting, { n: waiting }), why].join('')}</p>
      <div className='staff-buttons'>
        {sending === 'signedOut'
          ? <StaffButton kind='primary' onPress={() => go(SIGN_IN)}>{copy.signIn}</StaffButton>
          : <StaffButton disabled={sending === 'busy'} onPress={send}>{copy.send}</StaffButton>}
      </div>
    </div>
  )
}

function List({ round, state, onOpen, onTakeAgain }: { round: Round; state: RoundState; onOpen(id: string): void; onTakeAgain(): void }) {
  const [isRefused, setRefused] = useState(false)
  const leave = () => {
    setRefused(state.waiting > 0)
    if (state.waiting === 0) void state.leave()
  }
  return (
    <>
      <div className='staff-buttons'><StaffButton kind='primary' onPress={() => onOpen('badge')}>{copy.badge}</StaffButton></div>
      <p className='staff-hint visit-order'>{copy.order}</p>
      <ol className='visit-stops'>
        {round.pack.visits.map((visit) => <Entry key={visit.visitId} visit={visit} told={state.told[visit.visitId] ?? null} onOpen={() => onOpen(visit.visitId)} />)}
      </ol>
      {isRefused ? <p className='staff-mistake' role='alert'>{copy.leaveWait}</p> : null}
      <div className='staff-buttons staff-wrap'>
        <StaffButton onPress={onTakeAgain}>{copy.again}</StaffButton>
        <StaffButton onPress={leave}>{copy.leave}</StaffButton>
        <StaffButton kind='quiet' onPress={() => go(HOME)}>{copy.home}</StaffButton>
      </div>
    </>
  )
}

function Entry({ visit, told, onOpen }: { visit: PackedVisit; told: Submitted | null; onOpen(): void }) {
  const { maskName, address, why, hearing, slot } = visit
  return (
    <li>
      <StaffButton kind='quiet' label={`${maskName}，${halfNames[slot.half].name}`} onPress={onOpen}>{maskName}</StaffButton>
      <p>{[halfNames[slot.half].name, address].join(' · ')}</p>
      <p className='staff-hint'>{[visitWhys[why].title, copy.hearing[hearing]].join(' · ')}</p>
      {told ? <p className='visit-told'>{toldWords(told)}</p> : null}
    </li>
  )
}
