import { useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { certifyForm, supersedeForm as copy, supersedeWhys } from '@/copy/staff-counter'
import type { StaffCalls } from '@/domain/contract/staff'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { SUPERSEDE_WHYS, type SupersedeWhy } from '@/domain/counter'
import { printReference } from '@/domain/reference'
import { DayField, Radios } from '../frame/Choice'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

type Answer = StaffCalls['counter.supersede']['output']

const wordsOf = (answer: Answer): string => {
  if (answer.kind === 'waits') return `${certifyForm.waits.superseding}。${fill(certifyForm.answerBy, { day: printDay(answer.answerBy) })}`
  return answer.kind === 'alreadySuperseded' ? copy.alreadySuperseded : certifyForm[answer.kind]
}

/** A certification of this counter that was wrong: said by one, decided by another, never edited (rule R28). */
export function SupersedeForm({ record: { certificates }, onDone }: { record: CounterRecord; onDone(): void }) {
  const open = certificates.filter(({ mayBeSuperseded }) => mayBeSuperseded)
  const [reference, setReference] = useState<string | null>(null)
  const [why, setWhy] = useState<SupersedeWhy | null>(null)
  const [evidenceOn, setEvidenceOn] = useState('')
  const [isTried, setTried] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const requestKey = useRef(newRequestKey())
  const isWhole = reference !== null && why !== null && (why === 'wrongPerson' || evidenceOn !== '')
  const send = useTask(async () => {
    if (!reference || !why) return
    setAnswer(await call('counter.supersede', { reference, why, requestKey: requestKey.current, ...(why === 'wrongDay' && { evidenceOn }) }))
    requestKey.current = newRequestKey()
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(!isWhole)
    if (isWhole) send.run()
  }
  if (answer?.kind === 'waits') return <p role='status'>{wordsOf(answer)}</p>
  if (open.length === 0) return <p>{copy.none}</p>
  const mistake = isTried ? copy.missing : troubleWords(send.state) || (answer ? wordsOf(answer) : '')
  const names = Object.fromEntries(open.map((one) => [one.reference, fill(copy.one, { day: printDay(one.on), reference: printReference(one.reference) })]))
  return (
    <form className='staff-form counter-form' noValidate onSubmit={submit}>
      <h3>{copy.title}</h3>
      <p>{copy.lead}</p>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Radios label={copy.which} value={reference} options={open.map((one) => one.reference)} names={names} onChange={setReference} />
      <Radios<SupersedeWhy> label={copy.why} value={why} options={SUPERSEDE_WHYS} names={supersedeWhys} onChange={setWhy} />
      {why === 'wrongDay' ? <DayField label={copy.evidenceOn} value={evidenceOn} onChange={setEvidenceOn} /> : null}
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
