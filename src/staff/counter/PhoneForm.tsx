import { useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { certifyForm, phoneForm as copy } from '@/copy/staff-counter'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { isMobile } from '@/domain/contact-change'
import { TextField } from '../frame/fields'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'
import { Tick } from '../frame/Tick'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

interface FormProps { record: CounterRecord; onDone(): void }

/** 改联系方式: one change at a time; the one that waits can be taken back by whoever holds the old phone. */
export function PhoneForm(props: FormProps) {
  const [said, setSaid] = useState('')
  const { phoneChange } = props.record
  return (
    <>
      <p role='status'>{said}</p>
      {phoneChange ? <Cancel {...props} changeId={phoneChange.changeId} onSaid={setSaid} /> : <Ask {...props} onSaid={setSaid} />}
    </>
  )
}

function Ask({ record: { beneficiaryId, maskPhone }, onDone, onSaid }: FormProps & { onSaid(words: string): void }) {
  const [phone, setPhone] = useState('')
  const [checks, setChecks] = useState({ documentReal: false, present: false })
  const [mistake, setMistake] = useState<'phone' | 'checks' | null>(null)
  const requestKey = useRef(newRequestKey())
  const field = useRef<HTMLInputElement>(null)
  const send = useTask(async () => {
    const answer = await call('counter.changePhone', { beneficiaryId, requestKey: requestKey.current, phone, checks: { documentReal: true, present: true } })
    requestKey.current = newRequestKey()
    if (answer.kind === 'same' || answer.kind === 'waiting') return onSaid(copy[answer.kind])
    onSaid(fill(copy.asked, { time: printMoment(answer.change.countsFrom) }) + (answer.oldPhoneTold ? copy.told : copy.untold))
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = !isMobile(phone) ? 'phone' : checks.documentReal && checks.present ? null : 'checks'
    setMistake(found)
    if (found === 'phone') field.current?.focus()
    if (!found) send.run()
  }
  const trouble = mistake === 'checks' ? copy.checks : troubleWords(send.state)
  return (
    <form className='staff-form counter-form' noValidate onSubmit={submit}>
      <h3>{copy.title}</h3>
      <p>{copy.lead}</p>
      <p>{maskPhone ? fill(copy.old, { phone: maskPhone }) : copy.noOld}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <TextField
        label={copy.phone} value={phone} input={field} mistake={mistake === 'phone' ? copy.missing : null} inputMode='numeric' maxLength={13} autoComplete='off'
        onChange={(text) => setPhone(text.replace(/\D/g, ''))}
      />
      <Tick label={certifyForm.documentReal} checked={checks.documentReal} onChange={(documentReal) => setChecks({ ...checks, documentReal })} />
      <Tick label={certifyForm.present} checked={checks.present} onChange={(present) => setChecks({ ...checks, present })} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}

function Cancel({ record: { beneficiaryId }, changeId, onDone, onSaid }: FormProps & { changeId: string; onSaid(words: string): void }) {
  const cancel = useTask(async () => {
    onSaid(copy[(await call('counter.cancelPhone', { beneficiaryId, changeId })).kind])
    onDone()
  })
  const trouble = troubleWords(cancel.state)
  return (
    <form className='staff-form counter-form' noValidate onSubmit={(event) => { event.preventDefault(); cancel.run() }}>
      <h3>{copy.cancel}</h3>
      <p>{copy.cancelLead}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <div className='staff-buttons'><StaffButton kind='primary' disabled={cancel.busy}>{copy.cancel}</StaffButton></div>
    </form>
  )
}
