/** Separation of duties (rule R28; 社会保险经办条例 art. 37: high-risk business is approved at another level than it is done). */

/**
 * May this member of staff approve what somebody did? Never one's own act, and never twice: of two approvals the second must be a third
 * person's.
 * @param operatorId who did or proposed it; null: the machine
 * @param earlier who has approved it already
 */
export const mayApprove = (operatorId: string | null, approverId: string, earlier: readonly string[] = []): boolean =>
  approverId !== operatorId && !earlier.includes(approverId)
