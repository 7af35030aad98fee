import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { schemeNames } from '@/copy/names'
import { custodies, findingForm as copy, findingOutcomes, findingSources, lossCodes, payAfterwards, payEffects } from '@/copy/staff-desk'
import type { StaffCalls } from '@/domain/contract/staff'
import { CUSTODIES, FINDING_SOURCES, LOSS_CODES, type Custody, type FindingSource, type LossCode } from '@/domain/loss'
import { Choice, DayField } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

type Answer = StaffCalls['recordFinding']['output']

function linesOf(answer: Answer): string[] {
  if (answer.kind !== 'recorded') return [findingOutcomes[answer.kind]]
  return [
    fill(findingOutcomes.recorded, { day: printDay(answer.verifyBy) }),
    ...answer.pay.map(({ scheme, effect, fromMonth }) => fill(payAfterwards.state, {
      scheme: schemeNames[scheme], state: effect === 'hold' ? fill(payEffects.hold, { month: fromMonth ? printMonth(fromMonth) : '' }) : payEffects[effect],
    })),
  ]
}

/** What somebody has heard or found about a loss of the right. Folded away: most tasks end without. */
export function FindingForm({ beneficiaryId, onDone }: { beneficiaryId: string; onDone(): void }) {
  const [code, setCode] = useState<LossCode>('death')
  const [custody, setCustody] = useState<Custody>('servingSentence')
  const [source, setSource] = useState<FindingSource>('family')
  const [since, setSince] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const send = useTask(async () => {
    setAnswer(null)
    setAnswer(await call('recordFinding', { beneficiaryId, code, ...(code === 'imprisoned' && { custody }), since, source }))
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(since === '')
    if (since) send.run()
  }
  const mistake = isMissing ? copy.missing : troubleWords(send.state)
  return (
    <details>
      <summary className='staff-summary'>{copy.title}</summary>
      <div role='status'>{answer ? <ul>{linesOf(answer).map((line) => <li key={line}>{line}</li>)}</ul> : null}</div>
      <form className='staff-form' noValidate onSubmit={submit}>
        <p>{copy.lead}</p>
        {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
        <Choice label={copy.code} value={code} options={LOSS_CODES} names={lossCodes} onChange={setCode} />
        {code === 'imprisoned' ? <Choice label={copy.custody} value={custody} options={CUSTODIES} names={custodies} onChange={setCustody} /> : null}
        <DayField label={copy.since} value={since} onChange={(day) => { setSince(day); setMissing(false) }} />
        <Choice label={copy.source} value={source} options={FINDING_SOURCES} names={findingSources} onChange={setSource} />
        <StaffButton disabled={send.busy}>{copy.submit}</StaffButton>
      </form>
    </details>
  )
}
