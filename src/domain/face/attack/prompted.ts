/**
 * Did the actions follow their prompts? A recording made earlier does not wait for them. The times of the prompts are the phone's own
 * words: a hint, never proof.
 */
import type { Action, Prompts } from '../../contract/common'
import type { RiskSignal } from '../../contract/face'
import { challengeMet, isAnswer, type SeenAction } from '../../liveness'
import { signalOf } from '../risk'

/** Openings, turns and nods beyond those asked for; nothing where nothing was asked. */
export function extraSignals(seen: readonly SeenAction[], challenge: readonly Action[]): RiskSignal[] {
  const count = (actions: readonly Action[]) => actions.filter((action) => action !== 'blink').length
  return challenge.length === 0 ? [] : [signalOf('extra', Math.max(0, count(seen.map(({ action }) => action)) - count(challenge)))]
}

/** What the prompts' times say of a clip that does what was asked; nothing when the phone told none. */
export function promptSignals(seen: readonly SeenAction[], challenge: readonly Action[], prompts: Prompts = []): RiskSignal[] {
  const met = challengeMet(seen, challenge, prompts)
  const ahead = secondsAhead(prompts, seen)
  if (prompts.length === 0 || !met.ok || ahead === null) return []
  return [signalOf('ahead', ahead), signalOf('windows', met.timing === 'odd' ? 1 : 0)]
}

/**
 * By how many seconds the prompts would have to be earlier so that every one is answered, in order, by an action of its own; 0 when
 * all are. null when the actions do not answer the prompts at all, whatever the times.
 */
export function secondsAhead(prompts: Prompts, seen: readonly SeenAction[]): number | null {
  const leads = prompts.flatMap(({ shownAtMs }) => seen.map(({ from }) => shownAtMs / 1000 - from)).filter((lead) => lead > 0)
  return [0, ...leads.sort((a, b) => a - b)].find((lead) => isAnswered(prompts, seen, lead)) ?? null
}

function isAnswered(prompts: Prompts, seen: readonly SeenAction[], lead: number): boolean {
  let after = -Infinity
  return prompts.every(({ action, shownAtMs }) => {
    // the first that fits leaves the most room for the next
    const answer = seen.find((one) => isAnswer(one.action, action) && one.from > after && one.from >= shownAtMs / 1000 - lead)
    after = answer?.to ?? after
    return answer !== undefined
  })
}
