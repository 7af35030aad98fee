/** Calls about colleagues: who works here and what they may do, and everybody's own password. */
import { PASSWORD } from '../staff-password'
import { account, regionCode, staffRole, staffSelf } from './staff-session'
import { instant, recordId } from './common'
import { z } from './z'

const roles = z.array(staffRole).check(z.minLength(1), z.maxLength(4))
const regionName = z.string().check(z.minLength(1), z.maxLength(40))
const where = { roles, region: regionCode, regionName }

const colleague = z.strictObject({
  staffId: recordId, account: z.string(), name: z.string(), ...where, state: z.enum(['active', 'disabled']),
  /** The reader themself: of whom they may change nothing. */
  isOwn: z.boolean(),
  /** Somebody else made its secrets, and no third person has seen it handed over: it is no second person to theirs (../separation.ts). */
  isInOtherHands: z.boolean(),
})
export type ColleagueRow = z.infer<typeof colleague>

/** Shown once, and kept nowhere: the first password, to be changed at the first sign-in, and the secret of the authenticator app. */
const credentials = { password: z.string(), secret: z.string(), uri: z.string() }
/** Nobody changes their own roles, state or second factor: another admin does. */
const own = z.strictObject({ kind: z.literal('own') })

export const staffColleagueCalls = {
  'colleagues.list': { input: z.strictObject({}), output: z.strictObject({ colleagues: z.array(colleague) }) },
  'colleagues.create': {
    input: z.strictObject({ account, name: z.string().check(z.minLength(2), z.maxLength(40)), ...where }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('created'), ...credentials }),
      /** Somebody has this account, here or elsewhere. */
      z.strictObject({ kind: z.literal('taken') }),
    ]),
  },
  'colleagues.change': {
    input: z.strictObject({ staffId: recordId, ...where }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('changed') }), own]),
  },
  /** Disabling ends their sessions at once. */
  'colleagues.setState': {
    input: z.strictObject({ staffId: recordId, state: z.enum(['active', 'disabled']) }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('changed') }), own]),
  },
  /** A forgotten password or a lost phone: both are made anew, and their sessions end. */
  'colleagues.reset': {
    input: z.strictObject({ staffId: recordId }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('reset'), ...credentials }), own]),
  },
  /** A third person saw the owner make a password of their own just now. */
  'colleagues.confirm': {
    input: z.strictObject({ staffId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('confirmed') }),
      /** The owner has made none in the last quarter of an hour. */
      z.strictObject({ kind: z.literal('notSeen') }),
      /** Who made its secrets, or could use an account that did. */
      z.strictObject({ kind: z.literal('needsOtherPerson') }),
      own,
    ]),
  },
  /** Everybody's own. Other sessions end. */
  changePassword: {
    input: z.strictObject({
      password: z.string().check(z.minLength(1), z.maxLength(PASSWORD.most)), next: z.string().check(z.minLength(1), z.maxLength(PASSWORD.most)),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('changed'), self: staffSelf }),
      z.strictObject({ kind: z.literal('refused') }),
      z.strictObject({ kind: z.literal('locked'), until: instant }),
      z.strictObject({ kind: z.literal('tooWeak'), why: z.enum(['short', 'same', 'account']) }),
    ]),
  },
} as const
export type ShownCredentials = { password: string; secret: string; uri: string }
