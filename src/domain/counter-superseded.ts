/** What stands when a certification turns out wrong (rule R28). Pure. */
import type { LocalDate } from './calendar'
import type { Channel } from './contract/common'
import type { BenefitState } from './cycle'

/** A certification that still stands. `at`: ISO instant at which it was written. */
export interface StandingCertification { at: string; on: LocalDate; channel: Channel }

/** A benefit's day of life as a certification found it. */
export type Found = Pick<BenefitState, 'lastCertifiedOn' | 'lastChannel'>

/** What a person's certifications say of a benefit. `over`: those that count no more, and what each of them found. */
export interface Words { standing: readonly StandingCertification[]; over: readonly { on: LocalDate; found: Found | null }[] }

const asFound = ({ on, channel }: StandingCertification): Found => ({ lastCertifiedOn: on, lastChannel: channel })
const newestFirst = (a: Found, b: Found): number => ((a.lastCertifiedOn ?? '') < (b.lastCertifiedOn ?? '') ? 1 : -1)

/**
 * What stands without a certification: the day that it found, or a later word. A day of one that counts no more either is none:
 * then it is the latest that stands, be it of that day, or what the others found before any of them.
 */
export function withoutCertification(found: Found, writtenAt: string, { standing, over }: Words): Found {
  // of two of one day the one that stands says how: what was found may name the channel of the other
  const isSound = ({ lastCertifiedOn: day }: Found) => !over.some(({ on }) => on === day)
  const earlier = isSound(found) ? [found] : [...standing.map(asFound), ...over.flatMap((one) => one.found ?? []).filter(isSound)]
  const later = standing.filter(({ at }) => at > writtenAt).map(asFound)
  return [...earlier, ...later].sort(newestFirst)[0] ?? { lastCertifiedOn: null }
}

/**
 * The benefit without a wrong certification: what stands then. Only the days of life
 * go back; whether pay runs is a decision of people (rule R13), and a declaration is another matter (rule R16). Where pay runs, the old duty
 * has been dealt with: there is time to certify in, as after an objection, and what follows is a new due day with steps of its own.
 * @param before the benefit as the wrong one found it; null: it came later, so the wrong one said nothing of it
 * @param wrong when it was written, and until when there is time to certify in; null: another one takes its place
 */
export function afterSuperseded(
  benefit: BenefitState, before: BenefitState | null, wrong: { at: string; respiteUntil: LocalDate | null }, words: Words,
): BenefitState {
  if (!before || benefit.status === 'closed') return benefit
  const { lastChannel: _channel, ...bare } = benefit
  const { lastCertifiedOn, lastChannel } = withoutCertification(before, wrong.at, words)
  const restored: BenefitState = { ...bare, lastCertifiedOn, ...(lastChannel && { lastChannel }) }
  const isBack = restored.status === 'active' && restored.lastCertifiedOn !== benefit.lastCertifiedOn
  return isBack && wrong.respiteUntil !== null ? { ...restored, respiteUntil: wrong.respiteUntil } : restored
}
