import { addDays, type LocalDate } from '../../src/domain/calendar'
import type { Scheme, StandingKind } from '../../src/domain/contract/common'
import { afterSuccess, duty, type BenefitState } from '../../src/domain/cycle'
import { firstStoppedMonth } from '../../src/domain/payment'
import type { Policy } from '../../src/domain/policy/policy'
import { standing } from '../../src/domain/standing'
import { CAST, type CastMember } from '../people/cast'

export interface DemoPerson {
  beneficiaryId: string
  member: CastMember
  benefits: BenefitState[]
  /** A hospital has seen them: the first night certifies them by it. */
  isSeen?: true
}

/** Every scheme, and every standing that the calendar allows; the most useful first. */
const WISHES: readonly (readonly [Scheme, StandingKind])[] = [
  ['enterprise', 'dueSoon'], ['enterprise', 'suspended'], ['resident', 'dueSoon'], ['survivor', 'open'], ['publicInstitution', 'certified'],
  ['enterprise', 'grace'], ['publicInstitution', 'overdue'], ['resident', 'overdue'], ['enterprise', 'notYet'], ['resident', 'dataMatch'],
  ['publicInstitution', 'closed'], ['enterprise', 'open'],
]

const blank = (scheme: Scheme, startOn: LocalDate): BenefitState =>
  ({ scheme, startOn, lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null })

/** The benefit with its last success `daysAgo` days before today. */
function lastSeen(scheme: Scheme, daysAgo: number, today: LocalDate): BenefitState {
  return afterSuccess(blank(scheme, '2018-06-01'), addDays(today, -daysAgo), 'phone')
}

/**
 * A history that shows the wanted standing today, found by trying: nothing is written into the standing itself.
 * null when the calendar does not allow it today (a resident cannot be `open` between two windows).
 */
function historyFor(scheme: Scheme, wanted: StandingKind, policy: Policy, today: LocalDate): BenefitState | null {
  if (wanted === 'closed') return { ...lastSeen(scheme, 400, today), status: 'closed' }
  if (wanted === 'notYet') return blank(scheme, addDays(today, -30))
  // long enough ago that a stay in hospital is news
  if (wanted === 'dataMatch') return lastSeen(scheme, 200, today)
  const base = wanted === 'suspended' ? 'overdue' : wanted
  for (let daysAgo = 1; daysAgo < 900; daysAgo += 1) {
    const benefit = lastSeen(scheme, daysAgo, today)
    const shown = standing(benefit, policy, today)
    // an overdue person of the demo has been so for a while, so that the pay months are worth looking at
    if (shown.kind !== base || (wanted === 'suspended' && (shown.daysLeft ?? 0) > -75)) continue
    if (wanted !== 'suspended') return benefit
    return { ...benefit, status: 'suspended', suspendedFrom: firstStoppedMonth(duty(benefit, policy).dueOn) }
  }
  return null
}

/** One drawn person a wish. Where today's calendar does not allow the wished standing, the person is overdue or certified instead. */
export function demoPeople(policy: Policy, today: LocalDate): DemoPerson[] {
  return WISHES.flatMap(([scheme, wanted], index) => {
    const member = CAST[index]
    const benefit = historyFor(scheme, wanted, policy, today)
      ?? historyFor(scheme, 'overdue', policy, today) ?? historyFor(scheme, 'certified', policy, today)
    if (!member || !benefit) return []
    // one person draws two pensions: one act settles both
    const benefits = scheme === 'survivor' ? [benefit, lastSeen('resident', 40, today)] : [benefit]
    return [{ beneficiaryId: `demo-${String(index + 1).padStart(2, '0')}`, member, benefits, ...(wanted === 'dataMatch' && { isSeen: true as const }) }]
  })
}
