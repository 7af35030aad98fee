/** Whose word counts when staff decide: never the operator's own, never one person's twice (社会保险经办条例 37). */

export interface Approvals {
  /** Who put it forward; null: the nightly run or another authority's record. */
  operatorId: string | null
  approverIds: readonly string[]
}

/** People who approved, without the operator. */
export function approvalsOf({ operatorId, approverIds }: Approvals): number {
  return new Set(approverIds.filter((id) => id !== operatorId)).size
}

/** People who stand behind it, the operator among them. */
export function peopleBehind(approvals: Approvals): number {
  return approvalsOf(approvals) + (approvals.operatorId === null ? 0 : 1)
}
