import type { StaffCalls } from '../../../src/domain/contract/staff'
import { recordEvent } from '../../lib/audit'
import type { StaffRun } from '../../lib/staff/door'
import { findReview } from './review-case'

type Call = StaffCalls['leaveReview']

/**
 * Who is related to the person, or knows them, must not decide about them, and nobody but they can know. It leaves their queue for good.
 * Harmless to repeat.
 */
export function leaveReview(run: StaffRun, { reviewNo }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const { review, person } = await findReview(run, reviewNo, tx)
    if (review.state !== 'open') return { kind: 'over' }
    if (review.left?.includes(staff.id)) return { kind: 'left' }
    const facts = { staffId: staff.id, reviewNo }
    const { event, beneficiary } = recordEvent(person, { kind: 'reviewLeft', at: new Date(at).toISOString(), callerId: null, facts })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    await tx.table('reviews').put({ ...review, left: [...review.left ?? [], staff.id] })
    return { kind: 'left' }
  })
}
