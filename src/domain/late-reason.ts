/** Why somebody certified late: asked for, never required (rule R9; 社会保险经办条例 31 and 53(2) forbid demanding proofs without a law). */
import type { LocalDate } from './calendar'
import type { Attribution } from './contract/citizen'
import { attribute, type BenefitState } from './cycle'
import type { Policy, PolicyInForce } from './policy/policy'

export const LATE_REASONS = [
  'didNotKnow', 'forgot', 'ill', 'away', 'noPhone', 'couldNotPass', 'familyMatter', 'other',
] as const
export type LateReason = (typeof LATE_REASONS)[number]

/** Letters of the optional text: two lines on a phone. */
export const LATE_NOTE_MAX = 200

export interface LateReasonAsk {
  /** documents: the law in `legalBasis` allows it and is shown; they may still follow later. */
  ask: Policy['lateEvidence']['ask']
  legalBasis: string | null
  /** Never: the certification counts before and without an answer. */
  blocks: false
}

/** What to ask after a success that counts so. In time, or early by choice: nothing. */
export function lateReasonAsk(attribution: Attribution, { lateEvidence }: Policy): LateReasonAsk {
  const isLate = attribution === 'late' || attribution === 'lateNoEffect'
  if (!isLate || lateEvidence.ask === 'none') return { ask: 'none', legalBasis: null, blocks: false }
  const legalBasis = lateEvidence.legalBasis?.trim() || null
  // the policy check refuses documents without a law; should one slip through, ask for the statement only
  if (lateEvidence.ask === 'documents' && legalBasis) return { ask: 'documents', legalBasis, blocks: false }
  return { ask: 'statement', legalBasis: null, blocks: false }
}

/** What somebody is asked who is late with a benefit today. */
export function lateAsk(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): Pick<LateReasonAsk, 'ask' | 'legalBasis'> {
  const { attribution, cured } = attribute(benefit, policy, today)
  // in the next window a success is on time and yet cures a missed one
  const { ask, legalBasis } = lateReasonAsk(cured.length > 0 && attribution === 'onTime' ? 'late' : attribution, policy)
  return { ask, legalBasis }
}
