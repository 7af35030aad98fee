import { addDays, civilDay } from '../../src/domain/calendar'
import type { Transaction } from './collections'
import type { Review } from './documents'
import { freeNumber } from './free-number'

/** Rule R29 gives staff five working days: a week, but for public holidays. */
export const ANSWER_DAYS = 7

/** Puts something before a person. `at`: ms since 1970. */
export async function openReview(
  tx: Transaction, random: () => number, at: number, facts: Pick<Review, 'beneficiaryId' | 'callerId' | 'attemptId' | 'why'>,
): Promise<Review> {
  const reviews = tx.table('reviews')
  const review: Review = {
    _id: await freeNumber(reviews, random), ...facts, state: 'open',
    openedAt: new Date(at).toISOString(), answerBy: addDays(civilDay(at), ANSWER_DAYS),
  }
  await reviews.put(review)
  return review
}
