/** Calls about dead letters: messages that should have gone out and could not (rule R27). */
import { NOTICE_KINDS } from '../notice'
import { instant, recordId, scheme } from './common'
import { z } from './z'

/** Id of a message in the outbox; see OutboxRow. */
export const letterId = z.string().check(z.regex(/^[\w.-]{4,200}$/))

const deadLetter = z.strictObject({
  letterId, kind: z.enum(NOTICE_KINDS), beneficiaryId: recordId, maskName: z.string(), maskId: z.string(),
  scheme: z.nullable(scheme), createdAt: instant,
  /** Channels that were tried in vain, in their order; none: it never came so far. */
  tried: z.array(z.enum(['wechat', 'sms', 'relative', 'call'])),
  /** A word of ours (`stuck`, `interrupted`, `carrierDown`) or the carrier's own code. */
  reason: z.string(),
})
export type DeadLetter = z.infer<typeof deadLetter>

export const staffLetterCalls = {
  listDeadLetters: {
    input: z.strictObject({
      cursor: z.optional(z.string().check(z.regex(/^[\dT:.Z-]{24}\|[\w.-]{4,200}$/))), limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    output: z.strictObject({ letters: z.array(deadLetter), next: z.nullable(z.string()) }),
  },
  retryLetter: {
    input: z.strictObject({ letterId }),
    output: z.discriminatedUnion('kind', [
      /** Goes out with the next run, if what it says is still true then. */
      z.strictObject({ kind: z.literal('queued') }),
      /** Somebody else was faster, or it has come to another end. */
      z.strictObject({ kind: z.literal('notDead') }),
    ]),
  },
} as const
