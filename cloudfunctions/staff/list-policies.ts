import { civilDay } from '../../src/domain/calendar'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { POLICIES } from '../../src/domain/policy/policies'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { describe, maySee, type Version } from './versions'

/** Far more than a city drafts in a generation. */
const MOST = 1000

export async function listPolicies(run: StaffRun): Promise<StaffCalls['listPolicies']['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const [published, stored] = await Promise.all([publishedPolicies(deps.db), deps.db.table('policies').list({ where: {}, limit: MOST })])
  const versions: Version[] = [...POLICIES.map((policy) => ({ policy, stored: null })), ...stored.map((one) => ({ policy: one.policy, stored: one }))]
  const policies = versions.filter(({ policy }) => maySee(run, policy.region)).map((version) => describe(version, published, today, staff.id))
  policies.sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? (a.key < b.key ? 1 : -1) : a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return { today, policies }
}
