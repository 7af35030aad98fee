/** Calls of the machines at outlets: the machine is who calls, by its signature; whose pension it is, a visit of ten minutes knows. */
import { matched, needsReview, notMatched, uploadTicket } from './citizen'
import { action, instant, localDate, prompts, recordId, standing } from './common'
import { outletRow } from './outlets'
import { z } from './z'

/** Letters that do not look alike, read from one screen and typed into another. */
export const enrolCode = z.string().check(z.regex(/^[a-hj-km-np-z2-9]{8}$/))
/** 32 bytes, base64url. */
const publicKey = z.string().check(z.regex(/^[\w-]{43}$/))
/** Ed25519, 64 bytes, base64url. */
const signature = z.string().check(z.regex(/^[\w-]{86}$/))
const requestKey = z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** What the reader read; `typed`: the number from the pad, for who stands there without a card that can be read. */
const card = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), name: text(60), idNumber: text(18), validUntil: z.nullable(localDate) }),
  z.strictObject({ kind: z.literal('typed'), idNumber: text(18) }),
])

const opened = z.strictObject({
  attemptId: recordId, actions: z.array(action), nonce: z.string(), expiresAt: instant, tryNo: z.int(), upload: uploadTicket,
})
export type KioskAttempt = z.infer<typeof opened>

/** After a typed number `standing` is there with a match only, and `next` never: nobody has been seen to be the person. */
const outcome = z.discriminatedUnion('kind', [matched, z.partial(notMatched, { standing: true }), z.partial(needsReview, { standing: true })])
export type KioskOutcome = z.infer<typeof outcome>

export const kioskCalls = {
  /** A machine shows its own new key; the code was made for it by an admin. */
  enrol: {
    input: z.strictObject({ code: enrolCode, publicKey, signature }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('enrolled'), kioskId: recordId, name: z.string() }),
      /** Unknown, used by another machine, or older than a quarter of an hour. */
      z.strictObject({ kind: z.literal('codeGone') }),
    ]),
  },
  /** What the machine shows to everybody. */
  state: {
    input: z.strictObject({}),
    output: z.strictObject({
      name: z.string(), consentVersion: z.string(), videoDays: z.int(), isHelpComing: z.boolean(),
      /** Other outlets nearby, for when this machine cannot. */
      nearest: z.array(outletRow),
    }),
  },
  /** Rings for staff. */
  ring: { input: z.strictObject({}), output: z.strictObject({}) },
  'visit.start': {
    input: z.strictObject({ requestKey, card }),
    output: z.discriminatedUnion('kind', [
      /** For every typed number, whether somebody has it or not; then maskName is null: a name is shown to who brought the card, or whose face matched. */
      z.strictObject({ kind: z.literal('opened'), visitId: recordId, maskName: z.nullable(z.string()), maskId: z.string(), endsAt: instant }),
      /** Of a card. */
      z.strictObject({ kind: z.literal('notFound'), maskId: z.string() }),
      z.strictObject({ kind: z.literal('cardExpired') }),
    ]),
  },
  'visit.attempt': {
    input: z.strictObject({
      visitId: recordId, requestKey, consent: z.strictObject({ version: text(20), agreed: z.literal(true) }), evenIfNotDue: z.optional(z.boolean()),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('opened'), attempt: opened }),
      z.strictObject({ kind: z.literal('notDue'), standing }),
      z.strictObject({ kind: z.literal('closed') }),
      z.strictObject({ kind: z.literal('noPhoto') }),
      /** What is remembered of them leaves nothing that a machine could ask. */
      z.strictObject({ kind: z.literal('needsPerson') }),
      z.strictObject({ kind: z.literal('tooManyToday'), triesToday: z.int() }),
      /** To a typed number instead of all of these: whoever types it may not be the person, and no face has matched. */
      z.strictObject({ kind: z.literal('atCounter') }),
    ]),
  },
  'visit.resumeUpload': { input: z.strictObject({ visitId: recordId, attemptId: recordId }), output: uploadTicket },
  /** Idempotent by attemptId. What it answers is all that a slip needs. */
  'visit.finish': { input: z.strictObject({ visitId: recordId, attemptId: recordId, prompts: z.optional(prompts) }), output: outcome },
  /** Nothing of this visit can be asked for any more. */
  'visit.end': { input: z.strictObject({ visitId: recordId }), output: z.strictObject({}) },
} as const

export type KioskCalls = {
  [K in keyof typeof kioskCalls]: {
    input: z.infer<(typeof kioskCalls)[K]['input']>
    output: z.infer<(typeof kioskCalls)[K]['output']>
  }
}
