import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { dashboard, dashboardRanges, dashboardReasons } from '@/copy/staff-dashboard'
import { DASHBOARD_REASONS, type DashboardReason } from '@/domain/contract/staff-dashboard'
import type { DashboardRange } from '@/domain/dashboard/ranges'
import { Radios } from '../frame/Choice'
import { saveFile } from '../frame/save-file'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const copy = dashboard.save

/** The numbers as a file; who takes them along, when and why is written down. */
export function Save({ range, today }: { range: DashboardRange; today: string }) {
  const [reason, setReason] = useState<DashboardReason | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [said, setSaid] = useState('')
  const save = useTask(async (why: DashboardReason) => {
    setSaid('')
    const { csv } = await call('exportDashboard', { range, reason: why })
    saveFile(csv, 'text/csv;charset=utf-8', `${fill(copy.file, { range: dashboardRanges[range], day: today })}.csv`)
    setSaid(copy.done)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason === null)
    if (reason) save.run(reason)
  }
  const mistake = isMissing ? copy.missing : troubleWords(save.state)
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      <h2>{copy.title}</h2>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Radios label={copy.reason} value={reason} options={DASHBOARD_REASONS} names={dashboardReasons} onChange={setReason} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={save.busy}>{copy.submit}</StaffButton></div>
      <p className='staff-said' role='status'>{said}</p>
    </form>
  )
}
