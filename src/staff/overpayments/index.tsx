import { useRef, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { overpayments as copy } from '@/copy/staff-overpayments'
import type { OverpaymentRow } from '@/domain/contract/staff-overpayments'
import { Choice } from '../frame/Choice'
import { OVERPAYMENTS } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { call } from '../session'
import { Agree } from './Agree'
import { Rows } from './Rows'

const STATES = ['open', 'done'] as const
type State = (typeof STATES)[number]

/** Months that were paid after a right was lost, and what was agreed about them (rule R22). */
export default function StaffOverpayments() {
  const [shown, setShown] = useState<State>('open')
  const [agreeing, setAgreeing] = useState<OverpaymentRow | null>(null)
  const [said, setSaid] = useState('')
  const asked = useRef<State>(shown)
  const { state, data, reload } = useLoad(() => call('listOverpayments', { state: asked.current }))
  const choose = (chosen: State) => { asked.current = chosen; setShown(chosen); reload() }
  const done = (sentence: string) => { setAgreeing(null); setSaid(sentence); reload() }
  return (
    <StaffPage title={copy.title} url={OVERPAYMENTS} state={state} onRetry={reload}>
      {() => (
        <>
          <p>{copy.lead}</p>
          <p className='staff-said' role='status'>{said}</p>
          <div className='staff-filters'><Choice label={copy.state} value={shown} options={STATES} names={copy.states} onChange={choose} /></div>
          <Rows rows={data?.rows ?? []} empty={shown === 'open' ? copy.empty : copy.emptyDone} onAgree={shown === 'open' ? setAgreeing : null} />
          {agreeing ? <Agree row={agreeing} onDone={done} onClose={() => setAgreeing(null)} /> : null}
        </>
      )}
    </StaffPage>
  )
}
