import { useId, useState, type FormEvent } from 'react'
import { fill } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { exportPage as copy } from '@/copy/staff-exchange'
import { exportReasons } from '@/copy/staff-roster'
import { EXPORT_REASONS, MOST_DECISIONS, type ExportReason } from '@/domain/contract/staff-exchange'
import { EXPORT } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { Choices } from './Choices'
import { useExport, type Asked, type Said } from './use-export'

/** What the paying system is told, as a file. Asks for a fresh code and a reason, and leaves a trace (docs/exchange.md). */
export default function StaffExport() {
  return <StaffPage title={copy.title} url={EXPORT}>{() => <Export />}</StaffPage>
}

/** No reason is chosen beforehand: it is what the trace is for. */
function Export() {
  const { said, fetch, forget } = useExport()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [format, setFormat] = useState<Asked['format']>('csv')
  const [reason, setReason] = useState<ExportReason | null>(null)
  const [mistake, setMistake] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    forget()
    const wrong = !from || !to ? copy.missing.days : to < from ? copy.missing.order : reason === null ? copy.missing.reason : null
    setMistake(wrong)
    if (wrong === null && reason !== null) fetch.run({ from, to, format, reason })
  }
  const { state } = fetch
  const trouble = state.kind === 'failed' ? troubles[state.code] : state.kind === 'offline' ? frame.offline : null
  const wrong = mistake ?? (trouble && `${trouble.title}。${trouble.body}`)
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      <p>{copy.lead}</p>
      <p className='staff-hint'>{copy.care}</p>
      {wrong ? <p className='staff-mistake' role='alert'>{wrong}</p> : null}
      <Day label={copy.from} value={from} onChange={setFrom} />
      <Day label={copy.to} value={to} onChange={setTo} />
      <Choices<Asked['format']> name='format' title={copy.format} words={copy.formats} options={['csv', 'xlsx']} value={format} onChange={setFormat} />
      <Choices<ExportReason> name='reason' title={copy.reason} words={exportReasons} options={EXPORT_REASONS} value={reason} onChange={setReason} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={fetch.busy}>{fetch.busy ? copy.busy : copy.submit}</StaffButton></div>
      <p className='staff-said' role='status'>{wordsOf(said)}</p>
    </form>
  )
}

function wordsOf(said: Said): string {
  if (said === null) return ''
  return said.kind === 'tooMany' ? fill(copy.tooMany, { n: MOST_DECISIONS }) : fill(copy.saved, { n: said.rows })
}

function Day({ label, value, onChange }: { label: string; value: string; onChange(day: string): void }) {
  const id = useId()
  return (
    <div className='staff-field'>
      <label className='staff-label' htmlFor={id}>{label}</label>
      <input className='staff-input' id={id} type='date' value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
