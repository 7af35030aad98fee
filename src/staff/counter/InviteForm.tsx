import { useRef, useState, type FormEvent } from 'react'
import { Qr } from '@/components/Qr'
import { useTask } from '@/components/use-task'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { inviteForm as copy } from '@/copy/staff-counter'
import { publicAddress } from '@/device/public-address'
import type { StaffCalls } from '@/domain/contract/staff'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { newRequestKey } from '../frame/request-key'
import { StaffButton } from '../frame/StaffButton'
import { Tick } from '../frame/Tick'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

/** The person says here who may help; the relative's phone reads the code from this screen. */
export function InviteForm({ record: { beneficiaryId } }: { record: CounterRecord }) {
  const [agreed, setAgreed] = useState(false)
  const [isTried, setTried] = useState(false)
  const [code, setCode] = useState<StaffCalls['counter.inviteRelative']['output'] | null>(null)
  const requestKey = useRef(newRequestKey())
  const send = useTask(async () => setCode(await call('counter.inviteRelative', { beneficiaryId, requestKey: requestKey.current, agreed: true })))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(!agreed)
    if (agreed) send.run()
  }
  if (code) {
    return (
      <div className='staff-state' role='status'>
        <p>{fill(copy.until, { time: printMoment(code.expiresAt) })}</p>
        <Qr address={publicAddress(`/pages/home/index?scene=${encodeURIComponent(code.scene)}`)} label={copy.qrLabel} />
      </div>
    )
  }
  const mistake = isTried ? copy.missing : troubleWords(send.state)
  return (
    <form className='staff-form counter-form' noValidate onSubmit={submit}>
      <h3>{copy.title}</h3>
      <p>{copy.lead}</p>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Tick label={copy.agreed} checked={agreed} onChange={setAgreed} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
