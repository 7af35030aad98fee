/** The citizen's calls about how they are reached (product brief, item 31), and about who has contacted them (rules N11). */
import { instant, localDate } from './common'
import { z } from './z'

/** Eleven digits of the mainland. */
const mobile = z.string().check(z.regex(/^1[3-9]\d{9}$/))

/** The caller's own; every number by its mask. */
const ownContact = z.strictObject({
  maskPhone: z.nullable(z.string()),
  /** When the person last said that it is right. */
  checkedOn: z.nullable(localDate),
  /** It is time to ask again. */
  isCheckDue: z.boolean(),
  /** A new number that does not count yet. */
  change: z.nullable(z.strictObject({ maskPhone: z.string(), effectiveAt: instant })),
  maskBackup: z.nullable(z.string()),
  /** A new number can be proved here; false: only at the counter. */
  canText: z.boolean(),
})
export type OwnContact = z.infer<typeof ownContact>
const saved = z.strictObject({ own: ownContact })

export const OFFICIAL_WHATS = ['result', 'reminder', 'decision', 'newPhone', 'call', 'visit'] as const
export const officialWhat = z.enum(OFFICIAL_WHATS)
export type OfficialWhat = z.infer<typeof officialWhat>
export const officialWay = z.enum(['wechat', 'sms', 'relative', 'call', 'visit'])
export type OfficialWay = z.infer<typeof officialWay>

export const contactCalls = {
  /** own null: this phone is nobody's own yet. */
  getContact: { input: z.strictObject({}), output: z.strictObject({ own: z.nullable(ownContact) }) },
  /** 还在用. All of these only for oneself, after one's own face has matched. */
  confirmContact: { input: z.strictObject({}), output: saved },
  sendContactCode: {
    input: z.strictObject({ phone: mobile }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sent'), againInS: z.int() }),
      /** One has just been sent. */
      z.strictObject({ kind: z.literal('wait'), againInS: z.int() }),
      /** It is the number that counts already. */
      z.strictObject({ kind: z.literal('same') }),
      /** No text messages here, or none to this number. */
      z.strictObject({ kind: z.literal('cannotText') }),
    ]),
  },
  changeContact: {
    input: z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('changed'), own: ownContact }),
      z.strictObject({ kind: z.literal('wrong'), triesLeft: z.int() }),
      /** Too old, guessed too often, or never sent: a new one is needed. */
      z.strictObject({ kind: z.literal('gone') }),
    ]),
  },
  /** As long as the new number does not count. */
  cancelContactChange: { input: z.strictObject({}), output: saved },
  /** Somebody else's number, for staff who cannot reach the person; absent: none. */
  saveBackupContact: { input: z.strictObject({ phone: z.optional(mobile) }), output: saved },
  /** 刚才谁联系我: what a code of ours stands for, and nothing of whom it was about. */
  checkOfficialCode: {
    input: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(20)) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('ours'), what: officialWhat, by: officialWay, at: instant }),
      /** Not in the form of our codes: perhaps mistyped. */
      z.strictObject({ kind: z.literal('mistyped') }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
  },
} as const
