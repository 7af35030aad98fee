import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { StaffRun } from '../../lib/staff/door'
import { detailOf } from './proposal-view'
import { findCase } from './stop-case'

type Call = StaffCalls['getProposal']

/** One proposal with every item of the bundle (rule R13). */
export async function getProposal(run: StaffRun, { proposalId }: Call['input']): Promise<Call['output']> {
  return detailOf(run, await findCase(run, proposalId))
}
