import { useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { certifyForm, enrolForm as copy } from '@/copy/staff-counter'
import type { StaffCalls } from '@/domain/contract/staff'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'
import { Tick } from '../frame/Tick'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { ShotField } from './ShotField'

type Answer = StaffCalls['counter.enrolPhoto']['output']

function wordsOf(answer: Answer): string {
  if (answer.kind === 'waits') return `${certifyForm.waits.enrolment}。${fill(certifyForm.answerBy, { day: printDay(answer.answerBy) })}`
  return answer.kind === 'unfit' ? fill(copy.unfit, { why: faceFailures[answer.fault].title }) : certifyForm.photoMissing
}

/** The first of two people: the photo that every later film is compared with. */
export function EnrolForm({ record: { beneficiaryId }, onDone }: { record: CounterRecord; onDone(): void }) {
  const [checks, setChecks] = useState({ documentReal: false, present: false, samePerson: false })
  const [photoId, setPhotoId] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const requestKey = useRef(newRequestKey())
  const isWhole = checks.documentReal && checks.present && checks.samePerson && photoId !== null
  const send = useTask(async () => {
    const done = await call('counter.enrolPhoto', { beneficiaryId, requestKey: requestKey.current, photoId: photoId ?? '', checks: { documentReal: true, present: true, samePerson: true } })
    setAnswer(done)
    if (done.kind === 'waits') onDone()
    else requestKey.current = newRequestKey()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(!isWhole)
    if (isWhole) send.run()
  }
  if (answer?.kind === 'waits') return <p role='status'>{wordsOf(answer)}</p>
  const mistake = isTried ? copy.missing : troubleWords(send.state) || (answer ? wordsOf(answer) : '')
  return (
    <form className='staff-form counter-form' noValidate onSubmit={submit}>
      <h3>{copy.title}</h3>
      <p>{copy.lead}</p>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Tick label={certifyForm.documentReal} checked={checks.documentReal} onChange={(documentReal) => setChecks({ ...checks, documentReal })} />
      <Tick label={certifyForm.present} checked={checks.present} onChange={(present) => setChecks({ ...checks, present })} />
      <Tick label={copy.samePerson} checked={checks.samePerson} onChange={(samePerson) => setChecks({ ...checks, samePerson })} />
      <ShotField beneficiaryId={beneficiaryId} mistake={null} onTaken={setPhotoId} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
