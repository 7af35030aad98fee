import { civilDay } from '../../src/domain/calendar'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { policyDiff } from '../../src/domain/policy/diff'
import type { StaffRun } from '../lib/staff/door'
import { findVersion } from './versions'

type Call = StaffCalls['diffPolicy']

export async function diffPolicy(run: StaffRun, { a, b }: Call['input']): Promise<Call['output']> {
  const today = civilDay(run.at)
  const [one, other] = [await findVersion(run, a, 'a', today), await findVersion(run, b, 'b', today)]
  return { changes: policyDiff(one.policy, other.policy) }
}
