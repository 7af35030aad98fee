import { civilDay } from '../../src/domain/calendar'
import { contentOf } from '../../src/domain/contract/policy'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { secondPerson } from '../lib/staff/second-person'
import { describe, draftedBy, findVersion } from './versions'

type Call = StaffCalls['getPolicy']

export async function getPolicy(run: StaffRun, { key }: Call['input']): Promise<Call['output']> {
  const today = civilDay(run.at)
  const found = await findVersion(run, key, 'key', today)
  const isOther = await secondPerson(run, run.deps.db, draftedBy(found))
  return { version: describe(found, await publishedPolicies(run.deps.db), { today, staffId: run.staff.id, isOther }), content: contentOf(found.policy) }
}
