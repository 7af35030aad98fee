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
  /** The caller's own number is the one that the register has for the person: a helper with the person's phone is nobody else. */
  isSamePhone: boolean
  /** A relative at a distance asked for it by a link: the phone that films needs no bond, and gets none. */
  byRelay: boolean
}

export type Permission = 'ok' | 'bindOnSuccess' | 'tooManyRelatives' | 'tooManyPeopleToday' | 'relationMissing' | 'samePhone'

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
  if (request.isSamePhone && !request.byRelay) return 'samePhone'
  if (request.peopleToday >= maxPeoplePerDay) return 'tooManyPeopleToday'
  if (request.hasDelegation || request.byRelay) return 'ok'
  if (!request.relation) return 'relationMissing'
  return request.activeBindings >= maxBindings ? 'tooManyRelatives' : 'bindOnSuccess'
}

/** Phone, address or bank data of a person: only who proved to be that person with their own face, never a helper, however old the bond. */
export const mayChangeContact = ({ isProven }: Pick<Request, 'isProven'>): boolean => isProven

export interface Bond {
  /** waiting: a helper wrote it down, the person has not agreed with their face yet. */
  status: 'waiting' | 'active' | 'ended'
  /** When the person last said 不让TA帮; stays whatever follows. */
  refusedAt?: string
}

/**
 * The person said 不让TA帮 after the helper had begun: what the helper has under way no longer counts, and binds nobody, also when they have
 * written the person down again meanwhile. A new beginning is possible, since it needs the person's own face. ISO instants.
 */
export const isTakenBack = (bond: Bond | null, begunAt: string): boolean => (bond?.refusedAt ?? '') >= begunAt
