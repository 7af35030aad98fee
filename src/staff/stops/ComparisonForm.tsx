import { useId, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { frame, troubles } from '@/copy/staff'
import { acts, sourceNames } from '@/copy/staff-stops'
import type { StaffCalls } from '@/domain/contract/staff'
import { comparisonSource, type ComparisonSource } from '@/domain/contract/staff-stops'
import { StaffButton } from '../frame/StaffButton'
import { call } from '../session'

const copy = acts.comparison

/** What other registers say of the person; a day of a sign of life, or nothing found. */
export function ComparisonForm({ proposalId, onDone }: { proposalId: string; onDone(answer: StaffCalls['recordComparison']['output']): void }) {
  const [sources, setSources] = useState<ComparisonSource[]>([])
  const [traceOn, setTraceOn] = useState('')
  const [isMissing, setMissing] = useState(false)
  const id = useId()
  const send = useTask(async () => {
    const answer = await call('recordComparison', { proposalId, sources, lifeTraceOn: traceOn || null })
    setSources([])
    setTraceOn('')
    onDone(answer)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(sources.length === 0)
    if (sources.length > 0) send.run()
  }
  const toggle = (source: ComparisonSource) => setSources((before) => (before.includes(source) ? before.filter((one) => one !== source) : [...before, source]))
  const trouble = send.state.kind === 'failed' ? troubles[send.state.code].title : send.state.kind === 'offline' ? frame.offline.title : null
  const mistake = isMissing ? copy.missing : trouble
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      <h2>{copy.title}</h2>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <fieldset className='staff-choices'>
        <legend>{copy.sources}</legend>
        {comparisonSource.options.map((source) => (
          <label key={source} className='staff-choice'>
            <input className='staff-radio' type='checkbox' checked={sources.includes(source)} onChange={() => toggle(source)} />
            {sourceNames[source]}
          </label>
        ))}
      </fieldset>
      <div className='staff-field'>
        <label htmlFor={id}>{copy.found}</label>
        <span className='staff-hint' id={`${id}hint`}>{copy.foundHint}</span>
        <input id={id} className='staff-input' type='date' value={traceOn} aria-describedby={`${id}hint`} onChange={(event) => setTraceOn(event.target.value)} />
      </div>
      <div className='staff-buttons'><StaffButton disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
