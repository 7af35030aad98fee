import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { Words } from '@/components/Words'
import { printClock } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { staffKiosks as copy } from '@/copy/kiosk'
import type { StaffCalls } from '@/domain/contract/staff'
import { Choice } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

/** A code for one new machine; it is shown here and nowhere else. */
export function EnrolForm({ outlets }: { outlets: StaffCalls['listKiosks']['output']['outlets'] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [made, setMade] = useState<StaffCalls['makeKioskCode']['output'] | null>(null)
  const make = useTask(async (outletId: string) => setMade(await call('makeKioskCode', { outletId })))
  const outletId = chosen ?? outlets[0]?.outletId
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (outletId) make.run(outletId)
  }
  if (!outletId) return <p>{copy.enrol.none}</p>
  const mistake = troubleWords(make.state)
  return (
    <form noValidate onSubmit={submit}>
      <h2>{copy.enrol.title}</h2>
      <Choice
        label={copy.enrol.outlet} value={outletId} options={outlets.map((one) => one.outletId)} names={Object.fromEntries(outlets.map((one) => [one.outletId, one.name]))}
        onChange={setChosen}
      />
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <div className='staff-buttons'><StaffButton disabled={make.busy}>{copy.enrol.make}</StaffButton></div>
      <p role='status'>{made ? <Words>{fill(copy.code, { name: made.name, code: made.code, time: printClock(made.until) })}</Words> : null}</p>
    </form>
  )
}
