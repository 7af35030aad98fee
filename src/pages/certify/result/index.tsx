import { useState } from 'react'
import { Page } from '@/components/Page'
import type { Outcome } from '@/domain/contract/citizen'
import { currentRun, note } from '../../run'
import { Matched } from './Matched'
import { NotMatched } from './NotMatched'
import { Review } from './Review'

/** What came of it: matched, for a person to look at, or not this time. */
export default function Result() {
  const run = currentRun()
  const [ending, setEnding] = useState(run?.ending)
  if (!run || !ending) return <Page state={{ kind: 'lostRun' }} />
  if (ending.kind === 'trouble') return <NotMatched run={run} reason={ending.reason} outcome={null} />
  const { outcome, beneficiaryId, attemptId } = ending
  const handOn = (handed: Outcome) => {
    const changed = { ...ending, outcome: handed }
    note({ ending: changed })
    setEnding(changed)
  }
  switch (outcome.kind) {
    case 'matched': return <Matched run={run} outcome={outcome} beneficiaryId={beneficiaryId} />
    case 'needsReview': return <Review outcome={outcome} beneficiaryId={beneficiaryId} />
    case 'notMatched': return <NotMatched run={run} reason={outcome.reason} outcome={outcome} film={{ attemptId, onHandedOn: handOn }} />
  }
}
