import { useState } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { studio } from '@/copy/staff-policy'
import type { StaffCalls } from '@/domain/contract/staff'
import type { PolicyVersion } from '@/domain/contract/staff-policy'
import { StaffButton } from '../frame/StaffButton'
import { call } from '../session'
import { ProblemList } from './ProblemList'

const copy = studio.publish

/** A draft goes into force, by a second person, or is withdrawn. */
export function Publish({ version, onChanged }: { version: PolicyVersion; onChanged(): void }) {
  const [answer, setAnswer] = useState<StaffCalls['publishPolicy']['output'] | { kind: 'withdrawn' } | null>(null)
  const publish = useTask(async () => {
    const outcome = await call('publishPolicy', { key: version.key })
    setAnswer(outcome)
    if (outcome.kind === 'published') onChanged()
  })
  const withdraw = useTask(async () => {
    await call('withdrawPolicy', { key: version.key })
    setAnswer({ kind: 'withdrawn' })
    onChanged()
  })
  const failed = [publish, withdraw].find(({ state }) => state.kind !== 'ready')?.state
  const isDraft = version.state === 'draft'
  return (
    <div className='policy-publish'>
      {isDraft && !version.mayPublish ? <p>{version.isMine ? copy.own : copy.notHandedOver}</p> : null}
      <div role='status'>
        {answer?.kind === 'published' ? <p>{fill(copy.done, { day: printDay(answer.effectiveFrom) })}</p> : null}
        {answer?.kind === 'withdrawn' ? <p>{copy.withdrawn}</p> : null}
        {answer?.kind === 'refused' ? <><p>{copy.refused}</p><ProblemList problems={answer.problems} /></> : null}
        {failed ? <p>{failed.kind === 'failed' ? troubles[failed.code].title : frame.offline.title}</p> : null}
      </div>
      {isDraft ? (
        <div className='staff-buttons'>
          {version.mayPublish ? <StaffButton kind='primary' disabled={publish.busy} onPress={() => publish.run()}>{publish.busy ? copy.running : copy.run}</StaffButton> : null}
          <StaffButton disabled={withdraw.busy} onPress={() => withdraw.run()}>{copy.withdraw}</StaffButton>
        </div>
      ) : null}
    </div>
  )
}
