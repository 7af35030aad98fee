import { useState } from 'react'
import { useTask } from '@/components/use-task'
import { printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { acts as copy, outcomes, stateNames } from '@/copy/staff-stops'
import type { StaffCalls } from '@/domain/contract/staff'
import type { StaffRole } from '@/domain/contract/staff-session'
import type { ProposalDetail } from '@/domain/contract/staff-stops'
import { Dialog } from '../frame/Dialog'
import { StaffButton } from '../frame/StaffButton'
import { call } from '../session'
import { ComparisonForm } from './ComparisonForm'
import { ContactForm } from './ContactForm'

interface ActionsProps { detail: ProposalDetail; roles: readonly StaffRole[]; onShow(shown: ProposalDetail | string): void }
type Question = 'approve' | 'refuse' | 'foundAlive' | 'wrongRecord'

const QUESTIONS: readonly Question[] = ['approve', 'refuse', 'foundAlive', 'wrongRecord']

function sentenceOf(answer: StaffCalls['approveStop']['output']): string {
  switch (answer.kind) {
    case 'stopped': return fill(outcomes.stopped, { month: printMonth(answer.stopFrom) })
    case 'approved': return fill(outcomes.approved, { n: answer.needed - answer.given })
    case 'closed': return fill(outcomes.closed, { state: stateNames[answer.state] })
    default: return outcomes[answer.kind]
  }
}

/** What this role may do with this proposal. What came of it is said in one place, which a screen reader reads at once. */
export function Actions({ detail, roles, onShow }: ActionsProps) {
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState<Question | null>(null)
  const { proposalId, evidenceNo } = detail
  const has = (...wanted: StaffRole[]) => wanted.some((role) => roles.includes(role))
  const decide = useTask(async (question: Question | 'reopen') => {
    setAsking(null)
    if (question === 'approve') setSaid(sentenceOf(await call('approveStop', { proposalId, evidenceNo })))
    else if (question === 'reopen') setSaid((await call('reopenStop', { proposalId })).state === 'open' ? outcomes.reopened : '')
    else {
      const { state } = question === 'refuse' ? await call('refuseStop', { proposalId }) : await call('withdrawStop', { proposalId, why: question })
      setSaid(fill(outcomes.closed, { state: stateNames[state] }))
    }
    onShow(proposalId)
  })
  const recorded = (answer: StaffCalls['recordContact']['output'], done: string) => {
    setSaid(answer.kind === 'recorded' ? done : fill(outcomes.closed, { state: stateNames[answer.state] }))
    onShow(answer.kind === 'recorded' ? answer.proposal : proposalId)
  }
  const trouble = decide.state.kind === 'failed' ? troubles[decide.state.code].title : decide.state.kind === 'offline' ? frame.offline.title : ''
  const isOpen = detail.state === 'open'
  return (
    <>
      <p className='staff-said' role='status'>{trouble || said}</p>
      {isOpen && has('clerk', 'visitor', 'reviewer') ? <ContactForm proposalId={proposalId} onDone={(answer) => recorded(answer, copy.contact.done)} /> : null}
      {isOpen && has('clerk', 'reviewer') ? <ComparisonForm proposalId={proposalId} onDone={(answer) => recorded(answer, copy.comparison.done)} /> : null}
      {has('reviewer', 'admin') ? <Decide detail={detail} busy={decide.busy} onAsk={setAsking} onReopen={() => decide.run('reopen')} /> : null}
      {asking ? <Sure question={asking} month={printMonth(detail.stopFrom)} onYes={() => decide.run(asking)} onNo={() => setAsking(null)} /> : null}
    </>
  )
}

function Decide({ detail, busy, onAsk, onReopen }: { detail: ProposalDetail; busy: boolean; onAsk(question: Question): void; onReopen(): void }) {
  const { state, missing, mayApprove } = detail
  const isReady = missing.every((name) => name === 'approvals')
  if (state === 'stopped') return null
  if (state !== 'open') return <div className='staff-buttons'><StaffButton disabled={busy} onPress={onReopen}>{copy.reopen}</StaffButton></div>
  return (
    <section>
      <h2>{copy.decide}</h2>
      {isReady ? null : <p>{copy.notReady}</p>}
      {isReady && !mayApprove ? <p>{copy.notYou}</p> : null}
      <div className='staff-buttons staff-wrap'>
        {QUESTIONS.filter((question) => question !== 'approve' || (isReady && mayApprove)).map((question) => (
          <StaffButton key={question} disabled={busy} onPress={() => onAsk(question)}>{copy[question]}</StaffButton>
        ))}
      </div>
    </section>
  )
}

function Sure({ question, month, onYes, onNo }: { question: Question; month: string; onYes(): void; onNo(): void }) {
  const body = question === 'approve' ? fill(copy.ask.approve, { month }) : question === 'refuse' ? copy.ask.refuse : copy.ask.withdraw
  return (
    <Dialog title={copy[question]} onClose={onNo}>
      <p>{body}</p>
      <div className='staff-buttons'>
        <StaffButton kind='primary' onPress={onYes}>{copy.yes}</StaffButton>
        <StaffButton onPress={onNo}>{copy.no}</StaffButton>
      </div>
    </Dialog>
  )
}
