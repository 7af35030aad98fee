import { useLoad } from '@/components/use-load'
import { printMoment } from '@/copy/dates'
import { sourceNames } from '@/copy/evidence'
import { fillKnown } from '@/copy/fill'
import { evidenceCounts, evidenceFileMistakes, evidenceRuns as copy } from '@/copy/staff-evidence'
import type { StaffCalls } from '@/domain/contract/staff'
import { call } from '../session'

type Run = StaffCalls['listEvidenceRuns']['output']['runs'][number]

function resultOf({ state, refusal, counts }: Run): string {
  if (state === 'reading') return copy.reading
  if (state === 'refused') return `${copy.refused}：${fillKnown(evidenceFileMistakes[refusal ?? ''] ?? '', { detail: '' })}`
  return (Object.entries(evidenceCounts) as [keyof Run['counts'], string][]).filter(([key]) => counts[key] > 0).map(([key, name]) => `${name} ${counts[key]}`).join('，')
}

/** The latest files of other institutions. */
export function EvidenceRuns() {
  const { data } = useLoad(() => call('listEvidenceRuns', {}))
  if (!data) return null
  const { at, source, result } = copy.columns
  return (
    <section>
      <h2>{copy.title}</h2>
      <p>{copy.lead}</p>
      {data.runs.length === 0 ? <p>{copy.none}</p> : (
        <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
          <table>
            <thead><tr>{[at, source, result].map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
            <tbody>{data.runs.map((run) => <tr key={run.runId}><th scope='row'>{printMoment(run.startedAt)}</th><td>{sourceNames[run.source]}</td><td>{resultOf(run)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}
