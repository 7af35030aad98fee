/** Calls about what was paid after a right was lost (rule R22): months, no amounts, and nobody is to blame. */
import { REPAYMENT_TOOLS } from '../overpayment'
import { localDate, localMonth, recordId, scheme } from './common'
import { lossGround } from './staff-cases'
import { z } from './z'

const instalment = z.strictObject({ dueMonth: localMonth, months: z.array(localMonth) })
const plan = z.strictObject({ tool: z.enum(REPAYMENT_TOOLS), instalments: z.array(instalment), agreedOn: localDate })

const row = z.strictObject({
  beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), openedOn: localDate, answerBy: localDate, isLate: z.boolean(),
  benefits: z.array(z.strictObject({ scheme, ground: lossGround, since: localDate, months: z.array(localMonth) })),
  /** How it can come back; the paying system does it. */
  tools: z.array(z.enum(REPAYMENT_TOOLS)),
  plan: z.nullable(plan),
})
export type OverpaymentRow = z.infer<typeof row>

export const staffOverpaymentCalls = {
  /** Of the reader's region, the one to be answered first first. */
  listOverpayments: {
    input: z.strictObject({ state: z.enum(['open', 'done']), limit: z.optional(z.int().check(z.gte(1), z.lte(50))) }),
    output: z.strictObject({ rows: z.array(row) }),
  },
  /** What was agreed with the family. No money moves by it. */
  agreeRepayment: {
    input: z.strictObject({
      beneficiaryId: recordId, tool: z.enum(REPAYMENT_TOOLS),
      /** With `instalments` only, and then always. */
      count: z.optional(z.int().check(z.gte(2), z.lte(120))),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('agreed'), plan }),
      /** Not a way for these months. */
      z.strictObject({ kind: z.literal('notThatWay') }),
      z.strictObject({ kind: z.literal('nothingOpen') }),
    ]),
  },
} as const
