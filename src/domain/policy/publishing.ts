/** What must hold, beyond its own sense, before a version may come into force after another (rule R30). */
import { addDays, addMonths, type LocalDate } from '../calendar'
import type { Scheme } from '../contract/common'
import { duty } from '../cycle'
import type { Duty } from '../period'
import { graceEndsOn } from '../payment'
import { noticedFrom } from './notice'
import { findPolicyOn } from './policies'
import type { Policy, PolicyInForce } from './policy'
import { policyProblems } from './validate'
import type { Problem } from './problem'

/** A version as it will stand once it is in force after another. */
export const following = (version: Policy, inForce: PolicyInForce): PolicyInForce => {
  const { before = [], ...last } = inForce
  return { ...version, before: [...before, last] }
}

/** The policy that a version takes over from, with those before it; null where the region has had none. */
export const policyBefore = (version: Policy, policies: readonly Policy[]): PolicyInForce | null =>
  findPolicyOn(version.region, addDays(version.effectiveFrom, -1), policies)

/** A version, published or not, with all that it follows. */
export function inItsPlace(version: Policy, policies: readonly Policy[]): PolicyInForce {
  const before = policyBefore(version, policies)
  return before ? following(version, before) : version
}

const longestCycle = ({ schedules }: Policy) => Math.max(12, ...Object.values(schedules).map((s) => (s.kind === 'rolling' ? s.months : 12)))

const dutyOf = (scheme: Scheme, aliveOn: LocalDate, policy: PolicyInForce): Duty =>
  duty({ scheme, startOn: aliveOn, lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null }, policy)

/**
 * Every obligation that can be open, one for each scheme and each day on which somebody may have been certified: none may come nearer, nor
 * its grace end sooner, than the notice allows. This looks at days, not at people, so nobody can be missed.
 */
function shortened(scheme: Scheme, version: PolicyInForce, inForce: PolicyInForce): Problem[] {
  const noticed = noticedFrom(version, inForce)
  const fields = new Set<string>()
  const from = addMonths(version.publishedOn, -longestCycle(inForce) - 2)
  for (let aliveOn = from; aliveOn < version.effectiveFrom; aliveOn = addDays(aliveOn, 1)) {
    const old = dutyOf(scheme, aliveOn, inForce)
    const fresh = dutyOf(scheme, aliveOn, version)
    if (fresh.dueOn < old.dueOn && fresh.dueOn < noticed) fields.add(`schedules.${scheme}`)
    const ends = graceEndsOn(fresh.dueOn, version)
    if (fresh.dueOn === old.dueOn && ends < graceEndsOn(old.dueOn, inForce) && ends < noticed) fields.add('grace.days')
  }
  return [...fields].map((field) => ({ field, code: 'shortNotice' }))
}

/**
 * Why a version may not be published today; empty: it may.
 * @param inForce the version that it would follow, with those before; null where the region has had none
 * @param published all published versions of the region
 */
export function publishingProblems(version: Policy, inForce: PolicyInForce | null, published: readonly Policy[], today: LocalDate): Problem[] {
  const problems = policyProblems(version).filter(({ field }) => field !== 'publishedOn')
  // a day is judged by one version, and other instances learn of a new one within a minute
  if (version.effectiveFrom <= today) problems.push({ field: 'effectiveFrom', code: 'beginsTooSoon' })
  if (published.some((other) => other.region === version.region && other.effectiveFrom >= version.effectiveFrom)) {
    problems.push({ field: 'effectiveFrom', code: 'notTheLatest' })
  }
  if (version.publishedOn !== today) problems.push({ field: 'publishedOn', code: 'publishedTooLate' })
  // the text itself ships with the product
  if (inForce && version.consentVersion !== inForce.consentVersion) problems.push({ field: 'consentVersion', code: 'textNotShipped' })
  if (problems.length > 0 || inForce === null) return problems
  const next = following(version, inForce)
  const open = Object.keys(version.schedules).flatMap((scheme) => shortened(scheme as Scheme, next, inForce))
  return open.filter(({ field }, i) => open.findIndex((other) => other.field === field) === i)
}
