import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { taskKinds, taskResults, tasks as copy } from '@/copy/staff-desk'
import { TASK_KINDS, type TaskKind, type TaskResult, type TaskRow } from '@/domain/contract/staff-tasks'
import { Choice } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import type { Pages } from '../frame/use-pages'

export interface Filter { state: 'open' | 'done'; kind: TaskKind | '' }

const STATES = ['open', 'done'] as const
const kindNames = { '': copy.filter.all, ...Object.fromEntries(TASK_KINDS.map((kind) => [kind, taskKinds[kind].name])) } as Record<TaskKind | '', string>

interface QueueProps { pages: Pages<TaskRow>; filter: Filter; onFilter(filter: Filter): void; onOpen(task: TaskRow): void }

/** The one to be answered first comes first; what is late says so in words. */
export function Queue({ pages, filter, onFilter, onOpen }: QueueProps) {
  const { rows, hasMore, busy } = pages
  const { person, kind, answerBy, result } = copy.columns
  const empty = filter.state === 'open' ? copy.empty : copy.emptyDone
  return (
    <>
      <div className='staff-filters'>
        <Choice label={copy.filter.state} value={filter.state} options={STATES} names={copy.states} onChange={(state) => onFilter({ ...filter, state })} />
        <Choice label={copy.filter.kind} value={filter.kind} options={['', ...TASK_KINDS]} names={kindNames} onChange={(chosen) => onFilter({ ...filter, kind: chosen })} />
      </div>
      {rows.length === 0 ? <p role='status'>{empty}</p> : (
        <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
          <table>
            <thead><tr>{[person, kind, filter.state === 'open' ? answerBy : result].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>{rows.map((task) => <Row key={task.taskId} task={task} onOpen={() => onOpen(task)} />)}</tbody>
          </table>
        </div>
      )}
      {hasMore ? <div className='staff-buttons'><StaffButton disabled={busy} onPress={pages.more}>{copy.older}</StaffButton></div> : null}
    </>
  )
}

function Row({ task, onOpen }: { task: TaskRow; onOpen(): void }) {
  const { name } = taskKinds[task.kind]
  return (
    <tr>
      <th scope='row'>{task.maskName}</th>
      <td><StaffButton kind='quiet' label={fill(copy.look, { name: task.maskName, kind: name })} onPress={onOpen}>{name}</StaffButton></td>
      <td>
        {task.state === 'open' ? printDay(task.answerBy) : resultWords(task)}
        {task.isLate ? <p className='staff-warn'>{copy.late}</p> : null}
      </td>
    </tr>
  )
}

export const resultWords = ({ result }: TaskRow): string => (result === null ? '' : taskResults[result as TaskResult] ?? result)
