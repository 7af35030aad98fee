import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { recordEvent } from '../../lib/audit'
import type { StaffRun } from '../../lib/staff/door'
import { findReview, mayLook } from './review-case'

type Call = StaffCalls['answerDeclaration']

/**
 * What staff make of a declaration that speaks against the benefit. It touches no pay: what has to end pay is recorded as a finding, with a
 * second person (rules R13, R16). `badInput` for a film.
 */
export function answerDeclaration(run: StaffRun, { reviewNo, answer }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const { review, person } = await findReview(run, reviewNo, tx)
    if (review.attemptId !== null) throw new AppError('badInput', 'reviewNo')
    if (review.state !== 'open') return { kind: 'over' }
    if (!await mayLook(run, tx, review)) throw new AppError('forbidden')
    const { event, beneficiary } = recordEvent(person, { kind: 'declarationAnswered', at: now, callerId: null, facts: { staffId: staff.id, reviewNo, answer } })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    await tx.table('reviews').put({ ...review, state: 'answered', closedAt: now })
    return { kind: 'answered' }
  })
}
