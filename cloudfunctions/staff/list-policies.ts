import { civilDay } from '../../src/domain/calendar'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { POLICIES } from '../../src/domain/policy/policies'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { secondPerson } from '../lib/staff/second-person'
import { describe, draftedBy, maySee, type Version } from './versions'

/** Far more than a city drafts in a generation. */
const MOST = 1000

export async function listPolicies(run: StaffRun): Promise<StaffCalls['listPolicies']['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const [published, stored] = await Promise.all([publishedPolicies(deps.db), deps.db.table('policies').list({ where: {}, limit: MOST })])
  const versions: Version[] = [...POLICIES.map((policy) => ({ policy, stored: null })), ...stored.map((one) => ({ policy: one.policy, stored: one }))]
  const seen = versions.filter(({ policy }) => maySee(run, policy.region))
  const isOther = await secondPerson(run, deps.db, seen.flatMap(draftedBy))
  const policies = seen.map((version) => describe(version, published, { today, staffId: staff.id, isOther }))
  policies.sort((a, b) => (a.effectiveFrom === b.effectiveFrom ? (a.key < b.key ? 1 : -1) : a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return { today, policies }
}
