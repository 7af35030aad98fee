import { useState } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { placeName } from '@/copy/places'
import { staffBoard as copy } from '@/copy/staff-board'
import type { BoardRow } from '@/domain/contract/staff-board'
import { Dialog } from '../frame/Dialog'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

/** The text once more, whole, before everybody reads it. */
export function Confirm({ notice: { key, title, body, source, region }, onDone, onClose }: { notice: BoardRow; onDone(): void; onClose(): void }) {
  const [mistake, setMistake] = useState<string | null>(null)
  const publish = useTask(async () => {
    const answer = await call('publishNotice', { key })
    if (answer.kind === 'published') onDone()
    else setMistake(answer.problems.map((one) => copy.problems[one]).join('，'))
  })
  const wrong = mistake ?? troubleWords(publish.state)
  return (
    <Dialog title={copy.confirm.title} onClose={onClose}>
      {wrong ? <p className='staff-mistake' role='alert'>{wrong}</p> : null}
      <p>{title}</p>
      <p>{body}</p>
      <p className='staff-hint'>{source}</p>
      <p>{fill(copy.confirm.body, { region: placeName(region) })}</p>
      <div className='staff-buttons'>
        <StaffButton kind='primary' disabled={publish.busy} onPress={() => publish.run()}>{copy.confirm.submit}</StaffButton>
        <StaffButton onPress={onClose}>{copy.confirm.cancel}</StaffButton>
      </div>
    </Dialog>
  )
}
