import { useRef, useState } from 'react'
import { tasks as copy } from '@/copy/staff-desk'
import type { TaskKind, TaskRow } from '@/domain/contract/staff-tasks'
import { TASKS } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { usePages } from '../frame/use-pages'
import { call } from '../session'
import { Detail } from './Detail'
import { Letters } from './Letters'
import { Queue, type Filter } from './Queue'

/** What waits for somebody: tasks by the day on which they are to be answered, and messages that did not arrive. */
export default function StaffTasks() {
  const [filter, setFilter] = useState<Filter>({ state: 'open', kind: '' })
  const [opened, setOpened] = useState<TaskRow | null>(null)
  const asked = useRef(filter)
  const pages = usePages(async (cursor) => {
    const { state, kind } = asked.current
    const { tasks, next } = await call('listTasks', { state, ...(kind && { kind: kind as TaskKind }), ...(cursor && { cursor }) })
    return { rows: tasks, next }
  })
  const choose = (chosen: Filter) => { asked.current = chosen; setFilter(chosen); pages.reload() }
  const back = () => { setOpened(null); pages.reload() }
  return (
    <StaffPage title={copy.title} url={TASKS} state={pages.state} onRetry={pages.retry}>
      {(self) => opened ? <Detail key={opened.taskId} task={opened} roles={self.roles} onBack={back} /> : (
        <>
          <Queue pages={pages} filter={filter} onFilter={choose} onOpen={setOpened} />
          <Letters mayRetry={self.roles.some((role) => role !== 'visitor')} />
        </>
      )}
    </StaffPage>
  )
}
