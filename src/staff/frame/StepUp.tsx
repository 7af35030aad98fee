import { useState, type FormEvent } from 'react'
import { stepUp as copy, troubles, frame } from '@/copy/staff'
import { AppError } from '@/domain/contract/errors'
import { giveUpCode, typeCode } from '../session'
import { Dialog } from './Dialog'
import { CodeField, isCode } from './fields'
import { StaffButton } from './StaffButton'

/** Asks for a fresh one-time code on behalf of the call that needs it. */
export function StepUp() {
  const [code, setCode] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (!isCode(code)) return setMistake(copy.missing)
    setBusy(true)
    try {
      if (await typeCode(code) === 'refused') setMistake(copy.refused)
    } catch (error) {
      setMistake(error instanceof AppError ? troubles[error.code].body : frame.offline.title)
    }
    setCode('')
    setBusy(false)
  }
  return (
    <Dialog title={copy.title} onClose={giveUpCode}>
      <p>{copy.body}</p>
      <form noValidate onSubmit={(event) => { void submit(event) }}>
        <CodeField label={copy.code} value={code} mistake={mistake} onChange={setCode} />
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={busy}>{copy.submit}</StaffButton>
          <StaffButton onPress={giveUpCode}>{copy.cancel}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}
