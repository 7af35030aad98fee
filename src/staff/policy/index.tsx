import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { studio } from '@/copy/staff-policy'
import type { PolicyContent } from '@/domain/contract/policy'
import type { StaffSelf } from '@/domain/contract/staff-session'
import type { PolicyVersion } from '@/domain/contract/staff-policy'
import { StaffPage } from '../frame/StaffPage'
import { call } from '../session'
import { PolicyForm } from './PolicyForm'
import { VersionList } from './VersionList'
import { VersionView } from './VersionView'
import './studio.scss'

export const POLICY = '/staff/policy/index'

type View =
  | { kind: 'list' }
  | { kind: 'version'; key: string }
  | { kind: 'form'; key: string | null; content: PolicyContent }

/** Versions of a policy: read, draft, try on the population, publish. */
export default function PolicyStudio() {
  const { state, data, reload } = useLoad(() => call('listPolicies', {}))
  return (
    <StaffPage title={studio.title} url={POLICY} state={state} onRetry={reload}>
      {(self) => (data ? <Studio self={self} today={data.today} policies={data.policies} onChanged={reload} /> : null)}
    </StaffPage>
  )
}

interface StudioProps { self: StaffSelf; today: string; policies: PolicyVersion[]; onChanged(): void }

function Studio({ self, today, policies, onChanged }: StudioProps) {
  const [view, setView] = useState<View>({ kind: 'list' })
  const mayDraft = self.roles.includes('admin')
  const show = (key: string) => { onChanged(); setView({ kind: 'version', key }) }
  const toList = () => setView({ kind: 'list' })
  const chosen = view.kind === 'version' ? policies.find(({ key }) => key === view.key) : undefined
  if (view.kind === 'form') return <PolicyForm draftKey={view.key} initial={view.content} today={today} onSaved={show} onCancel={toList} />
  if (!chosen) return <VersionList policies={policies} onOpen={(key) => setView({ kind: 'version', key })} />
  return (
    <VersionView
      key={chosen.key} version={chosen} current={inForceBeside(chosen, policies)} today={today} mayDraft={mayDraft} onBack={toList} onChanged={onChanged}
      onDraft={(content, key) => setView({ kind: 'form', key, content })}
    />
  )
}

/** The version that rules now where this one rules or would rule; the province's where the region has none of its own. */
function inForceBeside({ region }: PolicyVersion, policies: readonly PolicyVersion[]): PolicyVersion | undefined {
  const inForce = policies.filter(({ isInForce }) => isInForce)
  return inForce.find((one) => one.region === region) ?? inForce.find((one) => one.region.slice(0, 2) === region.slice(0, 2))
}
