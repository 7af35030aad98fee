import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { schemeNames } from '@/copy/names'
import { callTodos, taskKinds, taskResults, tasks as copy } from '@/copy/staff-desk'
import type { StaffRole } from '@/domain/contract/staff-session'
import { TASK_RESULTS, type TaskResult, type TaskRow } from '@/domain/contract/staff-tasks'
import { printOfficialCode } from '@/domain/official-code'
import { Radios } from '../frame/Choice'
import { Masked } from '../frame/Masked'
import { COUNTER, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { Finding } from './Finding'
import { FindingForm } from './FindingForm'
import { resultWords } from './Queue'

interface DetailProps { task: TaskRow; roles: readonly StaffRole[]; onBack(): void }

/** One task: what it is about, and how it ends. Those about a finding end with the decision about it. */
export function Detail({ task, roles, onBack }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [recorded, setRecorded] = useState(0)
  const { kind, maskName } = task
  const isFinding = kind === 'verifyLoss' || kind === 'conflict'
  const has = (...wanted: StaffRole[]) => wanted.some((role) => roles.includes(role))
  return (
    <article>
      <StaffButton kind='quiet' onPress={onBack}>{copy.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: maskName, kind: taskKinds[kind].name })}</h2>
      <p>{kind === 'call' ? callTodos[task.why ?? 'undelivered'] : taskKinds[kind].todo}</p>
      {task.isLate ? <p className='staff-warn'>{copy.late}</p> : null}
      <Facts task={task} maySee={has('clerk', 'visitor', 'reviewer')} />
      {isFinding && has('clerk', 'reviewer', 'admin') ? <Finding key={recorded} beneficiaryId={task.beneficiaryId} mayDecide={has('reviewer', 'admin')} /> : null}
      {has('clerk') ? <StaffButton onPress={() => go(`${COUNTER}?person=${task.beneficiaryId}`)}>{copy.toCounter}</StaffButton> : null}
      {!isFinding && task.state === 'open' ? <Close task={task} /> : null}
      {has('clerk', 'reviewer') ? <FindingForm beneficiaryId={task.beneficiaryId} onDone={() => setRecorded((n) => n + 1)} /> : null}
    </article>
  )
}

function Facts({ task, maySee }: { task: TaskRow; maySee: boolean }) {
  const { beneficiaryId, taskId: about, maskId } = task
  const rows: [string, ReactNode][] = [
    [copy.facts.idNumber, maySee ? <Masked key='id' beneficiaryId={beneficiaryId} field='idNumber' mask={maskId} about={about} /> : maskId],
    ...(maySee ? [[copy.facts.phone, <Masked key='phone' beneficiaryId={beneficiaryId} field='phone' mask='***' about={about} />] as [string, ReactNode]] : []),
    ...(maySee && task.kind === 'call' ? [[copy.facts.backupPhone, <Masked key='backup' beneficiaryId={beneficiaryId} field='backupPhone' mask='***' about={about} />] as [string, ReactNode]] : []),
    ...(task.code ? [[copy.facts.code, printOfficialCode(task.code)] as [string, ReactNode]] : []),
    ...(task.scheme ? [[copy.facts.scheme, schemeNames[task.scheme]] as [string, ReactNode]] : []),
    [copy.facts.openedOn, printDay(task.openedOn)],
    [copy.facts.answerBy, printDay(task.answerBy)],
    ...(task.state === 'done' ? [[copy.facts.result, resultWords(task)] as [string, ReactNode]] : []),
  ]
  return <dl className='staff-facts'>{rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
}

function Close({ task: { taskId, kind } }: { task: TaskRow }) {
  const [result, setResult] = useState<TaskResult | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [said, setSaid] = useState('')
  const [isDone, setDone] = useState(false)
  const close = useTask(async (chosen: TaskResult) => {
    const answer = await call('closeTask', { taskId, result: chosen })
    // somebody else may have been faster: theirs is the result that counts
    setSaid(answer.kind === 'done' ? fill(copy.close.done, { result: taskResults[answer.result as TaskResult] ?? answer.result }) : copy.close.elsewhere)
    setDone(answer.kind === 'done')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(result === null)
    if (result) close.run(result)
  }
  const mistake = isMissing ? copy.close.missing : troubleWords(close.state)
  return (
    <>
      <p className='staff-said' role='status'>{said}</p>
      {isDone ? null : (
        <form className='staff-form' noValidate onSubmit={submit}>
          {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
          <Radios
            label={copy.close.title} value={result} options={TASK_RESULTS[kind]} names={taskResults}
            onChange={(chosen) => { setResult(chosen); setMissing(false) }}
          />
          <div className='staff-buttons'><StaffButton kind='primary' disabled={close.busy}>{copy.close.submit}</StaffButton></div>
        </form>
      )}
    </>
  )
}
