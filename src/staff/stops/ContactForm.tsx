import { useId, useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { frame, troubles } from '@/copy/staff'
import { acts, contactChannels, contactResults } from '@/copy/staff-stops'
import type { StaffCalls } from '@/domain/contract/staff'
import { staffContactChannel, type StaffContactChannel } from '@/domain/contract/staff-stops'
import { call } from '../session'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'

const copy = acts.contact
const RESULTS = ['reached', 'failed', 'sent'] as const
type Result = (typeof RESULTS)[number]

/** One row a try. The key stays the same until the server has taken it, so that a lost answer does not make two of one. */
export function ContactForm({ proposalId, onDone }: { proposalId: string; onDone(answer: StaffCalls['recordContact']['output']): void }) {
  const [channel, setChannel] = useState<StaffContactChannel>('call')
  const [result, setResult] = useState<Result>('failed')
  const key = useRef(newRequestKey())
  const [channelId, resultId] = [useId(), useId()]
  const send = useTask(async () => {
    const answer = await call('recordContact', { proposalId, requestKey: key.current, channel, result })
    key.current = newRequestKey()
    onDone(answer)
  })
  const submit = (event: FormEvent) => { event.preventDefault(); send.run() }
  const trouble = send.state.kind === 'failed' ? troubles[send.state.code].title : send.state.kind === 'offline' ? frame.offline.title : null
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      <h2>{copy.title}</h2>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <div className='staff-field'>
        <label htmlFor={channelId}>{copy.channel}</label>
        <select id={channelId} className='staff-input' value={channel} onChange={(event) => setChannel(event.target.value as StaffContactChannel)}>
          {staffContactChannel.options.map((one) => <option key={one} value={one}>{contactChannels[one]}</option>)}
        </select>
      </div>
      <div className='staff-field'>
        <label htmlFor={resultId}>{copy.result}</label>
        <select id={resultId} className='staff-input' value={result} onChange={(event) => setResult(event.target.value as Result)}>
          {RESULTS.map((one) => <option key={one} value={one}>{contactResults[one]}</option>)}
        </select>
      </div>
      <div className='staff-buttons'><StaffButton disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
