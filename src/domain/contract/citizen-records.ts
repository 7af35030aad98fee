/** What a person has done so far, and the certificate of it. */
import { channel, faceFailure, instant, localDate, recordId, relation, scheme } from './common'
import { z } from './z'

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Printed as 7312 4096 8854; the last digit checks the others. */
export const reference = z.string().check(z.regex(/^\d{12}$/))

const recordRow = z.strictObject({
  recordId,
  at: instant,
  on: localDate,
  beneficiaryId: recordId,
  maskName: z.string(),
  relation: z.nullable(relation),
  channel,
  result: z.enum(['matched', 'notMatched', 'needsReview']),
  reason: z.nullable(faceFailure),
  reference: z.nullable(reference),
})
export type RecordRow = z.infer<typeof recordRow>

export const certificate = z.strictObject({
  reference,
  maskName: z.string(),
  /** Only when `reveal` was asked for; logged as an event. */
  fullName: z.nullable(z.string()),
  maskId: z.string(),
  schemes: z.array(scheme),
  certifiedAt: instant,
  certifiedOn: localDate,
  /** The next due day, to which the certificate speaks. */
  validUntil: localDate,
  channel,
  agency: z.string(),
  /** Path and query of the public check page for the QR: reference and check code, nothing personal. */
  checkPath: z.string(),
})
export type Certificate = z.infer<typeof certificate>

export const recordCalls = {
  listRecords: {
    input: z.strictObject({
      beneficiaryId: z.optional(recordId),
      /** `next` of the page before. */
      cursor: z.optional(text(200)),
      limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    output: z.strictObject({ records: z.array(recordRow), next: z.nullable(z.string()) }),
  },
  getCertificate: { input: z.strictObject({ reference, reveal: z.optional(z.boolean()) }), output: certificate },
  /** Public: what a bank or a community clerk sees after scanning the certificate. */
  checkCertificate: {
    input: z.strictObject({ reference, check: text(32) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('valid'), certifiedOn: localDate, validUntil: localDate }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
  },
} as const
