import { printDay, printMoment, printMonth } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { callerIs, channelNames, schemeNames } from '@/copy/names'
import { standingTag } from '@/copy/standing'
import { counter, waitsFor } from '@/copy/staff-counter'
import { lossCodes, taskKinds } from '@/copy/staff-desk'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { printReference } from '@/domain/reference'
import { Masked } from '../frame/Masked'

const copy = counter.record

/** The record by masks; what stands behind one is asked for with a reason. */
export function Facts({ record }: { record: CounterRecord }) {
  const { beneficiaryId, maskName, maskId, maskPhone, photo, standing } = record
  const photoWords = !photo.has ? copy.noPhoto : photo.isOld ? copy.hasOldPhoto : copy.hasPhoto
  return (
    <>
      <dl className='staff-facts'>
        <div><dt>{copy.facts.name}</dt><dd><Masked beneficiaryId={beneficiaryId} field='name' mask={maskName} /></dd></div>
        <div><dt>{copy.facts.idNumber}</dt><dd><Masked beneficiaryId={beneficiaryId} field='idNumber' mask={maskId} /></dd></div>
        <div><dt>{copy.facts.phone}</dt><dd>{maskPhone ?? copy.noPhone}</dd></div>
        <div><dt>{copy.facts.photo}</dt><dd>{[photoWords, photo.takenOn && printDay(photo.takenOn)].filter(Boolean).join('，')}</dd></div>
        <div><dt>{copy.facts.standing}</dt><dd>{standingTag(standing).word}</dd></div>
        <div><dt>{copy.facts.nextDueOn}</dt><dd>{standing.dueOn ? printDay(standing.dueOn) : copy.none}</dd></div>
      </dl>
      <Benefits record={record} />
      <History record={record} />
      <Lines title={copy.relatives} lines={record.relatives.map(({ relation, since }) => fill(copy.relative, { relation: callerIs[relation], day: printMoment(since) }))} />
      <Lines title={copy.open} lines={openLines(record)} />
    </>
  )
}

function openLines({ proposals, tasks, acts, phoneChange }: CounterRecord): string[] {
  return [
    ...proposals.map(({ scheme, stopFrom }) => fill(copy.proposal, { scheme: schemeNames[scheme], month: printMonth(stopFrom) })),
    ...tasks.map(({ kind, answerBy }) => fill(copy.task, { kind: taskKinds[kind].name, day: printDay(answerBy) })),
    ...acts.map((act) => fill(copy.act, { why: waitsFor[act.waitsFor], day: printDay(act.answerBy) })),
    ...(phoneChange ? [fill(copy.phoneChange, { phone: phoneChange.maskPhone, time: printMoment(phoneChange.countsFrom) })] : []),
  ]
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      {lines.length === 0 ? <p>{copy.none}</p> : <ul className='staff-lines'>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
    </>
  )
}

function Benefits({ record: { benefits } }: { record: CounterRecord }) {
  return (
    <>
      <h3>{copy.benefits}</h3>
      <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.benefits}>
        <table>
          <thead><tr>{Object.values(copy.benefitColumns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
          <tbody>
            {benefits.map(({ scheme, standing, finding }) => (
              <tr key={scheme}>
                <th scope='row'>{schemeNames[scheme]}</th>
                <td>{standingTag(standing).word}</td>
                <td>{standing.dueOn ? printDay(standing.dueOn) : copy.none}</td>
                <td>{finding ? lossCodes[finding] : copy.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function History({ record: { history } }: { record: CounterRecord }) {
  if (history.length === 0) return <><h3>{copy.history}</h3><p>{copy.noHistory}</p></>
  return (
    <>
      <h3>{copy.history}</h3>
      <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.history}>
        <table>
          <thead><tr>{Object.values(copy.historyColumns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
          <tbody>
            {history.map(({ at, channel, result, reason, reference }) => (
              <tr key={at}>
                <td>{printMoment(at)}</td>
                <td>{channelNames[channel]}</td>
                <td>{[copy.results[result], reason && faceFailures[reason].title].filter(Boolean).join('：')}</td>
                <td>{reference ? printReference(reference) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
