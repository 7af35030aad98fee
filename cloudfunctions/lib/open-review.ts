/** Reviews: opening them, and what a person's other reviews become. */
import { answerDueOn } from '../../src/domain/appeal'
import { civilDay } from '../../src/domain/calendar'
import type { Transaction } from './collections'
import type { Review } from './documents-reviews'
import { freeNumber } from './free-number'

/** Open at once for one person: tries of a day, and no more. */
const MOST_OPEN = 50

/** Puts something before a person, to be answered within the working days of rule R29. `at`: ms since 1970. */
export async function openReview(
  tx: Transaction, random: () => number, at: number, facts: Pick<Review, 'beneficiaryId' | 'callerId' | 'attemptId' | 'why'>,
): Promise<Review> {
  const reviews = tx.table('reviews')
  const review: Review = {
    _id: await freeNumber(reviews, random), ...facts, state: 'open',
    openedAt: new Date(at).toISOString(), answerBy: answerDueOn(civilDay(at)),
  }
  await reviews.put(review)
  return review
}

/** Films of this person that nobody has answered yet, but the one of this number. */
async function otherFilms(tx: Transaction, beneficiaryId: string, reviewNo: string | null): Promise<Review[]> {
  const open = await tx.table('reviews').list({ where: { beneficiaryId, state: 'open' }, limit: MOST_OPEN })
  return open.filter(({ _id, attemptId }) => attemptId !== null && _id !== reviewNo)
}

/** The person is certified: no other film needs to be looked at. What they declared is another matter (rule R16). */
export async function supersedeReviews(tx: Transaction, beneficiaryId: string, reviewNo: string | null): Promise<void> {
  for (const review of await otherFilms(tx, beneficiaryId, reviewNo)) await tx.table('reviews').put({ ...review, state: 'superseded' })
}

/** Number of another film that still waits; null: none does. */
export const stillOpen = async (tx: Transaction, beneficiaryId: string, reviewNo: string): Promise<string | null> =>
  (await otherFilms(tx, beneficiaryId, reviewNo))[0]?._id ?? null
