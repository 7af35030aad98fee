/** What is sent to people, and what came of it. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'

/** What a message says. The first three follow an attempt; the others come from the calendar (agenda.ts). */
export const NOTICE_KINDS = [
  'certified', 'notMatched', 'sentToReview', 'firstNotice', 'reminder', 'overdue', 'stopProposed',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export type NoticeChannel = 'wechat' | 'sms' | 'relative' | 'call'

/**
 * A message to be sent; `_id` is `<kind>.<attemptId>.<to>` or `<beneficiaryId>.<scheme>.<dueOn>.<kind>[.<days>][.declaration]`, so that a repeated
 * decision, or a sweep that runs twice, cannot send twice. Which channels it takes is decided when it is sent.
 */
export interface OutboxRow {
  _id: string
  kind: NoticeKind
  to: 'caller' | 'beneficiary'
  callerId: string | null
  beneficiaryId: string
  attemptId: string | null
  /**
   * The duty that a reminder speaks of; `days` from its due day, negative before it. null after an attempt. `asks`: only the declaration is
   * missing. Whether it is still so: isDutyOpen (agenda.ts).
   */
  about: { scheme: Scheme; dueOn: LocalDate; days: number; asks?: 'declaration' } | null
  /** superseded: what it says is no longer true. dead: no channel is left; staff see it. */
  state: 'queued' | 'sending' | 'sent' | 'dead' | 'superseded'
  tries: number
  /** Until when (ms) whoever claimed it may work on it. */
  leaseUntil: number
  notBefore: string
  createdAt: string
}

/**
 * One official attempt to reach a person, by machine or by staff; what rule R13 counts and what "who contacted me" answers from.
 * `_id` is `<outboxId>.<channel>` or an id of the staff's own.
 */
export interface Contact {
  _id: string
  beneficiaryId: string
  scheme: Scheme | null
  dueOn: LocalDate | null
  channel: NoticeChannel | 'visit' | 'letter'
  at: string
  on: LocalDate
  /** reached: somebody answered; sent: handed to the carrier; failed: it did not arrive. */
  result: 'reached' | 'sent' | 'failed'
  /** Staff id; null for the machine. */
  by: string | null
}

/** How many messages of a template a caller has agreed to. `_id` is `<callerId>.<template>`. */
export interface Subscription {
  _id: string
  callerId: string
  template: string
  /** One consent is one message; long-term consents do not run out. */
  quota: number
  longTerm: boolean
  /** When the person refused; WeChat must not be asked again by us, only by their own tap. */
  refusedAt: string | null
  updatedAt: string
}

export interface NoticeDocuments { outbox: OutboxRow; contacts: Contact; subscriptions: Subscription }
