import { fill } from '@/copy/fill'
import { studio } from '@/copy/staff-policy'
import type { PolicyContent } from '@/domain/contract/policy'
import type { Problem } from '@/domain/policy/problem'
import { StaffButton } from '../frame/StaffButton'
import { asKind } from './edit'
import { ProblemList } from './ProblemList'
import { idOf, RuleField } from './RuleField'

type Schedule = PolicyContent['schedules']['resident']

interface ScheduleFieldsProps {
  /** `schedules.resident` */
  at: string
  schedule: Schedule
  problems: readonly Problem[]
  onChange(field: string, value: unknown): void
}

/** How often one scheme certifies: so many months, or windows of the year. */
export function ScheduleFields({ at, schedule, problems, onChange }: ScheduleFieldsProps) {
  const field = (name: string, value: string | number | boolean) => (
    <RuleField key={name} field={`${at}.${name}`} value={value} problems={problems} onChange={(changed) => onChange(`${at}.${name}`, changed)} />
  )
  return (
    <>
      <RuleField field={`${at}.kind`} value={schedule.kind} problems={problems} onChange={(kind) => onChange(at, asKind(schedule, kind as Schedule['kind']))} />
      {schedule.kind === 'rolling' ? [field('months', schedule.months), field('anchor', schedule.anchor)] : null}
      {field('declaration', schedule.declaration)}
      {field('source', schedule.source)}
      {field('checkedOn', schedule.checkedOn)}
      {field('confidence', schedule.confidence)}
      {schedule.kind === 'windows' ? <Windows at={`${at}.windows`} windows={schedule.windows} problems={problems} onChange={onChange} /> : null}
    </>
  )
}

interface WindowsProps extends Omit<ScheduleFieldsProps, 'schedule'> { windows: Extract<Schedule, { kind: 'windows' }>['windows'] }

function Windows({ at, windows, problems, onChange }: WindowsProps) {
  const copy = studio.form
  const ofAll = problems.filter(({ field }) => field === at)
  return (
    <div className='policy-windows' id={idOf(at)} tabIndex={-1}>
      {ofAll.length > 0 ? <ProblemList problems={ofAll} /> : null}
      {windows.map((window, i) => (
        <div className='policy-window' key={i} role='group' aria-label={fill(copy.listOf, { n: i + 1 })}>
          {(['label', 'opensOn', 'closesOn'] as const).map((name) => (
            <RuleField key={name} field={`${at}.${i}.${name}`} value={window[name]} problems={problems} onChange={(value) => onChange(`${at}.${i}.${name}`, value)} />
          ))}
          <StaffButton onPress={() => onChange(at, windows.filter((_, other) => other !== i))}>{fill(copy.dropWindow, { label: window.label })}</StaffButton>
        </div>
      ))}
      <StaffButton onPress={() => onChange(at, [...windows, { label: '', opensOn: '', closesOn: '' }])}>{copy.addWindow}</StaffButton>
    </div>
  )
}
