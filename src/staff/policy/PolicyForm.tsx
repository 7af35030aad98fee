import { useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { fieldName, problemSentence } from '@/copy/policy-names'
import { frame, troubles } from '@/copy/staff'
import { studio } from '@/copy/staff-policy'
import { focusOn } from '@/device/focus'
import type { PolicyContent } from '@/domain/contract/policy'
import type { Problem } from '@/domain/policy/problem'
import { StaffButton } from '../frame/StaffButton'
import { call } from '../session'
import { problemsOf, withValue } from './edit'
import { ProblemList } from './ProblemList'
import { idOf, RuleField } from './RuleField'
import { ScheduleFields } from './ScheduleFields'

const copy = studio.form
const GENERAL = ['region', 'effectiveFrom', 'source', 'checkedOn', 'confidence'] as const
const GROUPS = ['payment', 'grace', 'notice', 'reminders', 'stop', 'change', 'liveness', 'delegation', 'lateEvidence'] as const
const SCHEMES = ['enterprise', 'publicInstitution', 'resident', 'survivor'] as const

interface PolicyFormProps {
  draftKey: string | null
  initial: PolicyContent
  today: string
  onSaved(key: string): void
  onCancel(): void
}

/** All rules of a version, group by group, each with its source. What is wrong stands at its field and, together, on top. */
export function PolicyForm({ draftKey, initial, today, onSaved, onCancel }: PolicyFormProps) {
  const [content, setContent] = useState(initial)
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState<{ key: string; toPublish: Problem[] } | null>(null)
  const top = useRef<HTMLDivElement>(null)
  const problems = tried ? problemsOf(content, today) : []
  const change = (field: string) => (value: unknown) => setContent((before) => withValue(before, field, value))
  const save = useTask(async () => {
    const answer = await call('draftPolicy', { key: draftKey, content })
    if (answer.kind === 'invalid') return
    if (answer.toPublish.length === 0) onSaved(answer.key)
    else setSaved(answer)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problemsOf(content, today).length === 0) save.run()
    else setTimeout(() => top.current?.focus())
  }
  if (saved) {
    return (
      <div role='status'>
        <h2>{studio.saved.title}</h2>
        <p>{studio.saved.notYet}</p>
        <ProblemList problems={saved.toPublish} />
        <div className='staff-buttons'><StaffButton kind='primary' onPress={() => onSaved(saved.key)}>{studio.list.open}</StaffButton></div>
      </div>
    )
  }
  return (
    <form noValidate onSubmit={submit} aria-label={copy.title}>
      <h2>{copy.title}</h2>
      {problems.length > 0 ? (
        <div className='staff-trouble' role='alert' tabIndex={-1} ref={top}>
          <h2>{fill(copy.wrong, { n: problems.length })}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={problem.field + problem.code}>
                <StaffButton kind='quiet' onPress={() => focusOn(idOf(problem.field))}>{`${fieldName(problem.field)}：${problemSentence(problem)}`}</StaffButton>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Group title={copy.general}>
        {GENERAL.map((field) => <RuleField key={field} field={field} value={content[field]} problems={problems} onChange={change(field)} />)}
      </Group>
      {SCHEMES.map((scheme) => (
        <Group key={scheme} title={fieldName(scheme)}>
          <ScheduleFields at={`schedules.${scheme}`} schedule={content.schedules[scheme]} problems={problems} onChange={(field, value) => change(field)(value)} />
        </Group>
      ))}
      {GROUPS.map((group) => (
        <Group key={group} title={fieldName(group)}>
          {Object.entries(content[group]).flatMap(([name, value]) => {
            const field = `${group}.${name}`
            // two numbers side by side are two fields, a list of days is one
            const parts = name === 'arrearsOffset' ? (value as number[]).map((one, i) => [`${field}.${i}`, one] as const) : [[field, value] as const]
            return parts.map(([at, one]) => <RuleField key={at} field={at} value={one as never} problems={problems} onChange={change(at)} />)
          })}
        </Group>
      ))}
      <p role='status'>{save.state.kind === 'ready' ? '' : save.state.kind === 'failed' ? troubles[save.state.code].title : frame.offline.title}</p>
      <div className='staff-buttons'>
        <StaffButton kind='primary' disabled={save.busy}>{save.busy ? copy.saving : copy.save}</StaffButton>
        <StaffButton onPress={onCancel}>{copy.cancel}</StaffButton>
      </div>
    </form>
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return <fieldset className='policy-group'><legend className='policy-legend'>{title}</legend><div className='policy-fields'>{children}</div></fieldset>
}
