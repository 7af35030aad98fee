/** A proposed stop as staff see it: by masks, with every item that is there and that is missing. */
import type { ProposalDetail, ProposalRow } from '../../../src/domain/contract/staff-stops'
import { attemptsOf, isVerifyingOver, recordedBy } from '../../../src/domain/stop'
import { masked } from '../../lib/masked'
import type { Transaction } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { isSecondPerson } from '../../lib/staff/second-person'
import type { StopCase } from './stop-case'

const isOpen = ({ proposal }: StopCase) => proposal.state === 'open'

export function rowOf({ deps }: Pick<StaffRun, 'deps'>, it: StopCase): ProposalRow {
  const { proposal, person, bundle, policy, today } = it
  const { _id: proposalId, scheme, dueOn, openedOn, state } = proposal
  return {
    proposalId, beneficiaryId: person._id, ...masked(deps.secrets, person), scheme, dueOn, openedOn, state,
    missing: isOpen(it) ? bundle.missing : [],
    stopFrom: isOpen(it) ? bundle.stopFrom : proposal.stopFrom,
    isVerifyingOver: isOpen(it) && isVerifyingOver(dueOn, policy, today),
  }
}

/** Who has put evidence on file may not approve, nor who has approved. */
export function mayApproveStop(run: Pick<StaffRun, 'at' | 'staff'>, source: Pick<Transaction, 'table'>, { proposal, facts, policy, today }: StopCase): Promise<boolean> {
  return isSecondPerson(run, source, [
    ...recordedBy(facts, policy, today).map(({ by, on }) => ({ by, at: on })), ...proposal.approvals.map(({ staffId, at }) => ({ by: staffId, at })),
  ])
}

export async function detailOf(run: Pick<StaffRun, 'deps' | 'at' | 'staff'>, it: StopCase, source: Pick<Transaction, 'table'> = run.deps.db): Promise<ProposalDetail> {
  const { proposal, benefit, bundle, contacts, checks, today } = it
  const about = contacts.filter(({ scheme, dueOn }) => scheme === proposal.scheme && dueOn === proposal.dueOn)
  const counted = new Set(attemptsOf(about, benefit.scheme, proposal.dueOn, today))
  return {
    ...rowOf(run, it),
    items: bundle.items,
    careReasons: bundle.careReasons,
    evidenceNo: proposal.evidenceNo ?? 0,
    contacts: about.map((one) => ({ channel: one.channel, on: one.on, result: one.result, byMachine: one.by === null, counts: counted.has(one) })),
    comparisons: checks.map(({ on, sources, lifeTraceOn, by }) => ({ on, sources, lifeTraceOn, byMachine: by === undefined })),
    approvals: proposal.approvals.map(({ at, staffId }) => ({ at, isOwn: staffId === run.staff.id })),
    mayApprove: isOpen(it) && await mayApproveStop(run, source, it),
    lastCertifiedOn: benefit.lastCertifiedOn,
    lastChannel: benefit.lastChannel ?? null,
    postponed: proposal.postponedBy !== undefined,
    closedWhy: proposal.closed?.why ?? null,
  }
}
