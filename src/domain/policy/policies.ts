/** All policies that the product ships, and the one in force at a place on a day. */
import { addDays, type LocalDate } from '../calendar'
import type { Policy, PolicyInForce } from './policy'
import { seedRizhao2025 } from './seed-rizhao-2025'
import { shandong2025 } from './shandong-2025'

export const POLICIES: readonly Policy[] = [seedRizhao2025, shandong2025]

const provinceOf = (region: string) => `${region.slice(0, 2)}0000`

/** Versions of one region, oldest first; each ends at the latest on the day before the next begins. */
export function versionsOf(region: string, policies: readonly Policy[]): Policy[] {
  const ordered = policies.filter((p) => p.region === region).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return ordered.map((policy, i) => {
    const next = ordered[i + 1]
    const isCut = next && (policy.effectiveTo === null || policy.effectiveTo >= next.effectiveFrom)
    return isCut ? { ...policy, effectiveTo: addDays(next.effectiveFrom, -1) } : policy
  })
}

/** As policyOn; null when there is none. */
export function findPolicyOn(region: string, day: LocalDate, policies: readonly Policy[]): PolicyInForce | null {
  const own = versionsOf(region, policies)
  const first = own[0]
  const province = region === provinceOf(region) ? [] : versionsOf(provinceOf(region), policies)
  const isInForce = (p: Policy) => p.effectiveFrom <= day && (p.effectiveTo === null || day <= p.effectiveTo)
  const found = own.find(isInForce) ?? province.find(isInForce)
  if (!found) return null
  const before = [...province.filter((p) => !first || p.effectiveFrom < first.effectiveFrom), ...own]
    .filter((p) => p.effectiveFrom < found.effectiveFrom)
  return before.length === 0 ? found : { ...found, before }
}

/**
 * The policy of a region, else of its province (GB/T 2260: the first two digits), with the versions that it follows (rule R30): those of the
 * region, and those of the province from before the region had its own.
 * @throws RangeError when neither has one in force on that day: a due day must not be guessed.
 */
export function policyOn(region: string, day: LocalDate, policies: readonly Policy[] = POLICIES): PolicyInForce {
  const found = findPolicyOn(region, day, policies)
  if (!found) throw new RangeError(`no policy for region ${region} on ${day}`)
  return found
}
