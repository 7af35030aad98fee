import { useId, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { staffBoard as copy } from '@/copy/staff-board'
import { BOARD_MAX, type BoardText } from '@/domain/board'
import type { BoardRow } from '@/domain/contract/staff-board'
import { DayField } from '../frame/Choice'
import { Dialog } from '../frame/Dialog'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

interface NoticeFormProps {
  /** A draft to be changed, a published one of which the next version is written; null: a new one. */
  notice: BoardRow | null
  /** Of whoever writes a new one. */
  region: string
  onDone(): void
  onClose(): void
}

const EMPTY: BoardText = { title: '', body: '', source: '', validUntil: '' }

export function NoticeForm({ notice, region, onDone, onClose }: NoticeFormProps) {
  const [text, setText] = useState<BoardText>(notice ? { title: notice.title, body: notice.body, source: notice.source, validUntil: notice.validUntil } : EMPTY)
  const [mistake, setMistake] = useState<string | null>(null)
  const save = useTask(async () => {
    const answer = await call('draftNotice', { key: notice?.key ?? null, region: notice?.region ?? region, text })
    if (answer.kind === 'saved') onDone()
    else setMistake(answer.problems.map((one) => copy.problems[one]).join('，'))
  })
  const change = (changes: Partial<BoardText>) => setText({ ...text, ...changes })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = Object.values(text).every((one) => one.trim() !== '')
    setMistake(isWhole ? null : copy.form.missing)
    if (isWhole) save.run()
  }
  const wrong = mistake ?? troubleWords(save.state)
  return (
    <Dialog title={copy.form.title} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {wrong ? <p className='staff-mistake' role='alert'>{wrong}</p> : null}
        <TextField label={copy.form.heading} maxLength={BOARD_MAX.title} value={text.title} onChange={(title) => change({ title })} />
        <Body value={text.body} onChange={(body) => change({ body })} />
        <TextField label={copy.form.source} maxLength={BOARD_MAX.source} value={text.source} onChange={(source) => change({ source })} />
        <DayField label={copy.form.validUntil} value={text.validUntil} onChange={(validUntil) => change({ validUntil })} />
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={save.busy}>{copy.form.save}</StaffButton>
          <StaffButton onPress={onClose}>{copy.form.cancel}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}

function Body({ value, onChange }: { value: string; onChange(body: string): void }) {
  const id = useId()
  return (
    <div className='staff-field'>
      <label className='staff-label' htmlFor={id}>{copy.form.body}</label>
      <textarea className='staff-input' id={id} rows={5} maxLength={BOARD_MAX.body} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
