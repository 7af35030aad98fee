import { Page } from '@/components/Page'
import { currentRun } from '../../run'
import { Matched } from './Matched'
import { NotMatched } from './NotMatched'
import { Review } from './Review'

/** What came of it: matched, for a person to look at, or not this time. */
export default function Result() {
  const run = currentRun()
  const ending = run?.ending
  if (!run || !ending) return <Page state={{ kind: 'lostRun' }} />
  if (ending.kind === 'trouble') return <NotMatched run={run} reason={ending.reason} outcome={null} />
  const { outcome, beneficiaryId } = ending
  switch (outcome.kind) {
    case 'matched': return <Matched run={run} outcome={outcome} beneficiaryId={beneficiaryId} />
    case 'needsReview': return <Review outcome={outcome} beneficiaryId={beneficiaryId} />
    case 'notMatched': return <NotMatched run={run} reason={outcome.reason} outcome={outcome} />
  }
}
