/** What somebody lets us remember of what they cannot do (rules N7), so that the next certification asks for something else at once. */
import { eyes, instant, recordId, unable } from './common'
import { z } from './z'

const kept = z.strictObject({ unable, eyes: z.nullable(eyes), agreedAt: instant })
export type KeptAbilities = z.infer<typeof kept>

export const abilitiesCalls = {
  /** For oneself, or somebody whom one helps. kept null: nothing is remembered. */
  getAbilities: { input: z.strictObject({ beneficiaryId: recordId }), output: z.strictObject({ kept: z.nullable(kept) }) },
  /** The consent is one of its own, beside that for the face. */
  keepAbilities: {
    input: z.strictObject({
      beneficiaryId: recordId, unable, eyes: z.optional(eyes),
      consent: z.strictObject({ version: z.string().check(z.minLength(1), z.maxLength(20)), agreed: z.literal(true) }),
    }),
    output: z.strictObject({ kept }),
  },
  /** At once, and without a reason. */
  forgetAbilities: { input: z.strictObject({ beneficiaryId: recordId }), output: z.strictObject({}) },
} as const
