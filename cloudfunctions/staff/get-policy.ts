import { civilDay } from '../../src/domain/calendar'
import { contentOf } from '../../src/domain/contract/policy'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { describe, findVersion } from './versions'

type Call = StaffCalls['getPolicy']

export async function getPolicy(run: StaffRun, { key }: Call['input']): Promise<Call['output']> {
  const today = civilDay(run.at)
  const found = await findVersion(run, key, 'key', today)
  return { version: describe(found, await publishedPolicies(run.deps.db), today, run.staff.id), content: contentOf(found.policy) }
}
