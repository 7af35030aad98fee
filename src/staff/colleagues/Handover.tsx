import { useState } from 'react'
import { useTask } from '@/components/use-task'
import { colleagues } from '@/copy/staff-colleagues'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const copy = colleagues.handover

/** Its secrets were made by somebody else: a third person sees that its owner has made them their own. */
export function Handover({ staffId, onDone }: { staffId: string; onDone(words: string): void }) {
  const [refused, setRefused] = useState('')
  const confirm = useTask(async () => {
    const { kind } = await call('colleagues.confirm', { staffId })
    if (kind === 'confirmed') onDone(colleagues.said.confirmed)
    else setRefused(colleagues.said[kind])
  })
  const trouble = troubleWords(confirm.state) || refused
  return (
    <>
      <p>{copy.lead}</p>
      <p>{copy.how}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <div className='staff-buttons'><StaffButton disabled={confirm.busy} onPress={() => { setRefused(''); confirm.run() }}>{copy.submit}</StaffButton></div>
    </>
  )
}
