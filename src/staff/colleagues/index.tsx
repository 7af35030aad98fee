import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { colleagues as copy } from '@/copy/staff-colleagues'
import type { ColleagueRow, ShownCredentials } from '@/domain/contract/staff-colleagues'
import { COLLEAGUES } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { call } from '../session'
import { Credentials } from './Credentials'
import { Form } from './Form'
import { List } from './List'

/** Who works here (admin): new ones, roles, disabling, and the first password and code of whoever lost theirs. */
export default function StaffColleagues() {
  const { state, data, reload } = useLoad(() => call('colleagues.list', {}))
  return (
    <StaffPage title={copy.title} url={COLLEAGUES} state={state} onRetry={reload}>
      {() => <Desk rows={data?.colleagues ?? []} onChanged={reload} />}
    </StaffPage>
  )
}

/** What is shown once lives here, and goes with the session. */
function Desk({ rows, onChanged }: { rows: readonly ColleagueRow[]; onChanged(): void }) {
  const [editing, setEditing] = useState<ColleagueRow | 'new' | null>(null)
  const [shown, setShown] = useState<ShownCredentials | null>(null)
  const [said, setSaid] = useState('')
  const done = (words: string, credentials: ShownCredentials | null = null) => { setEditing(null); setShown(credentials); setSaid(words); onChanged() }
  if (shown) return <Credentials shown={shown} onDone={() => done('')} />
  if (editing) return <Form colleague={editing === 'new' ? null : editing} onDone={done} onCancel={() => setEditing(null)} />
  return (
    <>
      <p>{copy.rule}</p>
      <p role='status'>{said}</p>
      <List rows={rows} onChange={(row) => { setSaid(''); setEditing(row) }} />
      <div className='staff-buttons'><StaffButton kind='primary' onPress={() => { setSaid(''); setEditing('new') }}>{copy.add}</StaffButton></div>
    </>
  )
}
