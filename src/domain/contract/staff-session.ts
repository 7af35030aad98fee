/** Calls of every member of staff: coming, going, the fresh code before a grave act, and seeing what is masked. */
import { z } from './z'
import { instant, recordId } from './common'

/** clerk: at the counter; visitor: at people's homes; reviewer: decides; admin: policies, imports, colleagues. */
export const staffRole = z.enum(['clerk', 'visitor', 'reviewer', 'admin'])
export type StaffRole = z.infer<typeof staffRole>

/** GB/T 2260, or nine digits for a street. */
export const regionCode = z.string().check(z.regex(/^(\d{6}|\d{9})$/))

/** Work number. Upper and lower case are the same. */
export const account = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,31}$/))
/** Digits that change every 30 s (RFC 6238). */
export const oneTimeCode = z.string().check(z.regex(/^\d{6}$/))

export const staffSelf = z.strictObject({
  staffId: recordId,
  /** Their own, in full. */
  name: z.string(),
  roles: z.array(staffRole),
  region: regionCode,
  regionName: z.string(),
  /** Nothing else is open before. */
  mustChangePassword: z.boolean(),
  /** Until when calls that need a fresh code work without another one. */
  codeUntil: instant,
  /** The session ends then, whatever happens; and before, after `idleMinutes` without a call. */
  endsAt: instant,
  idleMinutes: z.int(),
})
export type StaffSelf = z.infer<typeof staffSelf>

/** One answer for an unknown account, a wrong password and a wrong or used code. */
const refused = z.strictObject({ kind: z.literal('refused') })
/** Too many guesses; also for accounts that do not exist. */
const locked = z.strictObject({ kind: z.literal('locked'), until: instant })

/** Why somebody looks behind the mask: a closed list, so that it can be counted and holds no names. */
export const REVEAL_WHYS = ['callPerson', 'homeVisit', 'checkDocuments', 'review', 'appeal', 'investigation'] as const
export const revealWhy = z.enum(REVEAL_WHYS)
export type RevealWhy = z.infer<typeof revealWhy>
export const revealField = z.enum(['name', 'idNumber', 'phone', 'backupPhone'])
export type RevealField = z.infer<typeof revealField>

export const staffSessionCalls = {
  signIn: {
    input: z.strictObject({ account, password: z.string().check(z.minLength(1), z.maxLength(128)), code: oneTimeCode }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('signedIn'), token: z.string(), self: staffSelf }), refused, locked,
    ]),
  },
  signOut: { input: z.strictObject({}), output: z.strictObject({}) },
  whoAmI: { input: z.strictObject({}), output: staffSelf },
  /** A fresh code before a call that answers `codeNeeded`. `locked` ends the session. */
  stepUp: {
    input: z.strictObject({ code: oneTimeCode }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('fresh'), self: staffSelf }), refused, locked]),
  },
  /** Leaves an event with the person and one with the member of staff. A field that the register does not have is null. */
  reveal: {
    input: z.strictObject({
      beneficiaryId: recordId, fields: z.array(revealField).check(z.minLength(1), z.maxLength(4)), why: revealWhy,
      /** Id of the task, review or proposal that it is for. */
      about: z.optional(z.string().check(z.regex(/^[\w.-]{4,160}$/))),
    }),
    output: z.strictObject({ name: z.nullable(z.string()), idNumber: z.nullable(z.string()), phone: z.nullable(z.string()), backupPhone: z.optional(z.nullable(z.string())) }),
  },
} as const
