import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printAppointment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { roundPage as copy } from '@/copy/staff-visits'
import { positionNow } from '@/device/position'
import type { StaffSelf } from '@/domain/contract/staff-session'
import { VISIT } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { RoundPage } from './RoundPage'
import { takeRound } from './round'
import { useRound, type RoundState } from './use-round'
import './visit.scss'

/** A visitor's day. Once the list is on the phone, the page needs neither network nor session. */
export default function StaffVisit() {
  const state = useRound()
  const [isTaking, setTaking] = useState(false)
  if (state.round && !isTaking) return <RoundPage state={state} round={state.round} onTakeAgain={() => setTaking(true)} />
  return <StaffPage title={copy.title} url={VISIT}>{(self) => <Days self={self} state={state} onTaken={() => setTaking(false)} />}</StaffPage>
}

/** ms to wait for where the phone is, for the order of the way. */
const POSITION_MS = 3000

function Days({ self, state, onTaken }: { self: StaffSelf; state: RoundState; onTaken(): void }) {
  const { data, state: loading } = useLoad(() => call('visit.days', {}))
  const take = useTask(async (on: string) => {
    await takeRound(self.staffId, on, await positionNow(POSITION_MS))
    await state.refresh()
    state.send()
    onTaken()
  })
  const trouble = troubleWords(take.state) || troubleWords(loading)
  return (
    <>
      <p>{copy.lead}</p>
      {state.waiting > 0 ? <p className='staff-warn' role='status'>{fill(copy.waiting, { n: state.waiting })}</p> : null}
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {data?.days.length === 0 ? <p role='status'>{copy.none}</p> : null}
      <div className='staff-buttons staff-wrap'>
        {data?.days.map(({ on, visits }) => (
          <StaffButton key={on} kind='primary' disabled={take.busy} onPress={() => take.run(on)}>{fill(copy.take, { day: printAppointment(on), n: visits })}</StaffButton>
        ))}
        {state.round ? <StaffButton onPress={onTaken}>{copy.back}</StaffButton> : null}
      </div>
    </>
  )
}
