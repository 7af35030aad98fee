/** Ways in which a proposed stop does not become one, and the way back. Pay runs in any case. */
import { daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { StopClosing } from '../../../src/domain/contract/staff-stops'
import { isPeriodMissing } from '../../../src/domain/stop'
import { recordEvent } from '../../lib/audit'
import type { StopProposal } from '../../lib/documents-sweep'
import type { StaffRun } from '../../lib/staff/door'
import { closedProposal, stuckStop } from '../../lib/stops'
import { findCase } from './stop-case'

type Output = { state: StopProposal['state'] }

/** The period stays missing, so that the task of a supervisor follows: nobody is forgotten either way. */
function close(run: StaffRun, proposalId: string, state: 'refused' | 'withdrawn', why: StopClosing): Promise<Output> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx) => {
    const { proposal, person, today } = await findCase(run, proposalId, tx)
    if (proposal.state !== 'open') return { state: proposal.state }
    const { scheme, dueOn } = proposal
    const kind = state === 'refused' ? 'stopRefused' as const : 'stopWithdrawn' as const
    const facts = { staffId: staff.id, stop: { scheme, dueOn, why } }
    const { event, beneficiary } = recordEvent(person, { kind, at: new Date(at).toISOString(), callerId: null, facts })
    await tx.table('proposals').put(closedProposal(proposal, state, staff.id, why, at))
    await tx.table('tasks').put(stuckStop(proposal, person.street ?? null, today))
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { state }
  })
}

export const refuseStop = (run: StaffRun, { proposalId }: StaffCalls['refuseStop']['input']) => close(run, proposalId, 'refused', 'notConvinced')
export const withdrawStop = (run: StaffRun, { proposalId, why }: StaffCalls['withdrawStop']['input']) => close(run, proposalId, 'withdrawn', why)

/** From no approvals, and the person is told anew: `warned` counts from today. Nothing happens when the period is not missing any more. */
export function reopenStop(run: StaffRun, { proposalId }: StaffCalls['reopenStop']['input']): Promise<Output> {
  return run.deps.db.inTransaction(async (tx) => {
    const { proposal, benefit, policy, today } = await findCase(run, proposalId, tx)
    const { closed: _closed, ...rest } = proposal
    const mayReopen = (proposal.state === 'refused' || proposal.state === 'withdrawn') && isPeriodMissing(benefit, proposal.dueOn, policy, today)
    if (!mayReopen) return { state: proposal.state }
    await tx.table('proposals').put({ ...rest, state: 'open', openedOn: today, approvals: [], closedAt: null, version: proposal.version + 1 })
    const { beneficiaryId, scheme, dueOn } = proposal
    const at = new Date(run.at).toISOString()
    // the first message has gone out: this one has an id of its own
    await tx.table('outbox').put({
      _id: `${proposalId}.stopProposed.${proposal.version + 1}`, kind: 'stopProposed', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null,
      about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
    })
    return { state: 'open' }
  })
}
