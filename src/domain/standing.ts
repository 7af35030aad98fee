/** Where a person stands today: what the home card, the reminder and the kiosk say. */
import { daysBetween, type LocalDate } from './calendar'
import type { Scheme, Standing, StandingKind } from './contract/common'
import { duty, isDeclarationMissing, type BenefitState } from './cycle'
import { graceEndsOn, paymentForecast } from './payment'
import type { Duty } from './period'
import type { PolicyInForce } from './policy/policy'

/** Facts that are not part of the benefit. `reviewing`: staff are looking at this person's video right now. */
export interface Circumstances { reviewing?: boolean }

export interface PersonStanding {
  /** The one that needs attention first. */
  standing: Standing
  /** All, in the same order. */
  benefits: { scheme: Scheme; standing: Standing }[]
}

/** Most urgent first; kinds of one rank are ordered by their due day (rule R18). */
const URGENCY: Record<StandingKind, number> = {
  suspended: 0, overdue: 1, grace: 2, dueSoon: 3, open: 4, reviewing: 5, certified: 6, dataMatch: 6, notYet: 6, closed: 7,
}

/** By the calendar alone, as if pay ran and nobody were reviewing. */
function kindByDay(benefit: BenefitState, { noticeOn, dueOn }: Duty, policy: PolicyInForce, today: LocalDate): StandingKind {
  if (today < noticeOn) {
    if (benefit.lastCertifiedOn === null) return 'notYet'
    return benefit.lastChannel === 'dataMatch' ? 'dataMatch' : 'certified'
  }
  if (today <= dueOn) return daysBetween(today, dueOn) <= policy.notice.dueSoonDays ? 'dueSoon' : 'open'
  return today <= graceEndsOn(dueOn, policy) ? 'grace' : 'overdue'
}

function kindOf(benefit: BenefitState, next: Duty, policy: PolicyInForce, today: LocalDate, reviewing: boolean): StandingKind {
  if (benefit.status === 'closed') return 'closed'
  if (benefit.status === 'held') return 'reviewing'
  // only staff stop pay; a machine says overdue and no more (rule R13)
  const kind = benefit.status === 'suspended' ? 'suspended' : kindByDay(benefit, next, policy, today)
  // whoever needs nothing now is told so, even while an extra video of theirs is being looked at
  return reviewing && URGENCY[kind] < URGENCY.reviewing ? 'reviewing' : kind
}

/**
 * Where a person stands with one benefit. A windowed scheme is `certified` until the next window opens; a rolling one until the first
 * notice before its due day (rule R27), although one may certify on any day before (rule R4 refuses nobody).
 */
export function standing(benefit: BenefitState, policy: PolicyInForce, today: LocalDate, { reviewing = false }: Circumstances = {}): Standing {
  const next = duty(benefit, policy)
  const kind = kindOf(benefit, next, policy, today, reviewing)
  const suspendedFrom = benefit.status === 'suspended' ? benefit.suspendedFrom : null
  const isClosed = kind === 'closed'
  return {
    kind,
    dueOn: isClosed ? null : next.dueOn,
    daysLeft: isClosed ? null : daysBetween(today, next.dueOn),
    opensOn: !isClosed && today < next.noticeOn ? next.noticeOn : null,
    graceEndsOn: isClosed ? null : graceEndsOn(next.dueOn, policy),
    certifiedOn: benefit.lastCertifiedOn,
    suspendedFrom,
    ifCertifiedToday: suspendedFrom === null ? null : paymentForecast(suspendedFrom, today, policy),
    declarationMissing: isDeclarationMissing(benefit, policy, today),
  }
}

/**
 * Where a person stands with all benefits, the most urgent first, whatever their order (rule R18). One benefit a scheme.
 * @throws RangeError for a person without any benefit.
 */
export function personStanding(
  benefits: readonly BenefitState[], policy: PolicyInForce, today: LocalDate, circumstances: Circumstances = {},
): PersonStanding {
  const all = benefits.map((benefit) => ({ scheme: benefit.scheme, standing: standing(benefit, policy, today, circumstances) }))
  const key = (s: (typeof all)[number]) => `${URGENCY[s.standing.kind]} ${s.standing.dueOn} ${s.scheme}`
  all.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const first = all[0]
  if (!first) throw new RangeError('a beneficiary has at least one benefit')
  return { standing: first.standing, benefits: all }
}

/** Drawing an employee's and a resident's pension at once: a task for staff, never a stop (rule R18). */
export function isSuspectedDuplicate(benefits: readonly BenefitState[]): boolean {
  const drawn = new Set(benefits.filter((benefit) => benefit.status !== 'closed').map((benefit) => benefit.scheme))
  return drawn.has('resident') && (drawn.has('enterprise') || drawn.has('publicInstitution'))
}
