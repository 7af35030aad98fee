import { useEffect, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { frame, reveal as copy, troubles } from '@/copy/staff'
import { REVEAL_WHYS, type RevealField, type RevealWhy } from '@/domain/contract/staff-session'
import { call } from '../session'
import { Dialog } from './Dialog'
import { StaffButton } from './StaffButton'

/** Shown for so long, in ms: time to dial a number or compare a card. */
const SHOWN_MS = 60_000

interface MaskedProps {
  beneficiaryId: string
  field: RevealField
  /** What stands there until somebody asks: 王*兰. */
  mask: string
  /** Id of the task, review or proposal at hand. */
  about?: string
}

/** One masked value. Looking behind the mask asks why, is written down by the server, and ends by itself after a minute. */
export function Masked({ beneficiaryId, field, mask, about }: MaskedProps) {
  const [shown, setShown] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const look = useTask(async (why: RevealWhy) => {
    const seen = await call('reveal', { beneficiaryId, fields: [field], why, ...(about ? { about } : {}) })
    setShown(seen[field] ?? copy.none)
    setAsking(false)
  })
  useEffect(() => {
    if (shown === null) return
    const hide = setTimeout(() => setShown(null), SHOWN_MS)
    return () => clearTimeout(hide)
  }, [shown])
  const { state } = look
  const trouble = state.kind === 'failed' ? troubles[state.code].title : state.kind === 'offline' ? frame.offline.title : null
  return (
    <span className='staff-masked'>
      <span aria-live='polite'>{shown ?? mask}</span>
      {shown === null
        ? <StaffButton kind='quiet' onPress={() => setAsking(true)}>{fill(copy.show, { what: copy.fields[field] })}</StaffButton>
        : <StaffButton kind='quiet' onPress={() => setShown(null)}>{copy.hide}</StaffButton>}
      {asking ? <Why busy={look.busy} trouble={trouble} onClose={() => setAsking(false)} onChoose={look.run} /> : null}
    </span>
  )
}

function Why({ busy, trouble, onClose, onChoose }: { busy: boolean; trouble: string | null; onClose(): void; onChoose(why: RevealWhy): void }) {
  const [why, setWhy] = useState<RevealWhy | null>(null)
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(why === null)
    if (why) onChoose(why)
  }
  const mistake = isMissing ? copy.missing : trouble
  return (
    <Dialog title={copy.title} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <p>{copy.body}</p>
        {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
        <fieldset className='staff-choices'>
          <legend className='staff-hidden'>{copy.title}</legend>
          {REVEAL_WHYS.map((one) => (
            <label key={one} className='staff-choice'>
              <input className='staff-radio' type='radio' name='why' checked={why === one} onChange={() => { setWhy(one); setMissing(false) }} />
              {copy.whys[one]}
            </label>
          ))}
        </fieldset>
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={busy}>{copy.submit}</StaffButton>
          <StaffButton onPress={onClose}>{copy.cancel}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}
