/** Calls about findings of loss: recording one, the second person's word, and its end (rules R19-R21). */
import { CUSTODIES, FINDING_SOURCES, LOSS_CODES } from '../loss'
import { HOLD_ENDINGS } from '../loss-end'
import { localDate, localMonth, recordId, scheme } from './common'
import { z } from './z'

const payOfScheme = z.strictObject({
  scheme,
  /** As in loss.ts: what the finding does to pay before it is checked. */
  effect: z.enum(['hold', 'withoutAdjustments', 'conflict', 'verifyOnly', 'nothing']),
  /** First payroll that waits; null: none does. */
  fromMonth: z.nullable(localMonth),
})

const needsOtherPerson = z.strictObject({ kind: z.literal('needsOtherPerson') })
/** Nothing recorded that waits for this word. */
const noFinding = z.strictObject({ kind: z.literal('noFinding') })

export const staffHoldCalls = {
  recordFinding: {
    input: z.strictObject({
      beneficiaryId: recordId,
      code: z.enum(LOSS_CODES),
      /** With `imprisoned` only, and then always. */
      custody: z.optional(z.enum(CUSTODIES)),
      /** Day of the event itself. */
      since: localDate,
      source: z.enum(FINDING_SOURCES),
      /** Only this benefit, as for a duplicate; absent: all of them. */
      scheme: z.optional(scheme),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('recorded'), verifyBy: localDate, pay: z.array(payOfScheme) }),
      /** Another finding has not ended; only an authority's record that holds pay may take its place. */
      z.strictObject({ kind: z.literal('hasFinding') }),
      /** No ground for any benefit that this person draws. */
      z.strictObject({ kind: z.literal('nothing') }),
    ]),
  },
  confirmFinding: {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('confirmed'),
        benefits: z.array(z.strictObject({ scheme, status: z.enum(['active', 'suspended', 'held', 'closed']), overpaidMonths: z.array(localMonth) })),
      }),
      needsOtherPerson, noFinding,
      /** A face was seen after the recorded death: an investigation of our own clears it up first, not one more signature. */
      z.strictObject({ kind: z.literal('conflict') }),
    ]),
  },
  endFinding: {
    input: z.strictObject({ beneficiaryId: recordId, ending: z.enum(HOLD_ENDINGS), endedOn: localDate }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('ended'),
        benefits: z.array(z.strictObject({
          scheme, status: z.enum(['active', 'suspended', 'held', 'closed']), resumeMonth: z.nullable(localMonth),
          backPayMonths: z.array(localMonth), backPayArrivesMonth: z.nullable(localMonth), rate: z.enum(['inForce', 'asBefore']),
        })),
      }),
      needsOtherPerson, noFinding,
      /** This finding does not end that way. */
      z.strictObject({ kind: z.literal('wrongEnding') }),
    ]),
  },
} as const
