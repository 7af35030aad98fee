import { Words, plain } from '@/components/Words'
import { printDay, printWindow } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { kiosk, kioskFailures } from '@/copy/kiosk'
import { matched } from '@/copy/result'
import { printReference } from '@/domain/reference'
import type { MatchedOutcome } from '@/domain/contract/citizen'
import type { KioskOutcome } from '@/domain/contract/kiosk'
import type { FaceFailure } from '@/domain/face-failure'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'
import { Slip } from './Slip'
import type { Step } from './steps'

const copy = kiosk.result

interface ResultProps { place: string; busy: boolean; help: Help; onAgain(): void; onLeave(): void }

export function ResultStep({ ending, ...props }: ResultProps & { ending: Extract<Step, { kind: 'result' | 'trouble' }> }) {
  if (ending.kind === 'trouble') return <NotMatched reason={ending.reason} mayRetry line={null} {...props} />
  const { outcome } = ending
  switch (outcome.kind) {
    case 'matched': return <Matched outcome={outcome} {...props} />
    case 'needsReview': return <InReview outcome={outcome} {...props} />
    case 'notMatched': {
      const { reason, triesLeft, sessionsLeft } = outcome
      const mayRetry = reason !== 'tooManyToday' && triesLeft + sessionsLeft > 0
      return <NotMatched reason={reason} mayRetry={mayRetry} line={mayRetry ? fill(copy.triesLeft, { n: triesLeft }) : copy.noneLeft} {...props} />
    }
  }
}

function Matched({ outcome, place, help, onLeave }: ResultProps & { outcome: MatchedOutcome }) {
  const print = () => {
    window.print()
    onLeave()
  }
  return (
    <>
      <Screen title={matched.first} spoken={matched.then} help={help} onBack={onLeave} backWord={copy.noPrint}>
        <p className='kiosk-done'>{matched.then}</p>
        <p>{copy.reference}</p>
        <p className='kiosk-number'>{printReference(outcome.reference)}</p>
        <p className='kiosk-strong'>{fill(copy.next, { window: printWindow({ opensOn: outcome.nextOpensOn, dueOn: outcome.nextDueOn }) })}</p>
        <BigButton kind='primary' onPress={print}>{copy.print}</BigButton>
        <BigButton onPress={onLeave}>{copy.noPrint}</BigButton>
      </Screen>
      <Slip outcome={outcome} place={place} />
    </>
  )
}

function InReview({ outcome: { answerBy, reviewNo }, help, onLeave }: ResultProps & { outcome: Extract<KioskOutcome, { kind: 'needsReview' }> }) {
  const body = fill(copy.reviewBody, { day: printDay(answerBy) })
  return (
    <Screen title={copy.review} spoken={plain(body)} help={help} onBack={onLeave} backWord={kiosk.leave}>
      <p><Words>{body}</Words></p>
      <p className='kiosk-strong'>{fill(copy.reviewNo, { no: reviewNo })}</p>
      <BigButton kind='primary' onPress={onLeave}>{kiosk.goodbye.done}</BigButton>
    </Screen>
  )
}

function NotMatched({ reason, mayRetry, line, busy, help, onAgain, onLeave }: ResultProps & { reason: FaceFailure; mayRetry: boolean; line: string | null }) {
  const { title, body } = kioskFailures[reason] ?? faceFailures[reason]
  return (
    <Screen title={title} spoken={body} help={help} onBack={onLeave} backWord={kiosk.leave}>
      <p>{body}</p>
      {line ? <p>{line}</p> : null}
      {mayRetry ? <BigButton kind='primary' disabled={busy} onPress={onAgain}>{copy.again}</BigButton> : null}
      <BigButton kind={mayRetry ? 'second' : 'primary'} onPress={onLeave}>{copy.counter}</BigButton>
    </Screen>
  )
}
