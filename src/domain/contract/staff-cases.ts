/** Calls about certifications whose facts do not go together (N15). Nothing follows from a case by itself. */
import { CUSTODIES, LOSS_CODES } from '../loss'
import { channel, instant, localDate, recordId } from './common'
import { z } from './z'

export const lossGround = z.enum([...LOSS_CODES.filter((code) => code !== 'imprisoned'), ...CUSTODIES])
const reference = z.string().check(z.regex(/^\d{12}$/))

export const contradictionPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('twoPlaces'), weight: z.int(), minutes: z.int(), here: z.string(), there: z.string(), otherReference: reference, otherChannel: channel }),
  z.strictObject({ kind: z.literal('busyDevice'), weight: z.int(), people: z.int(), span: z.enum(['day', 'month']) }),
  z.strictObject({ kind: z.literal('sharedPhone'), weight: z.int() }),
  z.strictObject({ kind: z.literal('sameRecording'), weight: z.int(), likeness: z.number(), otherReference: z.nullable(reference) }),
  z.strictObject({ kind: z.literal('twinLike'), weight: z.int(), likeness: z.number(), otherReference: z.nullable(reference) }),
  z.strictObject({ kind: z.literal('whileGone'), weight: z.int(), ground: lossGround, since: localDate }),
])

/** What staff found: a harmless reason, a mistake of ours, handed to the inspectors, or the person was asked to certify anew. */
export const CASE_FINDINGS = ['explained', 'ourMistake', 'passedOn', 'askedAgain'] as const
export const caseFinding = z.enum(CASE_FINDINGS)
export type CaseFinding = (typeof CASE_FINDINGS)[number]

/** `case.<reference>` */
export const caseId = z.string().check(z.regex(/^case\.\d{12}$/))

const row = z.strictObject({
  caseId, beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), reference, channel, on: localDate,
  /** Sum of the weights, for the order only. */
  score: z.int(), parts: z.array(contradictionPart),
  openedOn: localDate, answerBy: localDate, isLate: z.boolean(), state: z.enum(['open', 'closed']),
  finding: z.nullable(caseFinding), note: z.nullable(z.string()), closedAt: z.nullable(instant),
})
export type CaseRow = z.infer<typeof row>

export const staffCaseCalls = {
  /** Of the reader's region, the one to be answered first first. */
  listCases: {
    input: z.strictObject({
      state: z.enum(['open', 'closed']), cursor: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\|case\.\d{12}$/))),
      limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    output: z.strictObject({ cases: z.array(row), next: z.nullable(z.string()) }),
  },
  closeCase: {
    input: z.strictObject({ caseId, finding: caseFinding, note: z.string().check(z.minLength(2), z.maxLength(300)) }),
    /** Who closed it first is told to whoever comes second. */
    output: z.strictObject({ kind: z.enum(['closed', 'closedBefore']), finding: caseFinding }),
  },
} as const
