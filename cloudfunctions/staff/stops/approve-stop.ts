import { daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { duty } from '../../../src/domain/cycle'
import { payChange, type PayChange } from '../../../src/domain/exchange/pay-change'
import { evidenceFor, isReadyToApprove, type StopBundle } from '../../../src/domain/stop'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { closedProposal } from '../../lib/stops'
import { mayApproveStop } from './proposal-view'
import { findCase, type StopCase } from './stop-case'

type Call = StaffCalls['approveStop']

/**
 * The word of one more person (rule R13). The last one makes the stop real, in ONE transaction with the person's own record: a
 * certification at the same moment either comes first, and then nothing is stopped, or finds pay stopped and brings it back at once.
 */
export function approveStop(run: StaffRun, { proposalId, evidenceNo }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const it = await findCase(run, proposalId, tx)
    const { proposal, benefit, policy, today, bundle } = it
    if (proposal.state !== 'open') return { kind: 'closed', state: proposal.state }
    if (benefit.status === 'active' && duty(benefit, policy).dueOn !== proposal.dueOn) {
      await tx.table('proposals').put(closedProposal(proposal, 'withdrawn', null, 'certified', at))
      return { kind: 'closed', state: 'withdrawn' }
    }
    if (!isReadyToApprove(bundle)) return { kind: 'incomplete', missing: bundle.missing }
    if (!await mayApproveStop(run, tx, it)) return { kind: 'needsOtherPerson' }
    if (evidenceNo !== (proposal.evidenceNo ?? 0)) return { kind: 'changed' }

    const approvals = [...proposal.approvals, { staffId: staff.id, at: new Date(at).toISOString() }]
    const approved = { ...it, proposal: { ...proposal, approvals } }
    const after = evidenceFor({ ...it.facts, approverIds: approvals.map(({ staffId }) => staffId) }, policy, today)
    if (after.missing.length === 0) return stop(tx, run, approved, after)
    const { have: given, need: needed } = after.items.find(({ name }) => name === 'approvals') ?? { have: 0, need: 1 }
    await tx.table('proposals').put({ ...approved.proposal, version: proposal.version + 1 })
    await writeEvents(tx, run, approved, it.person, ['stopApproved'])
    return { kind: 'approved', given, needed }
  })
}

async function stop(tx: Transaction, run: StaffRun, it: StopCase, { stopFrom }: StopBundle): Promise<Call['output']> {
  const { proposal, person, benefit, policy, today } = it
  const { beneficiaryId, scheme, dueOn } = proposal
  const at = new Date(run.at).toISOString()
  const suspended = { ...benefit, status: 'suspended' as const, suspendedFrom: stopFrom }
  const benefits = person.benefits.map((one) => (one === benefit ? suspended : one))
  await tx.table('proposals').put({ ...closedProposal(proposal, 'stopped', run.staff.id, 'stopped', run.at), stopFrom })
  await writeEvents(tx, run, it, { ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, ['stopApproved', 'suspended'], payChange(benefit, suspended, 'overdue'))
  await tx.table('outbox').put({
    _id: `${proposal._id}.suspended`, kind: 'suspended', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null,
    about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
  })
  return { kind: 'stopped', stopFrom }
}

async function writeEvents(
  tx: Transaction, { at, staff }: StaffRun, { proposal: { scheme, dueOn } }: StopCase, person: StopCase['person'],
  kinds: readonly ('stopApproved' | 'suspended')[], pay: PayChange[] = [],
): Promise<void> {
  let carrier = person
  for (const kind of kinds) {
    const isStop = kind === 'suspended'
    const stop = { scheme, dueOn, ...(isStop && pay[0] && { from: pay[0].month }) }
    const facts = { staffId: staff.id, stop, ...(isStop && { pay }) }
    const { event, beneficiary } = recordEvent(carrier, { kind, at: new Date(at).toISOString(), callerId: null, facts })
    await tx.table('events').put(event)
    carrier = beneficiary
  }
  await tx.table('beneficiaries').put(carrier)
}
