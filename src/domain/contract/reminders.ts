/** The citizen's calls about reminders: what they want, and what their WeChat has agreed to. */
import { z } from './z'
import { TEMPLATES } from '../notice-template'

/** Chosen by the client, one per tap: sent twice, it counts once. */
const requestKey = z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))
const template = z.enum(TEMPLATES)
const day = z.int().check(z.gte(1), z.lte(366))

/** A kind of message that this phone may agree to; none outside WeChat. */
const subscription = z.strictObject({
  name: template,
  /** WeChat's id, for its own question. */
  id: z.string(),
  /** Messages that were agreed to and not sent yet. */
  left: z.int(),
  /** The consent does not run out. */
  longTerm: z.boolean(),
  /** The latest answer was no. */
  refused: z.boolean(),
})
export type SubscriptionState = z.infer<typeof subscription>

const choices = {
  /** Days before the due day. */
  days: z.array(day).check(z.maxLength(10)),
  sms: z.boolean(),
  /** Relatives may be told when the person cannot be reached. */
  relatives: z.boolean(),
}

/** The caller's own reminders. */
const own = z.strictObject({
  ...choices,
  /** Days that the policy offers, the longest first. */
  offered: z.array(z.int()),
  /** 138****5678; null: the register has none. */
  maskPhone: z.nullable(z.string()),
})
export type OwnReminders = z.infer<typeof own>

const subscriptions = z.array(subscription)

export const reminderCalls = {
  getReminders: {
    input: z.strictObject({}),
    /** own null: this phone is nobody's own yet. */
    output: z.strictObject({ subscriptions, own: z.nullable(own) }),
  },
  /** Only for oneself, after one's own face has matched. What a stop of pay may follow is sent in any case. */
  saveReminders: { input: z.strictObject(choices), output: z.strictObject({ own }) },
  /** What the person answered to WeChat's question (wx.requestSubscribeMessage). */
  recordSubscription: {
    input: z.strictObject({
      requestKey,
      answers: z.array(z.strictObject({ template, answer: z.enum(['accept', 'reject', 'ban']) })).check(z.minLength(1), z.maxLength(3)),
    }),
    output: z.strictObject({ subscriptions }),
  },
} as const
