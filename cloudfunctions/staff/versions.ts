/** Policies as the studio sees them: those that the product ships and those that were made here, under one kind of key. */
import type { LocalDate } from '../../src/domain/calendar'
import { AppError } from '../../src/domain/contract/errors'
import type { PolicyVersion } from '../../src/domain/contract/staff-policy'
import { findPolicyOn, POLICIES, versionsOf } from '../../src/domain/policy/policies'
import type { Policy } from '../../src/domain/policy/policy'
import { covers } from '../../src/domain/staff-scope'
import type { Transaction } from '../lib/collections'
import type { StoredPolicy } from '../lib/documents-policy'
import { asToday } from '../lib/policies'
import type { StaffRun } from '../lib/staff/door'
import type { Before } from '../lib/staff/second-person'

export const keyOf = ({ id, version }: Policy): string => `${id}.${version}`

/** Either a stored version, or one that the product ships. */
export interface Version { policy: Policy; stored: StoredPolicy | null }

/** May this member of staff see a policy of that region? Their own part of the country, and whatever rules it from above. */
export const maySee = ({ staff }: Pick<StaffRun, 'staff'>, region: string): boolean => covers(staff.region, region) || covers(region, staff.region)

/** `notFound` for what does not exist and for what rules another part of the country. A draft is read as if it were published today. */
export async function findVersion(run: Pick<StaffRun, 'deps' | 'staff'>, key: string, field: string, today: LocalDate): Promise<Version> {
  const shipped = POLICIES.find((policy) => keyOf(policy) === key)
  const stored = shipped ? null : await run.deps.db.table('policies').find(key)
  const policy = shipped ?? (stored ? asToday(stored.policy) : undefined)
  if (!policy || !maySee(run, policy.region)) throw new AppError('notFound', field)
  return { policy: stored?.state === 'draft' ? { ...policy, publishedOn: today } : policy, stored }
}

/** A draft of the region where this member of staff may act. */
export async function findDraft({ staff }: Pick<StaffRun, 'staff'>, key: string, tx: Pick<Transaction, 'table'>): Promise<StoredPolicy> {
  const stored = await tx.table('policies').find(key)
  if (stored?.state !== 'draft' || !covers(staff.region, stored.region)) throw new AppError('notFound', 'key')
  return { ...stored, policy: asToday(stored.policy) }
}

/** Who wrote a draft; nobody for what is out. */
export const draftedBy = ({ stored }: Version): Before[] => (stored?.state === 'draft' ? [{ by: stored.draftedBy, at: stored.draftedAt }] : [])

interface Reader { today: LocalDate; staffId: string; isOther(before: readonly Before[]): boolean }

/** How the studio lists a version. `published`: all that people may be judged by. */
export function describe(version: Version, published: readonly Policy[], { today, staffId, isOther }: Reader): PolicyVersion {
  const { policy, stored } = version
  const state = stored?.state ?? 'shipped'
  const isOut = state === 'shipped' || state === 'published'
  const current = isOut ? versionsOf(policy.region, published).find((one) => one.id === policy.id && one.version === policy.version) : undefined
  const inForce = findPolicyOn(policy.region, today, published)
  return {
    key: keyOf(policy), state, region: policy.region, effectiveFrom: policy.effectiveFrom, effectiveTo: current?.effectiveTo ?? policy.effectiveTo,
    publishedOn: isOut ? policy.publishedOn : null,
    isInForce: isOut && inForce?.id === policy.id && inForce.version === policy.version,
    source: policy.source, confidence: policy.confidence, checkedOn: policy.checkedOn,
    isMine: stored?.draftedBy === staffId, mayPublish: state === 'draft' && isOther(draftedBy(version)), draftedAt: stored?.draftedAt ?? null,
  }
}

/** Nobody else changes the region's policies at the same time: whoever comes second starts again and sees what the first did. */
export async function takeTurn(region: string, tx: Pick<Transaction, 'table'>): Promise<void> {
  const head = await tx.table('policyHeads').find(region)
  await tx.table('policyHeads').put({ _id: region, changes: (head?.changes ?? 0) + 1 })
}
