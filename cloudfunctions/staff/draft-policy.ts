import { civilDay } from '../../src/domain/calendar'
import { AppError } from '../../src/domain/contract/errors'
import type { PolicyContent } from '../../src/domain/contract/policy'
import type { StaffCalls } from '../../src/domain/contract/staff'
import type { Policy } from '../../src/domain/policy/policy'
import { POLICIES } from '../../src/domain/policy/policies'
import { policyBefore, publishingProblems } from '../../src/domain/policy/publishing'
import { policyProblems } from '../../src/domain/policy/validate'
import type { StoredPolicy } from '../lib/documents-policy'
import { publishedPolicies } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { findDraft, keyOf, takeTurn } from './versions'

type Call = StaffCalls['draftPolicy']

/** Id and number of the next version of a region, beside all that there have been. */
function nextVersion(region: string, stored: readonly StoredPolicy[]): Pick<Policy, 'id' | 'version'> {
  const all = [...POLICIES, ...stored.map(({ policy }) => policy)].filter((policy) => policy.region === region)
  return { id: `policy-${region}`, version: Math.max(0, ...all.map(({ version }) => version)) + 1 }
}

const policyOf = (content: PolicyContent, name: Pick<Policy, 'id' | 'version'>, today: string): Policy =>
  ({ ...content, ...name, effectiveTo: null, publishedOn: today })

/** Keeps a draft; it judges nobody. Only its author may change it. */
export async function draftPolicy({ deps, at, staff }: StaffRun, { key, content }: Call['input']): Promise<Call['output']> {
  const today = civilDay(at)
  // whether it may be published is another question: on which day somebody will do that is not known yet
  const problems = policyProblems(policyOf(content, { id: 'draft', version: 1 }, today)).filter(({ code }) => code !== 'publishedTooLate')
  if (problems.length > 0) return { kind: 'invalid', problems }

  const saved = await deps.db.inTransaction(async (tx) => {
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const old = key === null ? null : await findDraft({ staff }, key, tx)
    if (old && old.draftedBy !== staff.id) throw new AppError('forbidden', 'key')
    if (old && old.region !== content.region) throw new AppError('badInput', 'content.region')
    await takeTurn(content.region, tx)
    const name = old?.policy ?? nextVersion(content.region, await tx.table('policies').list({ where: { region: content.region }, limit: 1000 }))
    const policy = policyOf(content, { id: name.id, version: name.version }, today)
    const { event, member: next } = recordStaffEvent(member, 'policyDrafted', at, { policy: keyOf(policy) })
    await tx.table('policies').put({
      _id: keyOf(policy), region: policy.region, state: 'draft', policy, draftedBy: staff.id, draftedAt: new Date(at).toISOString(),
      publishedBy: null, publishedAt: null, version: (old?.version ?? 0) + 1,
    })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return policy
  })
  const published = await publishedPolicies(deps.db)
  return { kind: 'saved', key: keyOf(saved), toPublish: publishingProblems(saved, policyBefore(saved, published), published, today) }
}
