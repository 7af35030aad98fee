/** Which certification is due next, and what one success counts for. Per (person, benefit); no clock, no storage. */
import type { LocalDate, LocalMonth } from './calendar'
import type { Attribution } from './contract/citizen'
import type { Channel, Scheme } from './contract/common'
import type { KeptFinding } from './hold'
import { graceEndsOn } from './payment'
import { nthPeriod, type Duty, type Hear } from './period'
import type { PolicyInForce } from './policy/policy'
import { withRespite } from './respite'

/** What is stored per benefit. One success is enough memory: alive on a day means alive on every day before (rule R5). */
export interface BenefitState {
  scheme: Scheme
  /** Day of benefit approval: the first verified sign of life (rule R17). */
  startOn: LocalDate
  lastCertifiedOn: LocalDate | null
  /** Latest self-declaration (rule R16). */
  declaredOn: LocalDate | null
  /** held: pay waits for a finding of staff (death record, custody); a certification alone does not lift it (rules R19, R21). */
  status: 'active' | 'suspended' | 'held' | 'closed'
  /** First month without pay, while suspended or held. */
  suspendedFrom: LocalMonth | null
  lastChannel?: Channel
  /** A recorded loss of the right that has not ended (hold.ts); absent: none. */
  finding?: KeptFinding
  /** After an objection to a silent certification: not due before this day (rule R26). A certification ends it. */
  respiteUntil?: LocalDate
}

/** The last sign of life that counts: the approval of the benefit or a certification (rules R5, R17). */
export const lastAliveOn = ({ startOn, lastCertifiedOn }: BenefitState): LocalDate =>
  (lastCertifiedOn !== null && lastCertifiedOn > startOn ? lastCertifiedOn : startOn)

/**
 * The earliest period not yet satisfied (rules R3-R8, R17, R30). It may lie in the future, be open, or be missed.
 * @param hear told every step of the way to it, in order.
 */
export function duty(benefit: BenefitState, policy: PolicyInForce, hear?: Hear): Duty {
  const aliveOn = lastAliveOn(benefit)
  if (hear) {
    const isCertified = aliveOn === benefit.lastCertifiedOn
    hear({ kind: 'countedFrom', on: aliveOn, by: isCertified ? 'certification' : 'start', channel: (isCertified && benefit.lastChannel) || null })
  }
  return withRespite(nthPeriod(aliveOn, 1, benefit.scheme, policy, hear), benefit.respiteUntil, hear)
}

/**
 * How a success on `day` counts for a benefit, and the labels of all periods that had closed without one, now cured (R4, R5, R11).
 * onTime: it satisfies the period that is open. voluntary: nothing was open or missing. lateNoEffect: late, but before pay could stop.
 * late: after that.
 */
export function attribute(benefit: BenefitState, policy: PolicyInForce, day: LocalDate): { attribution: Attribution; cured: string[] } {
  const aliveOn = lastAliveOn(benefit)
  const first = duty(benefit, policy)
  const cured: string[] = []
  let period = first
  // a version that shortens the cycle may say of its second period what the old one said of its first
  for (let n = 2; period.dueOn < day; n++) {
    const next = nthPeriod(aliveOn, n, benefit.scheme, policy)
    if (next.dueOn <= period.dueOn) continue
    cured.push(period.label)
    period = next
  }
  // a rolling cycle that was not missed is open on every day
  const isOpen = period.opensOn === null ? cured.length === 0 : period.opensOn <= day
  if (isOpen) return { attribution: 'onTime', cured }
  if (cured.length === 0) return { attribution: 'voluntary', cured }
  return { attribution: day <= graceEndsOn(first.dueOn, policy) ? 'lateNoEffect' : 'late', cured }
}

/**
 * The benefit after a success. The latest day wins, so a visit recorded offline and synced late takes no newer one back (rules R10, R25).
 * Stopped pay resumes; a held or closed benefit stays so until staff decide (rules R14, R19).
 */
export function afterSuccess(benefit: BenefitState, day: LocalDate, channel: Channel): BenefitState {
  const isLatest = benefit.lastCertifiedOn === null || day >= benefit.lastCertifiedOn
  const { respiteUntil: _respiteUntil, ...rest } = benefit
  return {
    ...(isLatest ? rest : benefit),
    ...(isLatest ? { lastCertifiedOn: day, lastChannel: channel } : {}),
    ...(benefit.status === 'suspended' ? { status: 'active', suspendedFrom: null } : {}),
  }
}

/**
 * True when the running period of a conditional benefit lacks its self-declaration (rule R16). A life proof never fills it.
 * The statement speaks of the whole time since the benefit began, so the latest one covers earlier periods.
 */
export function isDeclarationMissing(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): boolean {
  if (!policy.schedules[benefit.scheme].declaration || benefit.status === 'closed') return false
  return duty({ ...benefit, lastCertifiedOn: benefit.declaredOn }, policy).noticeOn <= today
}
