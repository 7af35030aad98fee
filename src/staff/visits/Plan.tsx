import { useEffect, useRef, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printAppointment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { plan as copy } from '@/copy/staff-visits'
import { halfNames } from '@/copy/visit'
import type { VisitRow } from '@/domain/contract/staff-visits'
import type { Slot } from '@/domain/visit/visit'
import { Choice } from '../frame/Choice'
import { Dialog } from '../frame/Dialog'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const idOf = ({ on, half }: Slot) => `${on} ${half}`
export const slotWords = (slot: Slot) => `${printAppointment(slot.on)} ${halfNames[slot.half].name}`

/** One visit: on which half-day, and who goes. */
export function Plan({ visit, onDone, onBack }: { visit: VisitRow; onDone(sentence: string): void; onBack(): void }) {
  const { visitId, beneficiaryId, district, maskName } = visit
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [slotId, setSlotId] = useState(visit.slot ? idOf(visit.slot) : '')
  const [visitorId, setVisitorId] = useState(visit.visitorId ?? '')
  const [mistake, setMistake] = useState('')
  const [isCancelling, setCancelling] = useState(false)
  const facts = useLoad(async () => ({ ...await call('visits.visitors', {}), ...await call('visits.slots', { beneficiaryId, district }) }))
  const visitors = facts.data?.visitors ?? []
  const slots = facts.data?.slots ?? []
  const assign = useTask(async () => {
    const outcome = await call('visits.assign', { visitId, visitorId })
    if (outcome.kind === 'assigned') onDone(fill(copy.assigned, { name: outcome.visit.visitorName ?? '' }))
    else setMistake(copy[outcome.kind])
  })
  const move = useTask(async (slot: Slot) => {
    const outcome = await call('visits.move', { visitId, slot })
    if (outcome.kind === 'changed') onDone(copy.moved)
    else setMistake(copy[outcome.kind])
  })
  const cancel = useTask(async () => {
    const outcome = await call('visits.cancel', { visitId })
    onDone(outcome.kind === 'changed' ? copy.cancelled : copy.tooLate)
  })
  const chosen = slots.find((slot) => idOf(slot) === slotId)
  const trouble = mistake || [assign, move, cancel, facts].map(({ state }) => troubleWords(state)).find(Boolean)
  const send = () => (visitorId ? assign.run() : setMistake(copy.missing))
  const change = () => (chosen ? move.run(chosen) : setMistake(copy.missing))
  const names = (pairs: [string, string][]) => ({ '': copy.choose, ...Object.fromEntries(pairs) }) as Record<string, string>
  return (
    <article className='staff-form'>
      <StaffButton kind='quiet' onPress={onBack}>{copy.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: maskName })}</h2>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <p>{visit.slot ? slotWords(visit.slot) : copy.noDay}</p>
      <Choice
        label={copy.slot} value={slotId} options={['', ...new Set([...slots.map(idOf), ...(visit.slot ? [idOf(visit.slot)] : [])])]}
        names={names([...slots, ...(visit.slot ? [visit.slot] : [])].map((slot) => [idOf(slot), slotWords(slot)]))} onChange={setSlotId}
      />
      <div className='staff-buttons'><StaffButton disabled={move.busy} onPress={change}>{copy.move}</StaffButton></div>
      <Choice
        label={copy.visitor} value={visitorId} options={['', ...visitors.map(({ staffId }) => staffId)]}
        names={names(visitors.map(({ staffId, name, regionName }) => [staffId, `${name} · ${regionName}`]))} onChange={setVisitorId}
      />
      <div className='staff-buttons'>
        <StaffButton kind='primary' disabled={assign.busy} onPress={send}>{copy.assign}</StaffButton>
        <StaffButton onPress={() => setCancelling(true)}>{copy.cancel}</StaffButton>
      </div>
      {isCancelling ? (
        <Dialog title={copy.cancel} onClose={() => setCancelling(false)}>
          <p>{copy.cancelAsk}</p>
          <div className='staff-buttons'>
            <StaffButton kind='primary' disabled={cancel.busy} onPress={() => cancel.run()}>{copy.yes}</StaffButton>
            <StaffButton onPress={() => setCancelling(false)}>{copy.no}</StaffButton>
          </div>
        </Dialog>
      ) : null}
    </article>
  )
}
