/** Everything that is on file about one proposed stop, and what of it is missing. */
import { civilDay, type LocalDate } from '../../../src/domain/calendar'
import type { BenefitState } from '../../../src/domain/cycle'
import { AppError } from '../../../src/domain/contract/errors'
import { checkIdNumber } from '../../../src/domain/id-number'
import type { PolicyInForce } from '../../../src/domain/policy/policy'
import { evidenceFor, type StopBundle, type StopFacts } from '../../../src/domain/stop'
import type { Transaction } from '../../lib/collections'
import type { Deps } from '../../lib/deps'
import type { Beneficiary } from '../../lib/documents'
import type { Contact } from '../../lib/documents-notices'
import type { DataCheck, StopProposal } from '../../lib/documents-sweep'
import { findForStaff } from '../../lib/staff/find-for-staff'
import type { StaffRun } from '../../lib/staff/door'
import { openVisitOf } from '../../lib/visits/visits'

/** What is stored beside proposal and person. `isProofWaiting`: a visit is on its way or looked at, or a counter waits for a second person. */
export interface OnFile { contacts: readonly Contact[]; checks: readonly DataCheck[]; isAppealing: boolean; isProofWaiting: boolean }

export interface StopCase extends OnFile {
  proposal: StopProposal
  person: Beneficiary
  benefit: BenefitState
  policy: PolicyInForce
  today: LocalDate
  facts: StopFacts
  bundle: StopBundle
}

/** More than anybody is called about one pension; what is beyond is not counted, so the stop waits. */
const MOST_CONTACTS = 1000
const MOST_CHECKS = 100

/**
 * Reads it all, in a transaction when something is going to be decided. `notFound` for a proposal elsewhere, as for none.
 * Evidence that staff record raises the proposal's own version, so two decisions at a time collide there.
 */
export async function findCase(run: StaffRun, proposalId: string, source: Pick<Transaction, 'table'> = run.deps.db): Promise<StopCase> {
  const proposal = await source.table('proposals').find(proposalId)
  if (!proposal) throw new AppError('notFound', 'proposalId')
  const { beneficiaryId } = proposal
  const person = await findForStaff(run, beneficiaryId, 'proposalId', source)
  const contacts = await source.table('contacts').list({ where: { beneficiaryId }, order: { by: 'on', direction: 'desc' }, limit: MOST_CONTACTS })
  const checks = await source.table('dataChecks').list({ where: { beneficiaryId }, order: { by: 'on', direction: 'desc' }, limit: MOST_CHECKS })
  const appeals = await source.table('appeals').list({ where: { beneficiaryId, state: 'open' }, limit: 1 })
  const visit = await openVisitOf(source, beneficiaryId)
  const acts = await source.table('counterActs').list({ where: { beneficiaryId, state: 'waiting', kind: 'certify' }, limit: 1 })
  const today = civilDay(run.at)
  const policy = await run.deps.policyOn(person.region, today)
  const onFile = { contacts, checks, isAppealing: appeals.length > 0, isProofWaiting: visit !== null || acts.length > 0 }
  return caseOf(run.deps, proposal, person, onFile, policy, today)
}

/** `internal` for a proposal of a benefit that the person does not have: the sweep never writes one. */
export function caseOf(
  { secrets }: Pick<Deps, 'secrets'>, proposal: StopProposal, person: Beneficiary, onFile: OnFile, policy: PolicyInForce, today: LocalDate,
): StopCase {
  const benefit = person.benefits.find(({ scheme }) => scheme === proposal.scheme)
  if (!benefit) throw new AppError('internal')
  const id = checkIdNumber(secrets.open(person._id, 'idNumber', person.idEnc), today)
  const facts: StopFacts = {
    benefit, dueOn: proposal.dueOn, openedOn: proposal.openedOn, stopFrom: proposal.stopFrom,
    contacts: onFile.contacts, comparisons: onFile.checks, approverIds: proposal.approvals.map(({ staffId }) => staffId),
    birthOn: id.ok ? id.birthOn : null, ...(person.traits && { traits: person.traits }),
    isReviewing: person.openReview !== null || onFile.isProofWaiting, isAppealing: onFile.isAppealing,
  }
  return { ...onFile, proposal, person, benefit, policy, today, facts, bundle: evidenceFor(facts, policy, today) }
}
