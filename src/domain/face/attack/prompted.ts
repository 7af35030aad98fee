/**
 * Did the actions follow their prompts? A recording made earlier does not wait for them. The times of the prompts are the phone's own
 * words: a hint, never proof.
 */
import type { Action } from '../../contract/common'
import type { SeenAction } from '../../liveness'

/** In the order in which they were shown. */
export interface Prompt { action: Action; shownAtMs: number }

/**
 * By how many seconds the prompts would have to be earlier so that every one is answered, in order, by an action of its own; 0 when
 * all are. null when the actions do not answer the prompts at all, whatever the times.
 */
export function secondsAhead(prompts: readonly Prompt[], seen: readonly SeenAction[]): number | null {
  const leads = prompts.flatMap(({ shownAtMs }) => seen.map(({ from }) => shownAtMs / 1000 - from)).filter((lead) => lead > 0)
  return [0, ...leads.sort((a, b) => a - b)].find((lead) => isAnswered(prompts, seen, lead)) ?? null
}

function isAnswered(prompts: readonly Prompt[], seen: readonly SeenAction[], lead: number): boolean {
  let after = -Infinity
  return prompts.every(({ action, shownAtMs }) => {
    // the first that fits leaves the most room for the next
    const answer = seen.find((one) => one.action === action && one.from > after && one.from >= shownAtMs / 1000 - lead)
    after = answer?.to ?? after
    return answer !== undefined
  })
}
