/** Who may start a certification for whom (rule R23). It is always the subject's own face that is filmed, never the helper's. */
import type { Mode, Relation } from './contract/common'
import type { Policy } from './policy/policy'

export interface Request {
  mode: Mode
  relation?: Relation | null
  /** The beneficiary is the caller's own self; with mode `self` also while the caller has none yet. */
  isOwn: boolean
  /** The caller's own self by an earlier match of the face, not only by saying so. */
  isProven: boolean
  hasDelegation: boolean
  /** Delegations that this caller holds now. */
  activeBindings: number
  /** Other people than this one, and than the caller once proven, for whom the caller started within the last 24 hours. */
  peopleToday: number
}

export type Permission = 'ok' | 'bindOnSuccess' | 'tooManyRelatives' | 'tooManyPeopleToday' | 'relationMissing'

/**
 * bindOnSuccess: a stranger so far; the match of the subject's face is the subject's consent and creates the delegation.
 * Own certification, once proven, is never limited by help given to others; until then whoever says 本人 could be anybody.
 */
export function mayCertify(request: Request, policy: Policy): Permission {
  const { maxBindings, maxPeoplePerDay } = policy.delegation
  if (request.isProven) return 'ok'
  if (request.isOwn) return request.peopleToday >= maxPeoplePerDay ? 'tooManyPeopleToday' : 'ok'
  // 本人认证 for somebody who is not oneself: the caller has to say that it is for another
  if (request.mode === 'self') return 'relationMissing'
  if (request.peopleToday >= maxPeoplePerDay) return 'tooManyPeopleToday'
  if (request.hasDelegation) return 'ok'
  if (!request.relation) return 'relationMissing'
  return request.activeBindings >= maxBindings ? 'tooManyRelatives' : 'bindOnSuccess'
}
