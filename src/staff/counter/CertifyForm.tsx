import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { certifyForm as copy, lateReasons, lateUnsaid } from '@/copy/staff-counter'
import type { StaffCalls } from '@/domain/contract/staff'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { LATE_REASONS, type LateReason } from '@/domain/late-reason'
import { printReference } from '@/domain/reference'
import { Choice, DayField, Radios } from '../frame/Choice'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'
import { Tick } from '../frame/Tick'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { Printing } from './Printing'
import { ShotField } from './ShotField'

type Answer = StaffCalls['counter.certify']['output']
const REASONS = ['unsaid', ...LATE_REASONS] as const
const REASON_NAMES = { unsaid: lateUnsaid, ...lateReasons }

interface Filled { documentReal: boolean; present: boolean; samePerson: 'yes' | 'no' | null; photoId: string | null; evidenceOn: string; late: 'unsaid' | LateReason }
const NOTHING: Filled = { documentReal: false, present: false, samePerson: null, photoId: null, evidenceOn: '', late: 'unsaid' }

/** 现场认证: three points and a picture. What is forgotten is said beside it, and the focus goes there. */
export function CertifyForm({ record, onDone }: { record: CounterRecord; onDone(): void }) {
  const { beneficiaryId, benefits } = record
  const [filled, setFilled] = useState(NOTHING)
  const [isTried, setTried] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const requestKey = useRef(newRequestKey())
  const form = useRef<HTMLFormElement>(null)
  const change = (to: Partial<Filled>) => setFilled((before) => ({ ...before, ...to }))
  const { documentReal, present, samePerson, photoId, evidenceOn, late } = filled
  const missing = { documentReal: !documentReal, present: !present, samePerson: samePerson === null, photo: photoId === null }
  const lacking = Object.values(missing).filter(Boolean).length
  const send = useTask(async () => {
    const done = await call('counter.certify', {
      beneficiaryId, requestKey: requestKey.current, photoId: photoId ?? '', checks: { documentReal: true, present: true, samePerson: samePerson === 'yes' },
      ...(evidenceOn && { evidenceOn }), ...(late !== 'unsaid' && { lateReason: late }),
    })
    setAnswer(done)
    if (done.kind === 'certified' || done.kind === 'waits') onDone()
    // another content is another request
    else requestKey.current = newRequestKey()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacking === 0) return send.run()
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.is-lacking input, .is-lacking button')?.focus())
  }
  if (answer?.kind === 'certified' || answer?.kind === 'waits') return <Done answer={answer} record={record} />
  const say = (what: keyof typeof missing) => (isTried && missing[what] ? copy.missing[what] : null)
  const late_ = benefits.find(({ lateAsk }) => lateAsk !== 'none')
  const trouble = troubleWords(send.state) || (answer ? copy[answer.kind] : '')
  return (
    <form className='staff-form counter-form' noValidate ref={form} onSubmit={submit}>
      <h3>{copy.title}</h3>
      <div role='alert'>
        {isTried && lacking > 0 ? <p className='staff-mistake'>{fill(copy.summary, { n: lacking })}</p> : null}
        {trouble ? <p className='staff-mistake'>{trouble}</p> : null}
      </div>
      <fieldset className='staff-choices'>
        <legend className='staff-label'>{copy.points}</legend>
        <Point mistake={say('documentReal')}><Tick label={copy.documentReal} checked={documentReal} wrong={say('documentReal') !== null} onChange={(is) => change({ documentReal: is })} /></Point>
        <Point mistake={say('present')}><Tick label={copy.present} checked={present} wrong={say('present') !== null} onChange={(is) => change({ present: is })} /></Point>
        <Point mistake={say('samePerson')}>
          <Radios<'yes' | 'no'> label={copy.person} value={samePerson} options={['yes', 'no']} names={copy.samePerson} onChange={(chosen) => change({ samePerson: chosen })} />
        </Point>
      </fieldset>
      <div className={isTried && missing.photo ? 'is-lacking' : undefined}>
        <ShotField beneficiaryId={beneficiaryId} mistake={say('photo')} onTaken={(taken) => change({ photoId: taken })} />
      </div>
      {late_ ? (
        <>
          <Choice label={copy.late} value={late} options={REASONS} names={REASON_NAMES} onChange={(chosen) => change({ late: chosen })} />
          <p className='staff-hint'>{late_.legalBasis ? fill(copy.lateLaw, { law: late_.legalBasis }) : copy.lateHint}</p>
        </>
      ) : null}
      <details>
        <summary className='staff-summary'>{copy.earlier}</summary>
        <DayField label={copy.evidenceOn} hint={copy.evidenceHint} value={evidenceOn} onChange={(day) => change({ evidenceOn: day })} />
      </details>
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}

function Point({ mistake, children }: { mistake: string | null; children: React.ReactNode }) {
  return <div className={mistake ? 'is-lacking' : undefined}>{mistake ? <p className='staff-mistake'>{mistake}</p> : null}{children}</div>
}

/** What came of it takes the focus; the certificate can be printed at once. */
function Done({ answer, record }: { answer: Extract<Answer, { kind: 'certified' | 'waits' }>; record: CounterRecord }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (answer.kind === 'waits') {
    return (
      <div className='staff-state'>
        <h3 ref={heading} tabIndex={-1}>{copy.waits[answer.why]}</h3>
        <p>{fill(copy.answerBy, { day: printDay(answer.answerBy) })}</p>
      </div>
    )
  }
  const { reference, nextDueOn, payment } = answer
  return (
    <div className='staff-state'>
      <h3 ref={heading} tabIndex={-1}>{copy.done}</h3>
      <p>{fill(copy.reference, { reference: printReference(reference) })}</p>
      <p>{fill(copy.next, { day: printDay(nextDueOn) })}</p>
      {payment ? <p>{fill(copy.payment, { month: printMonth(payment.resumeMonth), arrives: printMonth(payment.backPayArrivesMonth) })}</p> : null}
      <Printing record={record} />
    </div>
  )
}
