import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { reportForm as copy } from '@/copy/staff-counter'
import { findingOutcomes } from '@/copy/staff-desk'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { DayField, Radios } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const WHATS = ['notThemselves', 'documentDoubt', 'death'] as const
type What = (typeof WHATS)[number]

/** 登记异常: for colleagues to look into. A death that the family reports is a finding, verified before anything happens to pay (rule R19). */
export function ReportForm({ record: { beneficiaryId }, onDone }: { record: CounterRecord; onDone(): void }) {
  const [what, setWhat] = useState<What | null>(null)
  const [since, setSince] = useState('')
  const [mistake, setMistake] = useState('')
  const [said, setSaid] = useState('')
  const send = useTask(async (chosen: What) => {
    if (chosen === 'death') {
      const answer = await call('recordFinding', { beneficiaryId, code: 'death', since, source: 'family' })
      setSaid(answer.kind === 'recorded' ? fill(copy.done, { day: printDay(answer.verifyBy) }) : findingOutcomes[answer.kind])
    } else setSaid(fill(copy.done, { day: printDay((await call('counter.report', { beneficiaryId, what: chosen })).answerBy) }))
    setWhat(null)
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = what === null ? copy.missing : what === 'death' && since === '' ? copy.missingDay : ''
    setMistake(found)
    if (what && !found) send.run(what)
  }
  const trouble = mistake || troubleWords(send.state)
  return (
    <form className='staff-form counter-form' noValidate onSubmit={submit}>
      <h3>{copy.title}</h3>
      <p role='status'>{said}</p>
      <p>{copy.lead}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <Radios<What> label={copy.what} value={what} options={WHATS} names={copy.whats} onChange={(chosen) => { setWhat(chosen); setSaid('') }} />
      {what === 'death' ? <><p>{copy.deathLead}</p><DayField label={copy.since} value={since} onChange={setSince} /></> : null}
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
