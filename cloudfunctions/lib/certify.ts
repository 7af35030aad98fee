/** What one success does to a person's benefits. No storage here: the caller writes it. */
import { actionOn, type Swept } from '../../src/domain/agenda'
import type { LocalDate } from '../../src/domain/calendar'
import type { MatchedOutcome } from '../../src/domain/contract/citizen'
import type { Channel } from '../../src/domain/contract/common'
import { afterSuccess, attribute, duty, type BenefitState } from '../../src/domain/cycle'
import { paymentForecast } from '../../src/domain/payment'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { personStanding, standing } from '../../src/domain/standing'

export type Settled = Pick<MatchedOutcome, 'standingBefore' | 'benefits' | 'nextDueOn' | 'nextOpensOn' | 'payment'>

const runs = (benefit: BenefitState) => benefit.status !== 'closed'

/**
 * Earliest due day over all benefits that are not closed; null when all are. One that is held waits for staff, not for the person: its day
 * counts only where there is no other.
 */
export function earliestDueOn(benefits: readonly BenefitState[], policy: PolicyInForce): LocalDate | null {
  const running = benefits.filter(runs)
  const free = running.filter(({ status }) => status !== 'held')
  return (free.length > 0 ? free : running).map((benefit) => duty(benefit, policy).dueOn).sort()[0] ?? null
}

/**
 * The days that are kept beside the benefits: by which to certify, and when a sweep has to look at the person. What came due while a benefit
 * was held, and no sweep has seen, is for today.
 */
export const datesOf = (person: Swept, policy: PolicyInForce, today: LocalDate) =>
  ({ dueOn: earliestDueOn(person.benefits, policy), nextActionOn: actionOn(person, policy, today) })

/**
 * One act settles every benefit that is not closed, each by its own cycle (rule R18). null when there is none.
 * @param decidedOn when it became known, for what it does to pay: a payroll that has gone out cannot be changed by an earlier day
 */
export function certify(
  before: readonly BenefitState[], policy: PolicyInForce, day: LocalDate, channel: Channel, decidedOn: LocalDate = day,
): { benefits: BenefitState[]; settled: Settled } | null {
  const rows = before.filter(runs).map((benefit) => {
    const next = standing(afterSuccess(benefit, day, channel), policy, day)
    return {
      scheme: benefit.scheme,
      attribution: attribute(benefit, policy, day).attribution,
      nextOpensOn: next.opensOn,
      nextDueOn: duty(afterSuccess(benefit, day, channel), policy).dueOn,
      payment: benefit.status === 'suspended' && benefit.suspendedFrom ? paymentForecast(benefit.suspendedFrom, decidedOn, policy) : null,
      declarationMissing: next.declarationMissing,
    }
  }).sort((a, b) => (a.nextDueOn < b.nextDueOn ? -1 : 1))
  const [first] = rows
  if (!first) return null
  return {
    benefits: before.map((benefit) => (runs(benefit) ? afterSuccess(benefit, day, channel) : benefit)),
    settled: {
      standingBefore: personStanding(before, policy, day).standing.kind,
      benefits: rows,
      nextDueOn: first.nextDueOn,
      nextOpensOn: first.nextOpensOn,
      payment: rows.find((row) => row.payment)?.payment ?? null,
    },
  }
}
