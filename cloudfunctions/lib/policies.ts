/** The policy in force: what the product ships and what staff have published. */
import type { LocalDate } from '../../src/domain/calendar'
import { POLICIES, policyOn } from '../../src/domain/policy/policies'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'
import type { Database, Transaction } from './collections'

/** How long another instance may go on with the versions it knows; publishing is always days ahead of the first day in force. */
const FRESH_MS = 60_000
/** Far more versions than a city publishes in a generation. */
const MOST = 1000

export type FindPolicy = (region: string, day: LocalDate) => Promise<PolicyInForce>

/** What became a value of a version later than 0.3.0 stored its first ones, as it was for everybody until then. */
const ADDED_STOP = { approvals: 1, approvalsWithCare: 2, payrollClosesOnDay: 5 }

/** A stored version with every value that a version has today. */
export const asToday = (policy: Policy): Policy => ({ ...policy, stop: { ...ADDED_STOP, ...policy.stop } })

/** Every version that people may be judged by. */
export async function publishedPolicies(db: Pick<Transaction, 'table'>): Promise<Policy[]> {
  const stored = await db.table('policies').list({ where: { state: 'published' }, limit: MOST })
  return [...POLICIES, ...stored.map(({ policy }) => asToday(policy))]
}

/** @throws RangeError when no policy is in force there: a due day must not be guessed. */
export function makePolicies(db: Database, now: () => number): FindPolicy {
  let known: readonly Policy[] = POLICIES
  let freshUntil = 0
  return async (region, day) => {
    if (now() >= freshUntil) {
      known = await publishedPolicies(db)
      freshUntil = now() + FRESH_MS
    }
    return policyOn(region, day, known)
  }
}
