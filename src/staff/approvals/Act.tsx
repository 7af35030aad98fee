import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { approvals as copy, lateReasons, likenesses, noLikeness, supersedeWhys, waitsFor } from '@/copy/staff-counter'
import type { ActDetail } from '@/domain/contract/staff-counter'
import { printReference } from '@/domain/reference'
import { Radios } from '../frame/Choice'
import { Masked } from '../frame/Masked'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { useKeys } from '../frame/use-keys'
import { call } from '../session'

type Decision = 'approve' | 'refuse'

/** One act with its picture beside the reference, and the second person's word. */
export function Act({ act, onDone }: { act: ActDetail; onDone(words: string): void }) {
  const { actId, beneficiaryId, maskName, maskId, waitsFor: what, mayDecide } = act
  const [decision, setDecision] = useState<Decision | null>(null)
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useKeys({ F8: () => form.current?.requestSubmit() })
  const decide = useTask(async (chosen: Decision) => onDone(copy.outcomes[(await call('counter.decide', { actId, decision: chosen })).kind]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(decision === null)
    if (decision) decide.run(decision)
  }
  const mistake = isMissing ? copy.missing : troubleWords(decide.state)
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: maskName, what: waitsFor[what] })}</h2>
      <p><Masked beneficiaryId={beneficiaryId} field='idNumber' mask={maskId} about={actId} /></p>
      <Pictures act={act} />
      <Facts act={act} />
      {mayDecide ? (
        <form className='staff-form' noValidate ref={form} onSubmit={submit}>
          {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
          <Radios<Decision> label={copy.decision} value={decision} options={['approve', 'refuse']} names={copy.decisions[what]} onChange={(chosen) => { setDecision(chosen); setMissing(false) }} />
          <div className='staff-buttons'>
            <StaffButton kind='primary' disabled={decide.busy}>{copy.submit}</StaffButton>
            <StaffButton onPress={() => onDone('')}>{copy.back}</StaffButton>
          </div>
        </form>
      ) : <><p>{copy.own}</p><StaffButton onPress={() => onDone('')}>{copy.back}</StaffButton></>}
    </>
  )
}

function Pictures({ act: { photoUrl, referenceUrl, waitsFor: what } }: { act: ActDetail }) {
  if (what === 'superseding') return null
  if (!photoUrl) return <p>{copy.noPicture}</p>
  return (
    <div className='counter-pictures'>
      <figure><img src={photoUrl} alt={copy.picture} /><figcaption>{copy.picture}</figcaption></figure>
      {referenceUrl ? <figure><img src={referenceUrl} alt={copy.reference} /><figcaption>{copy.reference}</figcaption></figure> : null}
    </div>
  )
}

function Facts({ act: { waitsFor: what, evidenceOn, likeness, lateReason, supersedes, why } }: { act: ActDetail }) {
  const { facts } = copy
  const lines: [string, string][] = [
    [facts.evidenceOn, printDay(evidenceOn)],
    ...(what === 'superseding' ? [] : [[facts.likeness, likeness ? likenesses[likeness] : noLikeness] as [string, string]]),
    ...(lateReason ? [[facts.lateReason, lateReasons[lateReason]] as [string, string]] : []),
    ...(supersedes ? [[facts.supersedes, printReference(supersedes)] as [string, string]] : []),
    ...(why ? [[facts.why, supersedeWhys[why]] as [string, string]] : []),
  ]
  return <dl className='staff-facts'>{lines.map(([term, fact]) => <div key={term}><dt>{term}</dt><dd>{fact}</dd></div>)}</dl>
}
