/**
 * 人工审核: what a reviewer may say of a film, with a reason from a closed list, and when it counts (rule R24; ux S21). Nothing is edited
 * afterwards: a wrong answer is appealed against (R29) or superseded by a new certification (R28).
 */
import type { FaceFailure } from './face-failure'

/** same: the person of the photo. notSame: not that person, or no living one. unclear: nobody can tell from this film. */
export const REVIEW_DECISIONS = ['same', 'notSame', 'unclear'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** Reasons of each decision. Those of `unclear` name what to do better, so they are face failures, whose pages the person knows. */
export const REVIEW_REASONS = {
  same: ['featuresAgree', 'agedButSame', 'seenAlive'],
  notSame: ['featuresDiffer', 'personChanges', 'screenOrPrint', 'madeUp'],
  unclear: ['tooDark', 'tooBright', 'covered', 'moved', 'tooFar', 'offCenter', 'manyFaces', 'noFace', 'videoGone'],
} as const satisfies Record<ReviewDecision, readonly string[]>
export type ReviewReason = (typeof REVIEW_REASONS)[ReviewDecision][number]

export const isReasonOf = (decision: ReviewDecision, reason: ReviewReason): boolean =>
  (REVIEW_REASONS[decision] as readonly ReviewReason[]).includes(reason)

/** Answers to a declaration that speaks against the benefit (rule R16): a mistake, no matter, or a finding to be recorded as one (R13). */
export const DECLARATION_ANSWERS = ['mistaken', 'noEffect', 'toBeFound'] as const
export type DeclarationAnswer = (typeof DECLARATION_ANSWERS)[number]

/** A person who was refused as unlike may hand the same film to staff from the second time on (ux A19). */
export const UNLIKE_BEFORE_REVIEW = 2

export interface Opinion { staffId: string; decision: ReviewDecision }

/** again: the person films anew. another: a colleague who has not looked yet must look. */
export type ReviewVerdict = 'passed' | 'returned' | 'again' | 'another'

/**
 * What the opinions so far come to. One reviewer may pass a film or ask for another; `notSame` needs two, and once it was said, so does
 * `same`: the third person decides. So does it of a film on which nothing was asked and nothing said (`isBare`, ladder.ts). Whoever cannot tell ends it, since a new film costs the person a minute and a wrong word their pay.
 */
export function weigh(opinions: readonly Opinion[], isBare = false): ReviewVerdict {
  const said = (decision: ReviewDecision) => new Set(opinions.filter((one) => one.decision === decision).map(({ staffId }) => staffId)).size
  if (said('unclear') > 0) return 'again'
  if (said('notSame') >= 2) return 'returned'
  if (said('same') >= (said('notSame') > 0 || isBare ? 2 : 1)) return 'passed'
  return 'another'
}

const TOLD: Readonly<Record<Exclude<ReviewReason, (typeof REVIEW_REASONS)['same'][number]>, FaceFailure>> = {
  featuresDiffer: 'notSamePerson', personChanges: 'notSamePerson', screenOrPrint: 'notLive', madeUp: 'notLive',
  tooDark: 'tooDark', tooBright: 'tooBright', covered: 'covered', moved: 'moved', tooFar: 'tooFar', offCenter: 'offCenter',
  manyFaces: 'manyFaces', noFace: 'noFace', videoGone: 'attemptExpired',
}

/** The reason that the person reads, in the words of the result page; null for a reason of a pass. */
export const toldReason = (reason: ReviewReason): FaceFailure | null => (reason in TOLD ? TOLD[reason as keyof typeof TOLD] : null)
