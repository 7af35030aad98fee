import type { LocalDate } from '../calendar'
import type { Policy, PolicyInForce } from './policy'

/** The version that was in force on a day; the oldest known one for a day before all of them. */
export function versionOn(policy: PolicyInForce, day: LocalDate): Policy {
  const { before = [] } = policy
  if (before.length === 0 || policy.effectiveFrom <= day) return policy
  for (let i = before.length - 1; i > 0; i--) {
    const version = before[i]
    if (version && version.effectiveFrom <= day) return version
  }
  return before[0] ?? policy
}
