/** Calls about findings of loss: recording one, the second person's word, and its end (rules R19-R21). */
import { CUSTODIES, FINDING_SOURCES, LOSS_CODES } from '../loss'
import { HOLD_ENDINGS } from '../loss-end'
import { channel, localDate, localMonth, recordId, scheme } from './common'
import { z } from './z'

const payOfScheme = z.strictObject({
  scheme,
  /** As in loss.ts: what the finding does to pay before it is checked. */
  effect: z.enum(['hold', 'withoutAdjustments', 'conflict', 'verifyOnly', 'nothing']),
  /** First payroll that waits; null: none does. */
  fromMonth: z.nullable(localMonth),
})

const benefitStatus = z.enum(['active', 'suspended', 'held', 'closed'])
const finding = z.strictObject({
  code: z.enum(LOSS_CODES), custody: z.nullable(z.enum(CUSTODIES)), since: localDate, source: z.enum(FINDING_SOURCES), recordedOn: localDate,
  isConfirmed: z.boolean(),
  /** An authority's record that came by itself. */
  byMachine: z.boolean(),
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
  getFinding: {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.strictObject({
      maskName: z.string(), maskId: z.string(),
      benefits: z.array(z.strictObject({
        scheme, status: benefitStatus, suspendedFrom: z.nullable(localMonth),
        /** The other side: the latest day on which the person was seen, and how. A data match is no such day. */
        seenOn: z.nullable(localDate), seenBy: z.nullable(channel),
        /** Seen after the day on which the record says that they were gone. */
        isContradicted: z.boolean(),
        finding: z.nullable(finding),
      })),
      /** This reader's own rights: who recorded it cannot confirm it; who recorded or confirmed it cannot end it. */
      mayConfirm: z.boolean(), mayEnd: z.boolean(),
      /** By which it can end. */
      endings: z.array(z.enum(HOLD_ENDINGS)),
    }),
  },
  confirmFinding: {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('confirmed'),
        benefits: z.array(z.strictObject({ scheme, status: benefitStatus, overpaidMonths: z.array(localMonth) })),
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
          scheme, status: benefitStatus, resumeMonth: z.nullable(localMonth),
          backPayMonths: z.array(localMonth), backPayArrivesMonth: z.nullable(localMonth), rate: z.enum(['inForce', 'asBefore']),
        })),
      }),
      needsOtherPerson, noFinding,
      /** This finding does not end that way. */
      z.strictObject({ kind: z.literal('wrongEnding') }),
    ]),
  },
} as const

export type FindingView = z.infer<typeof staffHoldCalls.getFinding.output>
