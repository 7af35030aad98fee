/** Calls about the machines at outlets: who rang, which machines there are, letting one in, shutting one out. */
import { instant, recordId } from './common'
import { enrolCode } from './kiosk'
import { z } from './z'

const kioskRow = z.strictObject({
  kioskId: recordId, name: z.string(), state: z.enum(['active', 'revoked']), enrolledAt: instant, seenAt: instant,
  /** Somebody at the machine asks for a person, since then. */
  helpAskedAt: z.nullable(instant),
})
export type KioskRow = z.infer<typeof kioskRow>

export const outletId = z.string().check(z.regex(/^[\w-]{1,64}$/))

export const staffKioskCalls = {
  /** Who rang first first. */
  listKiosks: {
    input: z.strictObject({}),
    output: z.strictObject({ kiosks: z.array(kioskRow), outlets: z.array(z.strictObject({ outletId, name: z.string() })) }),
  },
  /** For one machine, for a quarter of an hour; shown once. */
  makeKioskCode: {
    input: z.strictObject({ outletId }),
    output: z.strictObject({ code: enrolCode, name: z.string(), until: instant }),
  },
  /** For good: a machine that comes back enrols anew, with a new key. */
  revokeKiosk: { input: z.strictObject({ kioskId: recordId }), output: z.strictObject({}) },
  /** Somebody has gone to the machine. */
  answerKiosk: { input: z.strictObject({ kioskId: recordId }), output: z.strictObject({}) },
} as const
