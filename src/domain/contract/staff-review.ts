/** Calls about reviews: what the machine could not decide, or what a person asked somebody to look at (ux S21). */
import { DECLARATION_ANSWERS, REVIEW_DECISIONS, REVIEW_REASONS, type ReviewReason } from '../review'
import { action, channel, faceFailure, instant, localDate, mode, recordId, relation } from './common'
import { riskLevel, riskName } from './face'
import { z } from './z'

/** declaredUnable: the person says that they cannot blink or open the mouth. requested: the person asked for it after being refused as unlike. */
export const reviewWhy = z.enum(['similarityUnsure', 'livenessUnsure', 'declaredUnable', 'requested', 'declarationNegative'])
export type ReviewWhy = z.infer<typeof reviewWhy>
export const reviewNo = z.string().check(z.regex(/^\d{12}$/))
const reviewDecision = z.enum(REVIEW_DECISIONS)
const reasons: readonly ReviewReason[] = [...REVIEW_REASONS.same, ...REVIEW_REASONS.notSame, ...REVIEW_REASONS.unclear]
const reviewReason = z.enum(reasons)

const reviewRow = z.strictObject({
  reviewNo,
  why: reviewWhy,
  beneficiaryId: recordId,
  maskName: z.string(),
  openedAt: instant,
  answerBy: localDate,
  /** Working days that are left; negative once late. */
  daysLeft: z.int(),
  /** A colleague has looked and somebody else must. What they said is not shown: the second look is worth nothing if it follows the first. */
  isSecondLook: z.boolean(),
})
export type ReviewRow = z.infer<typeof reviewRow>

const reviewDetail = z.strictObject({
  ...reviewRow.shape,
  maskId: z.string(),
  /** null: a declaration, without a film. */
  film: z.nullable(z.strictObject({
    /** Valid for minutes; null once the video is deleted. Asking for it leaves an event. */
    videoUrl: z.nullable(z.string()),
    /** On this day the video is deleted. */
    videoUntil: z.nullable(localDate),
    /** The best frame as a data address; null: none was good enough, or it went with the video. */
    still: z.nullable(z.string()),
    photoUrl: z.nullable(z.string()),
    photoTakenOn: z.nullable(localDate),
    /** Where the register says that the photo is older than the policy's years. */
    isPhotoOld: z.boolean(),
    receivedAt: instant,
    channel, mode,
    relation: z.nullable(relation),
    /** Asked for, in this order, and where each was seen: seconds from the start; null: not seen. */
    actions: z.array(z.strictObject({ action, seenAtS: z.nullable(z.number()) })),
    /** To be read aloud, one after the other, where no action was asked. */
    digits: z.optional(z.string()),
    /** Nothing was asked at all: two reviewers must agree. */
    isBare: z.optional(z.boolean()),
    similarity: z.nullable(z.number()),
    /** From `same` on the machine takes it for the person, below `other` for somebody else. null: an engine that we do not know. */
    bands: z.nullable(z.strictObject({ same: z.number(), other: z.number() })),
    risk: z.array(z.strictObject({ name: riskName, level: riskLevel })),
  })),
  /** What the person declared; null for a film. */
  statements: z.nullable(z.strictObject({ notRemarried: z.boolean(), noOwnIncome: z.boolean(), inSchoolOrMinor: z.boolean() })),
  /** Earlier tries and certifications, the newest first. */
  history: z.array(z.strictObject({
    at: instant, channel, result: z.enum(['matched', 'notMatched', 'needsReview']), reason: z.nullable(faceFailure),
  })),
})
export type ReviewDetail = z.infer<typeof reviewDetail>

/** Somebody has answered it, or the person was certified meanwhile. */
const over = z.strictObject({ kind: z.literal('over') })

export const staffReviewCalls = {
  /** What this reviewer may look at, the one that is to be answered first in front. */
  listReviews: {
    input: z.strictObject({ limit: z.optional(z.int().check(z.gte(1), z.lte(100))) }),
    output: z.strictObject({
      reviews: z.array(reviewRow), hasMore: z.boolean(),
      /** Among those that were read: a colleague has answered or left it whose account, or the reader's, was not handed over (separation.ts). */
      notHandedOver: z.int(),
    }),
  },
  getReview: {
    input: z.strictObject({ reviewNo }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('open'), review: reviewDetail }), over]),
  },
  decideReview: {
    input: z.strictObject({ reviewNo, decision: reviewDecision, reason: reviewReason }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('passed'), reference: z.string(), certifiedOn: localDate }),
      z.strictObject({ kind: z.literal('returned') }),
      z.strictObject({ kind: z.literal('again') }),
      z.strictObject({ kind: z.literal('another') }),
      /** Without the film nothing but `unclear` can be said. */
      z.strictObject({ kind: z.literal('videoGone') }),
      /** All benefits have ended: there is nothing to certify for. */
      z.strictObject({ kind: z.literal('nothingRuns') }),
      over,
    ]),
  },
  answerDeclaration: {
    input: z.strictObject({ reviewNo, answer: z.enum(DECLARATION_ANSWERS) }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('answered') }), over]),
  },
  /** A reviewer who knows the person leaves it to colleagues. */
  leaveReview: { input: z.strictObject({ reviewNo }), output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('left') }), over]) },
} as const
