/** The person's own call about an appeal (rule R29). */
import { APPEAL_KINDS } from '../appeal'
import { localDate, localMonth, recordId } from './common'
import { z } from './z'

export const citizenAppealCalls = {
  /** Saying the same again while it waits for an answer gives the same appeal. */
  appeal: {
    input: z.strictObject({
      beneficiaryId: recordId,
      kind: z.enum(APPEAL_KINDS),
      words: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
    }),
    output: z.strictObject({
      answerBy: localDate,
      /** The month to which it has put off a stop; null: none was coming, or it has been put off before. */
      postponedTo: z.nullable(localMonth),
    }),
  },
} as const
