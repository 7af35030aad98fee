/** What the calls about reviews share: which ones a reviewer may look at, and how one is shown in the queue. */
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { ReviewRow } from '../../../src/domain/contract/staff-review'
import { maskName } from '../../../src/domain/id-number'
import { workingDaysLeft } from '../../../src/domain/working-days'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Review } from '../../lib/documents-reviews'
import { nameOf } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { isSecondPerson, type Before } from '../../lib/staff/second-person'

/**
 * Who has given a word on it: nobody gives two (rule R28). And who has left it, for they know the person: that is no act of a day but holds on,
 * so it is weighed as of now, whoever's account they sit at.
 */
export const keptFrom = ({ at }: Pick<StaffRun, 'at'>, { opinions = [], left = [] }: Review): Before[] => [
  ...opinions.map(({ staffId, at: saidAt }) => ({ by: staffId, at: saidAt })), ...left.map((staffId) => ({ by: staffId, at: new Date(at).toISOString() })),
]

/** Never who has given an opinion, nor who knows the person. */
export const mayLook = (run: StaffRun, source: Pick<Transaction, 'table'>, review: Review): Promise<boolean> =>
  isSecondPerson(run, source, keptFrom(run, review))

/** A review of a person of the reader's region. `notFound` for one elsewhere, as for one that does not exist. */
export async function findReview(
  run: StaffRun, reviewNo: string, source: Pick<Transaction, 'table'>,
): Promise<{ review: Review; person: Beneficiary }> {
  const review = await source.table('reviews').find(reviewNo)
  if (!review) throw new AppError('notFound', 'reviewNo')
  return { review, person: await findForStaff(run, review.beneficiaryId, 'reviewNo', source) }
}

export function rowOf({ deps, at }: StaffRun, review: Review, person: Beneficiary): ReviewRow {
  const { _id: reviewNo, why, openedAt, answerBy, opinions = [] } = review
  return {
    reviewNo, why, beneficiaryId: person._id, maskName: maskName(nameOf(deps.secrets, person)), openedAt, answerBy,
    daysLeft: workingDaysLeft(civilDay(at), answerBy), isSecondLook: opinions.length > 0,
  }
}
