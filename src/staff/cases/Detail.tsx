import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { channelNames, regionNames } from '@/copy/names'
import { caseFindings, cases as copy, lossGrounds, partNames, partWords, spans } from '@/copy/staff-cases'
import { CASE_FINDINGS, type CaseFinding, type CaseRow } from '@/domain/contract/staff-cases'
import { Radios } from '../frame/Choice'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

type Part = CaseRow['parts'][number]

const cityName = (city: string) => regionNames[`${city}00`] ?? city

function sawWords(part: Part): string {
  switch (part.kind) {
    case 'twoPlaces': return fill(partWords.twoPlaces.saw, { minutes: part.minutes, here: cityName(part.here), there: cityName(part.there), channel: channelNames[part.otherChannel] })
    case 'busyDevice': return fill(partWords.busyDevice.saw, { span: spans[part.span], people: part.people })
    case 'sharedPhone': return partWords.sharedPhone.saw
    case 'sameRecording': return fill(partWords.sameRecording.saw, { likeness: part.likeness })
    case 'twinLike': return fill(partWords.twinLike.saw, { likeness: part.likeness })
    case 'whileGone': return fill(partWords.whileGone.saw, { since: printDay(part.since), ground: lossGrounds[part.ground] })
  }
}

interface DetailProps { row: CaseRow; onDone(sentence: string): void; onBack(): void }

/** Each part by itself: what was seen, what may be behind it, how much it weighs. */
export function Detail({ row, onDone, onBack }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { maskName, on, reference, parts, state, finding, note } = row
  return (
    <article>
      <StaffButton kind='quiet' onPress={onBack}>{copy.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: maskName, on: printDay(on) })}</h2>
      <dl className='staff-facts'><div><dt>{copy.reference}</dt><dd>{reference}</dd></div></dl>
      <ul className='staff-lines'>{parts.map((part) => <PartLine key={part.kind} part={part} />)}</ul>
      {state === 'open' ? <Close caseId={row.caseId} onDone={onDone} /> : (
        <dl className='staff-facts'>
          <div><dt>{copy.finding}</dt><dd>{finding && caseFindings[finding]}</dd></div>
          <div><dt>{copy.note}</dt><dd>{note}</dd></div>
        </dl>
      )}
    </article>
  )
}

function PartLine({ part }: { part: Part }) {
  const other = 'otherReference' in part ? part.otherReference : null
  return (
    <li>
      <div>
        <h3>{partNames[part.kind]}</h3>
        <p>{sawWords(part)}</p>
        <p className='staff-hint'>{`${partWords[part.kind].maybe}${fill(copy.weight, { n: part.weight })}`}</p>
        {other ? <p>{`${copy.other}：${other}`}</p> : null}
      </div>
    </li>
  )
}

const LONGEST_NOTE = 300

function Close({ caseId, onDone }: { caseId: string; onDone(sentence: string): void }) {
  const [finding, setFinding] = useState<CaseFinding | null>(null)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const close = useTask(async (chosen: CaseFinding) => {
    const answer = await call('closeCase', { caseId, finding: chosen, note: note.trim() })
    onDone(fill(answer.kind === 'closed' ? copy.done : copy.before, { finding: caseFindings[answer.finding] }))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWhole = finding !== null && note.trim().length > 1
    setMissing(!isWhole)
    if (isWhole) close.run(finding)
  }
  const mistake = isMissing ? copy.missing : troubleWords(close.state)
  return (
    <form className='staff-form' noValidate onSubmit={submit}>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <Radios label={copy.finding} value={finding} options={CASE_FINDINGS} names={caseFindings} onChange={setFinding} />
      <TextField label={copy.note} hint={copy.noteHint} value={note} maxLength={LONGEST_NOTE} onChange={setNote} />
      <div className='staff-buttons'><StaffButton kind='primary' disabled={close.busy}>{copy.submit}</StaffButton></div>
    </form>
  )
}
