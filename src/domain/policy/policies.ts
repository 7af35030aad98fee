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

/**
 * A version that takes over where another level's has ended begins there and then, and nobody could read that it would before both were
 * published (rule R30).
 */
const takesOver = (version: Policy, from: LocalDate, ended: Policy): Policy =>
  ({ ...version, effectiveFrom: from, publishedOn: ended.publishedOn > version.publishedOn ? ended.publishedOn : version.publishedOn })

/** As policyOn; null when there is none. */
export function findPolicyOn(region: string, day: LocalDate, policies: readonly Policy[]): PolicyInForce | null {
  const known = [...versionsOf(region, policies), ...versionsOf(provinceOf(region), policies)]
  const inForceOn = (on: LocalDate) => known.find((p) => p.effectiveFrom <= on && (p.effectiveTo === null || on <= p.effectiveTo))
  if (!inForceOn(day)) return null
  const changes = known.flatMap(({ effectiveFrom, effectiveTo }) => (effectiveTo === null ? [effectiveFrom] : [effectiveFrom, addDays(effectiveTo, 1)]))
  const lived: Policy[] = []
  let last: Policy | undefined
  for (const from of changes.filter((on) => on <= day).sort()) {
    const version = inForceOn(from)
    if (!version || version === last) continue
    lived.push(last && version.effectiveFrom < from ? takesOver(version, from, last) : version)
    last = version
  }
  const found = lived.pop()
  if (!found) return null
  return lived.length === 0 ? found : { ...found, before: lived }
}

/**
 * The policy of a region, else of its province (GB/T 2260: the first two digits), with the versions that people there lived under before (rule
 * R30): those of the region, and those of the province while the region had none in force.
 * @throws RangeError when neither has one in force on that day: a due day must not be guessed.
 */
export function policyOn(region: string, day: LocalDate, policies: readonly Policy[] = POLICIES): PolicyInForce {
  const found = findPolicyOn(region, day, policies)
  if (!found) throw new RangeError(`no policy for region ${region} on ${day}`)
  return found
}
