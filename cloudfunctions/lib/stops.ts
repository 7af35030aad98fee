/** Proposed stops, as every function may touch them. */
import { addWorkingDays } from '../../src/domain/working-days'
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { StopClosing } from '../../src/domain/contract/staff-stops'
import { duty, type BenefitState } from '../../src/domain/cycle'
import { graceEndsOn } from '../../src/domain/payment'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { STUCK_STOP } from '../../src/domain/stop'
import type { Transaction } from './collections'
import type { StaffTask, StopProposal } from './documents-sweep'

export const proposalIdOf = (beneficiaryId: string, scheme: Scheme, dueOn: LocalDate): string => `${beneficiaryId}.${scheme}.${dueOn}`

/** The proposal as it is once somebody, or the person's own certification (`by` null), has closed it. `at`: ms since 1970. */
export const closedProposal = (
  proposal: StopProposal, state: Exclude<StopProposal['state'], 'open'>, by: string | null, why: StopClosing, at: number,
): StopProposal => ({ ...proposal, state, closedAt: new Date(at).toISOString(), closed: { by, why }, version: proposal.version + 1 })

/**
 * Whoever has been certified has no stop coming. In the transaction that certifies, with the benefits as they were before it; costs a read
 * a benefit, and only when one was so late that a stop may have been proposed.
 */
export async function withdrawStops(
  tx: Transaction, beneficiaryId: string, before: readonly BenefitState[], policy: PolicyInForce, at: number,
): Promise<void> {
  const proposals = tx.table('proposals')
  for (const benefit of before) {
    const { dueOn } = duty(benefit, policy)
    if (benefit.status !== 'active' || civilDay(at) <= graceEndsOn(dueOn, policy)) continue
    const proposal = await proposals.find(proposalIdOf(beneficiaryId, benefit.scheme, dueOn))
    if (proposal?.state === 'open') await proposals.put(closedProposal(proposal, 'withdrawn', null, 'certified', at))
  }
}

/** Pay goes on, and somebody above has to see why. */
export function stuckStop({ _id, beneficiaryId, region, scheme }: StopProposal, street: string | null, today: LocalDate): StaffTask {
  return {
    _id: `stuckStop.${_id}`, kind: 'stuckStop', beneficiaryId, region, street, scheme, openedOn: today,
    answerBy: addWorkingDays(today, STUCK_STOP.workingDays), state: 'open', result: null, closedAt: null, by: null,
  }
}
