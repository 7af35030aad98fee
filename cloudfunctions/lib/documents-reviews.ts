/** What waits for a person's eyes, and what they said. */
import type { LocalDate } from '../../src/domain/calendar'
import type { ReviewWhy } from '../../src/domain/contract/staff-review'
import type { Opinion, ReviewReason } from '../../src/domain/review'

/** What staff did with a review besides what the person sees as a record. */
export type ReviewEventKind = 'filmShown' | 'reviewed' | 'reviewLeft' | 'declarationAnswered'

/** A person looks at it; `_id` is the review's number. */
export interface Review {
  _id: string
  beneficiaryId: string
  callerId: string
  attemptId: string | null
  why: ReviewWhy
  /** superseded: the person was certified before anybody looked. again: a new film is needed. answered: a declaration. */
  state: 'open' | 'superseded' | 'passed' | 'returned' | 'again' | 'answered'
  openedAt: string
  answerBy: LocalDate
  /** Who has said what, in order; nothing is ever taken out. Absent before the first. */
  opinions?: StoredOpinion[]
  /** Staff who left it to colleagues because they know the person. */
  left?: string[]
  closedAt?: string
}
export interface StoredOpinion extends Opinion { reason: ReviewReason; at: string }

/** The best frame of a film that staff look at or may be asked to, a JPEG sealed with it; `_id` is the attempt's. Goes with the film. */
export interface FilmStill { _id: string; jpegEnc: string }

export interface ReviewDocuments { reviews: Review; stills: FilmStill }
