import { civilDay } from '../../src/domain/calendar'
import { AppError } from '../../src/domain/contract/errors'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { policyBefore, publishingProblems } from '../../src/domain/policy/publishing'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { isSecondPerson } from '../lib/staff/second-person'
import { findDraft, keyOf, takeTurn } from './versions'

type Call = StaffCalls['publishPolicy']

/**
 * Puts a draft into force on its day, by somebody else than its author. From then on it is never changed: another version may follow it.
 */
export async function publishPolicy(run: StaffRun, { key }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const draft = await findDraft({ staff }, key, tx)
    if (!await isSecondPerson(run, tx, [{ by: draft.draftedBy, at: draft.draftedAt }])) throw new AppError('forbidden', 'key')
    await takeTurn(draft.region, tx)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const published = await publishedPolicies(tx)
    const policy = { ...draft.policy, publishedOn: today }
    const problems = publishingProblems(policy, policyBefore(policy, published), published, today)
    if (problems.length > 0) return { kind: 'refused', problems }
    const { event, member: next } = recordStaffEvent(member, 'policyPublished', at, { policy: keyOf(policy) })
    await tx.table('policies').put({
      ...draft, policy, state: 'published', publishedBy: staff.id, publishedAt: new Date(at).toISOString(), version: draft.version + 1,
    })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return { kind: 'published', effectiveFrom: policy.effectiveFrom }
  })
}
