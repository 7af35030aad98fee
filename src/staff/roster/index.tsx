import type { PageState } from '@/components/Page'
import { fill, fillKnown } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { fileMistakes, rosterChanges, rosterFields, rosterPage as copy } from '@/copy/staff-roster'
import type { RosterStatus } from '@/domain/contract/staff-roster'
import type { RosterField } from '@/domain/roster/columns'
import { ROSTER } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { Choose } from './Choose'
import { useRoster } from './use-roster'

/** The roster of the agency into the register: a check that changes nothing, then the import. */
export default function StaffRoster() {
  return <StaffPage title={copy.title} url={ROSTER}>{() => <Roster />}</StaffPage>
}

function Roster() {
  const { stage, check, start, errors, again } = useRoster()
  const { state, again: retry } = [start, errors].find((task) => task.state.kind !== 'ready') ?? check
  const isWell = state.kind === 'ready'
  return (
    <>
      <p>{copy.lead}</p>
      {isWell ? null : <Trouble state={state} onRetry={retry} />}
      {stage.kind === 'choosing' ? <Choose busy={check.busy} onChoose={check.run} /> : null}
      {isWell && stage.kind === 'uploading' ? <Bar label={copy.uploading} share={stage.share} /> : null}
      {isWell && stage.kind === 'working' ? <Bar label={stage.status.mode === 'check' ? copy.checking : copy.importing} share={stage.status.share} /> : null}
      {stage.kind === 'over' ? (
        <Result
          status={stage.status} busy={start.busy || errors.busy} onAgain={again}
          onStart={() => start.run(stage.status.importId)} onErrors={() => errors.run(stage.status.importId, copy.errorsFile)}
        />
      ) : null}
    </>
  )
}

function Trouble({ state, onRetry }: { state: PageState; onRetry(): void }) {
  const { title, body } = state.kind === 'failed' ? troubles[state.code] : frame.offline
  return (
    <div className='staff-trouble' role='alert'>
      <h2>{title}</h2>
      <p>{body}</p>
      <div className='staff-buttons'><StaffButton onPress={onRetry}>{frame.retry}</StaffButton></div>
    </div>
  )
}

function Bar({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div role='status'>
      <p>{label}</p>
      <progress aria-label={label} value={percent} max={100} />
      <p>{fill(copy.progress, { percent })}</p>
    </div>
  )
}

interface ResultProps { status: RosterStatus; busy: boolean; onStart(): void; onErrors(): void; onAgain(): void }

function Result({ status, busy, onStart, onErrors, onAgain }: ResultProps) {
  const { mode, refusal, counts } = status
  const hasErrors = counts.refused + counts.warned > 0
  const mayStart = mode === 'check' && refusal === null && counts.added + counts.changed + counts.vanished + counts.returned > 0
  return (
    <section aria-labelledby='roster-result'>
      <h2 id='roster-result'>{refusal ? copy.refusedTitle : copy.result[mode]}</h2>
      {refusal ? <p role='alert'>{refusalOf(refusal)}</p> : <Counts status={status} />}
      {mayStart ? <p>{fill(copy.startHint, counts)}</p> : null}
      {mode === 'apply' && !refusal ? <p role='status'>{copy.done}</p> : null}
      <div className='staff-buttons'>
        {mayStart ? <StaffButton kind='primary' disabled={busy} onPress={onStart}>{copy.start}</StaffButton> : null}
        {hasErrors ? <StaffButton disabled={busy} onPress={onErrors}>{copy.errors}</StaffButton> : null}
        <StaffButton disabled={busy} onPress={onAgain}>{copy.again}</StaffButton>
      </div>
    </section>
  )
}

function refusalOf({ mistake, detail }: NonNullable<RosterStatus['refusal']>): string {
  const names = detail.split(',').map((part) => rosterFields[part as RosterField] ?? part)
  return fillKnown(fileMistakes[mistake], { detail: names.join('、') })
}

/** What is counted in rows or benefits; all else is people. */
const UNITS: Partial<Record<keyof RosterStatus['counts'], string>> = { rows: copy.rows, refused: copy.rows, warned: copy.rows, differs: copy.items }

function Counts({ status: { counts, changes } }: { status: RosterStatus }) {
  const shown = (Object.keys(copy.counts) as (keyof typeof counts)[]).filter((key) => key === 'rows' || counts[key] > 0)
  return (
    <>
      <dl className='staff-facts'>
        {shown.map((key) => <div key={key}><dt>{copy.counts[key]}</dt><dd>{fillKnown(UNITS[key] ?? copy.people, { n: counts[key] })}</dd></div>)}
      </dl>
      {changes.length === 0 ? null : (
        <>
          <h3>{copy.changesTitle}</h3>
          <dl className='staff-facts'>
            {changes.map(({ change, people }) => <div key={change}><dt>{rosterChanges[change]}</dt><dd>{fill(copy.people, { n: people })}</dd></div>)}
          </dl>
        </>
      )}
    </>
  )
}
