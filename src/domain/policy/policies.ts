/** All policies that the product knows, and the one in force at a place on a day. */
import type { LocalDate } from '../calendar'
import type { Policy } from './policy'
import { seedRizhao2025 } from './seed-rizhao-2025'
import { shandong2025 } from './shandong-2025'

export const POLICIES: readonly Policy[] = [seedRizhao2025, shandong2025]

/**
 * The policy of a region, else of its province (GB/T 2260: the first two digits).
 * @throws RangeError when neither has one in force on that day: a due day must not be guessed.
 */
export function policyOn(region: string, day: LocalDate): Policy {
  const inForce = POLICIES.filter((p) => p.effectiveFrom <= day && (p.effectiveTo === null || day <= p.effectiveTo))
  const found = inForce.find((p) => p.region === region) ?? inForce.find((p) => p.region === `${region.slice(0, 2)}0000`)
  if (!found) throw new RangeError(`no policy for region ${region} on ${day}`)
  return found
}
