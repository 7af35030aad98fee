/** Calls about appeals (rule R29). */
import { APPEAL_KINDS } from '../appeal'
import { instant, localDate, localMonth, recordId } from './common'
import { z } from './z'

export const appealKind = z.enum(APPEAL_KINDS)
export const appealResult = z.enum(['upheld', 'dismissed'])
export type AppealResult = z.infer<typeof appealResult>

/** Why it was decided so; the first list goes with upheld, the second with dismissed. */
export const APPEAL_WHYS = {
  upheld: ['certifiedInTime', 'alive', 'recordWrong', 'faceWrong', 'notThemselves'],
  dismissed: ['notCertified', 'recordRight', 'faceRight', 'wasThemselves', 'nothingFound'],
} as const satisfies Record<AppealResult, readonly string[]>
export const appealWhy = z.enum([...APPEAL_WHYS.upheld, ...APPEAL_WHYS.dismissed])
export type AppealWhy = z.infer<typeof appealWhy>

/** `<beneficiaryId>.<kind>.<filedOn>` */
export const appealId = z.string().check(z.regex(/^[A-Za-z0-9_-]{6,64}\.[A-Za-z]{5,20}\.\d{4}-\d{2}-\d{2}$/))

const appeal = z.strictObject({
  appealId,
  beneficiaryId: recordId,
  maskName: z.string(),
  maskId: z.string(),
  kind: appealKind,
  filedOn: localDate,
  answerBy: localDate,
  isLate: z.boolean(),
  words: z.nullable(z.string()),
  postponedTo: z.nullable(localMonth),
  state: z.enum(['open', 'answered']),
  result: z.nullable(appealResult),
  why: z.nullable(appealWhy),
  answeredAt: z.nullable(instant),
})
export type AppealRow = z.infer<typeof appeal>

export const staffAppealCalls = {
  listAppeals: {
    input: z.strictObject({ state: z.enum(['open', 'answered']), limit: z.optional(z.int().check(z.gte(1), z.lte(100))) }),
    output: z.strictObject({ appeals: z.array(appeal) }),
  },
  decideAppeal: {
    input: z.strictObject({ appealId, result: appealResult, why: appealWhy }),
    output: z.discriminatedUnion('kind', [
      /** What it did to pay: resumed, a proposal withdrawn, a hold lifted; `nothing` where the kind does not touch pay. */
      z.strictObject({ kind: z.literal('decided'), result: appealResult, effect: z.enum(['resumed', 'withdrawn', 'holdEnded', 'nothing']) }),
      /** Who took part in the decision that is appealed against. */
      z.strictObject({ kind: z.literal('needsOtherPerson') }),
      z.strictObject({ kind: z.literal('answered'), result: appealResult }),
    ]),
  },
} as const
