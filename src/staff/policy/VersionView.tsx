import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { frame } from '@/copy/staff'
import { confidenceNames, studio } from '@/copy/staff-policy'
import type { PolicyContent } from '@/domain/contract/policy'
import type { PolicyVersion } from '@/domain/contract/staff-policy'
import { StaffButton } from '../frame/StaffButton'
import { call } from '../session'
import { fieldName, valueName } from '@/copy/policy-names'
import { Publish } from './Publish'
import { Scrolls } from './Scrolls'
import { Simulator } from './Simulator'
import { stateOf } from './VersionList'

interface VersionViewProps {
  version: PolicyVersion
  /** What rules now. */
  current: PolicyVersion | undefined
  today: string
  mayDraft: boolean
  onBack(): void
  /** The list must be read again. */
  onChanged(): void
  onDraft(content: PolicyContent, key: string | null): void
}

/** One version: what it says, what it says otherwise, what it would change, and what may be done with it. */
export function VersionView({ version, current, today, mayDraft, onBack, onChanged, onDraft }: VersionViewProps) {
  const isOther = current !== undefined && current.key !== version.key
  // what came of publishing is still said when it is a draft no more
  const [wasDraft] = useState(version.state === 'draft')
  const { state, data, reload } = useLoad(async () => ({
    content: (await call('getPolicy', { key: version.key })).content,
    changes: isOther ? (await call('diffPolicy', { a: current.key, b: version.key })).changes : [],
  }))
  if (!data) {
    return state.kind === 'loading' ? <p role='status'>{frame.loading}</p>
      : <div role='alert'><p>{frame.offline.title}</p><StaffButton onPress={reload}>{frame.retry}</StaffButton></div>
  }
  const { content, changes } = data
  const canEdit = mayDraft && version.state === 'draft' && version.isMine
  return (
    <>
      <h2>{`${version.key}（${stateOf(version)}）`}</h2>
      <dl className='staff-facts'>
        <div><dt>{fieldName('region')}</dt><dd>{version.region}</dd></div>
        <div><dt>{fieldName('effectiveFrom')}</dt><dd>{version.effectiveFrom}</dd></div>
        <div><dt>{fieldName('effectiveTo')}</dt><dd>{version.effectiveTo ?? studio.list.openEnd}</dd></div>
        <div><dt>{fieldName('source')}</dt><dd>{`${version.source}（${confidenceNames[version.confidence]}）`}</dd></div>
      </dl>
      <div className='staff-buttons'>
        <StaffButton onPress={onBack}>{studio.back}</StaffButton>
        {canEdit ? <StaffButton onPress={() => onDraft(content, version.key)}>{studio.edit}</StaffButton> : null}
        {mayDraft && !canEdit ? <StaffButton onPress={() => onDraft({ ...content, effectiveFrom: today }, null)}>{studio.newDraft}</StaffButton> : null}
      </div>
      {wasDraft && mayDraft ? <Publish version={version} onChanged={onChanged} /> : null}
      {isOther ? <Changes changes={changes} /> : null}
      {isOther ? <Simulator a={current.key} b={version.key} mayCount={mayDraft} /> : null}
      <Rules content={content} />
    </>
  )
}

function Changes({ changes }: { changes: readonly { field: string; before: string | null; after: string | null }[] }) {
  const copy = studio.diff
  if (changes.length === 0) return <><h2>{copy.title}</h2><p>{copy.none}</p></>
  return (
    <>
      <h2>{copy.title}</h2>
      <Scrolls label={copy.title}>
        <table>
          <thead><tr>{[copy.field, copy.before, copy.after].map((head) => <th key={head} scope='col'>{head}</th>)}</tr></thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}><th scope='row'>{fieldName(field)}</th><td>{valueName(field, before)}</td><td>{valueName(field, after)}</td></tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </>
  )
}

/** Every rule with its source, group by group. */
function Rules({ content }: { content: PolicyContent }) {
  const { schedules, ...rest } = content
  const groups = [...Object.entries(schedules), ...Object.entries(rest).filter(([, group]) => typeof group === 'object')] as [string, Record<string, unknown>][]
  return (
    <details className='policy-rules'>
      <summary>{studio.rules}</summary>
      {groups.map(([name, { source, checkedOn, confidence, ...values }]) => (
        <section key={name} aria-label={fieldName(name)}>
          <h3>{fieldName(name)}</h3>
          <p>{Object.entries(values).map(([field, value]) => `${fieldName(field)}：${textOf(field, value)}`).join('；')}</p>
          <p className='staff-hint'>{`${fieldName('source')}：${String(source)}（${valueName('confidence', String(confidence))}，${String(checkedOn)}）`}</p>
        </section>
      ))}
    </details>
  )
}

function textOf(field: string, value: unknown): string {
  if (!Array.isArray(value)) return valueName(field, value === null ? null : String(value))
  return value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) return String(one)
    const { label, opensOn, closesOn } = one as { label: string; opensOn: string; closesOn: string }
    return `${label} ${opensOn}~${closesOn}`
  }).join('、')
}
