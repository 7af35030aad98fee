import { printMoment, printWindow } from '@/copy/dates'
import { kiosk } from '@/copy/kiosk'
import { matched } from '@/copy/result'
import { printReference } from '@/domain/reference'
import type { MatchedOutcome } from '@/domain/contract/citizen'

const copy = kiosk.slip

/** On paper only, 80 mm wide: masked, as everything else. */
export function Slip({ outcome, place }: { outcome: MatchedOutcome; place: string }) {
  const facts = [
    [copy.person, outcome.maskName], [copy.reference, printReference(outcome.reference)], [copy.at, printMoment(outcome.certifiedAt)], [copy.where, place],
    [copy.next, printWindow({ opensOn: outcome.nextOpensOn, dueOn: outcome.nextDueOn })],
  ]
  return (
    <div className='kiosk-slip' aria-hidden='true'>
      <strong>{copy.title}</strong>
      <strong>{matched.first}</strong>
      <dl>{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <small>{copy.keep}</small>
    </div>
  )
}
