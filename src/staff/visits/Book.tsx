import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { plan, roundPage } from '@/copy/staff-visits'
import { districtNames, hearings, visit as copy, visitWhys } from '@/copy/visit'
import { HEARINGS, VISIT_WHYS, type Hearing, type VisitWhy } from '@/domain/visit/visit'
import { Choice, Radios } from '../frame/Choice'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const districts = Object.keys(districtNames)
const whyNames = Object.fromEntries(VISIT_WHYS.map((why) => [why, visitWhys[why].title])) as Record<VisitWhy, string>
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/

/** For somebody who has no phone of their own, or rang up. The half-day is agreed in the list afterwards. */
export function Book({ beneficiaryId, onDone, onBack }: { beneficiaryId: string; onDone(sentence: string): void; onBack(): void }) {
  const [why, setWhy] = useState<VisitWhy | null>(null)
  const [district, setDistrict] = useState(districts[0] ?? '')
  const [hearing, setHearing] = useState<Hearing>('clear')
  const [texts, setTexts] = useState({ address: '', contactName: '', phone: '' })
  const [isMissing, setMissing] = useState(false)
  const book = useTask(async (chosen: VisitWhy) => {
    await call('visits.book', { beneficiaryId, why: chosen, district, hearing, slot: null, ...texts })
    onDone(copy.booked.title)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = why !== null && texts.address.length >= 2 && texts.contactName !== '' && PHONE.test(texts.phone)
    setMissing(!isWhole)
    if (why && isWhole) book.run(why)
  }
  const mistake = isMissing ? copy.phone.missing : troubleWords(book.state)
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      <StaffButton kind='quiet' onPress={onBack}>{plan.back}</StaffButton>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Radios label={copy.why.title} value={why} options={VISIT_WHYS} names={whyNames} onChange={setWhy} />
      <Choice label={copy.where.district} value={district} options={districts} names={districtNames} onChange={setDistrict} />
      <TextField label={copy.where.address.label} value={texts.address} maxLength={80} onChange={(address) => setTexts({ ...texts, address })} />
      <TextField label={copy.phone.name.label} value={texts.contactName} maxLength={20} onChange={(contactName) => setTexts({ ...texts, contactName })} />
      <TextField label={copy.phone.number.label} value={texts.phone} maxLength={13} inputMode='numeric' onChange={(phone) => setTexts({ ...texts, phone })} />
      <Choice label={roundPage.facts.note} value={hearing} options={HEARINGS} names={hearings} onChange={setHearing} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={book.busy}>{copy.check.yes}</StaffButton></div>
    </form>
  )
}
