/** What stands when a certification turns out wrong (rule R28). Pure. */
import type { LocalDate } from './calendar'
import type { Channel } from './contract/common'
import type { BenefitState } from './cycle'

/** A certification that still stands. `at`: ISO instant at which it was written. */
export interface StandingCertification { at: string; on: LocalDate; channel: Channel }

/**
 * The benefit without a wrong certification: the latest day of those that stand and were written after it, or what it found. Only the days of
 * life go back; whether pay runs is a decision of people (rule R13), and a declaration is another matter (rule R16). Where pay runs, the old duty
 * has been dealt with: there is time to certify in, as after an objection, and what follows is a new due day with steps of its own.
 * @param before the benefit as the wrong one found it; null: it came later, so the wrong one said nothing of it
 * @param wrong when it was written, and until when there is time to certify in; null: another one takes its place
 */
export function afterSuperseded(
  benefit: BenefitState, before: BenefitState | null, wrong: { at: string; respiteUntil: LocalDate | null }, standing: readonly StandingCertification[],
): BenefitState {
  if (!before || benefit.status === 'closed') return benefit
  const { lastChannel: _channel, ...bare } = benefit
  const later = standing.filter(({ at }) => at > wrong.at)
  const found = before.lastCertifiedOn === null ? [] : [{ on: before.lastCertifiedOn, channel: before.lastChannel }]
  const [latest] = [...found, ...later].sort((a, b) => (a.on < b.on ? 1 : -1))
  const restored: BenefitState = { ...bare, lastCertifiedOn: latest?.on ?? null, ...(latest?.channel ? { lastChannel: latest.channel } : {}) }
  const isBack = restored.status === 'active' && restored.lastCertifiedOn !== benefit.lastCertifiedOn
  return isBack && wrong.respiteUntil !== null ? { ...restored, respiteUntil: wrong.respiteUntil } : restored
}
