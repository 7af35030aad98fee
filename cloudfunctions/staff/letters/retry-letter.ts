import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { absent } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['retryLetter']

/**
 * All channels once more, as if it were new. What came of them before stays on file (contacts), one row a channel: trying again is no second
 * proof that somebody was looked for (rule R13). Two who press at once make one.
 */
export async function retryLetter(run: StaffRun, { letterId }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const letter = await deps.db.table('outbox').find(letterId)
  if (!letter) throw new AppError('notFound', 'letterId')
  await findForStaff(run, letter.beneficiaryId, 'letterId')
  const changed = await deps.db.table('outbox').changeOne({ _id: letterId, state: 'dead' }, {
    state: 'queued', tries: 0, claims: 0, over: [], attempting: null, leaseUntil: 0, notBefore: new Date(at).toISOString(), reason: absent, retriedBy: staff.id,
  })
  return { kind: changed ? 'queued' : 'notDead' }
}
