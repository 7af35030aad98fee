import { useEffect, useRef, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { fill } from '@/copy/fill'
import { frame } from '@/copy/staff'
import { counter } from '@/copy/staff-counter'
import { VISITS, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { CertifyForm } from './CertifyForm'
import { EnrolForm } from './EnrolForm'
import { Facts } from './Facts'
import { InviteForm } from './InviteForm'
import { PhoneForm } from './PhoneForm'
import { Printing } from './Printing'
import { ReportForm } from './ReportForm'
import { SupersedeForm } from './SupersedeForm'

const copy = counter

const ACTIONS = ['certify', 'print', 'enrol', 'phone', 'invite', 'report', 'supersede'] as const
type Action = (typeof ACTIONS)[number]
const FORMS = { certify: CertifyForm, print: Printing, enrol: EnrolForm, phone: PhoneForm, invite: InviteForm, report: ReportForm, supersede: SupersedeForm }

/** One person: what is known, and what can be done. The heading takes the focus, so that Tab goes on from here. */
export function Record({ beneficiaryId }: { beneficiaryId: string }) {
  const { data: record, state, reload } = useLoad(() => call('counter.record', { beneficiaryId }))
  const [action, setAction] = useState<Action | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (record) heading.current?.focus() }, [record?.beneficiaryId]) // eslint-disable-line react-hooks/exhaustive-deps -- once a person
  const trouble = troubleWords(state)
  if (!record) {
    return (
      <div role='status'>
        {trouble ? <p className='staff-mistake'>{trouble}</p> : <p>{frame.loading}</p>}
        {trouble ? <StaffButton onPress={reload}>{frame.retry}</StaffButton> : null}
      </div>
    )
  }
  const Form = action && FORMS[action]
  return (
    <section aria-labelledby='counter-record'>
      <h2 id='counter-record' ref={heading} tabIndex={-1}>{fill(copy.record.heading, { name: record.maskName })}</h2>
      <div className='staff-buttons staff-wrap counter-actions' role='group' aria-label={copy.actionsLabel}>
        {ACTIONS.map((one) => (
          <StaffButton key={one} pressed={action === one} onPress={() => setAction(action === one ? null : one)}>{copy.actions[one]}</StaffButton>
        ))}
        <StaffButton onPress={() => go(`${VISITS}?person=${beneficiaryId}`)}>{copy.bookVisit}</StaffButton>
      </div>
      {Form ? <Form key={action} record={record} onDone={reload} /> : null}
      <Facts record={record} />
    </section>
  )
}
