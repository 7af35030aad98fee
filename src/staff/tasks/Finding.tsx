import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { channelNames, schemeNames } from '@/copy/names'
import { frame } from '@/copy/staff'
import { benefitStates, custodies, finding as copy, findingOutcomes, findingSources, lossCodes, payAfterwards } from '@/copy/staff-desk'
import type { StaffCalls } from '@/domain/contract/staff'
import type { FindingView } from '@/domain/contract/staff-holds'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { FindingDialog, type Decision } from './FindingDialog'

type Benefit = FindingView['benefits'][number]
type Decided = StaffCalls['confirmFinding']['output'] | StaffCalls['endFinding']['output']

/** What the decision means for each benefit, in one line. */
function linesOf(answer: Decided): string[] {
  if (answer.kind !== 'confirmed' && answer.kind !== 'ended') return [findingOutcomes[answer.kind]]
  const months = (list: readonly string[]) => list.map(printMonth).join('、')
  const lines = answer.kind === 'confirmed'
    ? answer.benefits.map(({ scheme, status, overpaidMonths }) =>
      [stateOf(scheme, status), overpaidMonths.length > 0 ? fill(payAfterwards.overpaid, { months: months(overpaidMonths) }) : ''])
    : answer.benefits.map(({ scheme, status, resumeMonth, backPayMonths, backPayArrivesMonth, rate }) => [
      stateOf(scheme, status),
      resumeMonth ? fill(payAfterwards.resume, { month: printMonth(resumeMonth) }) : '',
      backPayMonths.length > 0 ? fill(payAfterwards.backPay, { months: months(backPayMonths) }) : '',
      backPayArrivesMonth ? fill(payAfterwards.arrives, { month: printMonth(backPayArrivesMonth) }) : '',
      resumeMonth && rate === 'asBefore' ? payAfterwards.asBefore : '',
    ])
  return [findingOutcomes[answer.kind], ...lines.map((line) => line.filter(Boolean).join('，'))]
}
const stateOf = (scheme: Benefit['scheme'], status: Benefit['status']) => fill(payAfterwards.state, { scheme: schemeNames[scheme], state: benefitStates[status] })

/** Both sides of a finding, and what may be decided about it by whoever reads this. */
export function Finding({ beneficiaryId, mayDecide }: { beneficiaryId: string; mayDecide: boolean }) {
  const { data, state, reload } = useLoad(() => call('getFinding', { beneficiaryId }))
  const [asking, setAsking] = useState<Decision['kind'] | null>(null)
  const [said, setSaid] = useState<string[]>([])
  const decide = useTask(async (decision: Decision) => {
    setAsking(null)
    setSaid([])
    const answer = decision.kind === 'confirm'
      ? await call('confirmFinding', { beneficiaryId })
      : await call('endFinding', { beneficiaryId, ending: decision.ending, endedOn: decision.endedOn })
    setSaid(linesOf(answer))
    reload()
  })
  const trouble = troubleWords(decide.state) || troubleWords(state)
  return (
    <section>
      <h2>{copy.title}</h2>
      <div role='status'>{said.length > 0 ? <ul className='staff-lines'>{said.map((line) => <li key={line}>{line}</li>)}</ul> : null}</div>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {state.kind !== 'ready' && state.kind !== 'loading' ? <StaffButton onPress={reload}>{frame.retry}</StaffButton> : null}
      {data?.benefits.map((benefit) => <Sides key={benefit.scheme} benefit={benefit} />)}
      {data && mayDecide ? <Decide view={data} busy={decide.busy} onAsk={setAsking} /> : null}
      {data && !mayDecide && data.benefits.some((one) => one.finding) ? <p>{copy.onlyDeciders}</p> : null}
      {data && asking ? <FindingDialog kind={asking} view={data} onDecide={decide.run} onClose={() => setAsking(null)} /> : null}
    </section>
  )
}

/** The record on one side, the person on the other. */
function Sides({ benefit: { scheme, status, suspendedFrom, seenOn, seenBy, isContradicted, finding } }: { benefit: Benefit }) {
  const seen = seenOn === null ? copy.never : fill(copy.seenOn, { day: printDay(seenOn), channel: seenBy ? channelNames[seenBy] : '' })
  const pay = [fill(copy.pay, { state: benefitStates[status] }), suspendedFrom ? fill(copy.payFrom, { month: printMonth(suspendedFrom) }) : '']
  return (
    <>
      <h3>{schemeNames[scheme]}</h3>
      {isContradicted ? <p className='staff-warn'>{copy.contradicted}</p> : null}
      <dl className='staff-facts'>
        <div><dt>{copy.record}</dt><dd>{finding ? recordLines(finding).map((line) => <p key={line}>{line}</p>) : copy.none}</dd></div>
        <div><dt>{copy.seen}</dt><dd>{seen.replace(/，$/, '')}</dd></div>
        <div><dt>{copy.payTerm}</dt><dd>{pay.filter(Boolean).join('，')}</dd></div>
      </dl>
    </>
  )
}

function recordLines({ code, custody, since, source, recordedOn, byMachine, isConfirmed }: NonNullable<Benefit['finding']>): string[] {
  return [
    fill(copy.what, { what: custody ? custodies[custody] : lossCodes[code], since: printDay(since) }),
    fill(copy.from, { source: findingSources[source], day: printDay(recordedOn) }),
    ...(byMachine ? [copy.byMachine] : []),
    isConfirmed ? copy.confirmed : copy.waiting,
  ]
}

function Decide({ view, busy, onAsk }: { view: FindingView; busy: boolean; onAsk(kind: Decision['kind']): void }) {
  const found = view.benefits.flatMap(({ finding }) => finding ?? [])
  if (found.length === 0) return null
  return (
    <>
      {view.mayConfirm || view.mayEnd ? null : <p>{copy.notYou}</p>}
      <div className='staff-buttons staff-wrap'>
        {view.mayConfirm ? <StaffButton disabled={busy} onPress={() => onAsk('confirm')}>{copy.confirm}</StaffButton> : null}
        {view.mayEnd && view.endings.length > 0 ? <StaffButton disabled={busy} onPress={() => onAsk('end')}>{copy.end}</StaffButton> : null}
      </div>
    </>
  )
}
