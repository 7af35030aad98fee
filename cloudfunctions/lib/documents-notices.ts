/** What is sent to people, and what came of it. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { Notice, NoticeChannel } from '../../src/domain/notice'
import type { Template } from '../../src/domain/notice-template'
import type { Coming, Told } from '../../src/domain/visit/coming'

/**
 * A message to be sent; `_id` is `<kind>.<attemptId>.<to>[.review]`, `<beneficiaryId>.<scheme>.<dueOn>.<kind>[.<days>][.declaration]` or
 * `<kind>.<visitId>.<number of the word>`, so that a repeated decision, or a sweep that runs twice, cannot send twice. Which channels it takes is decided when it is sent.
 */
export interface OutboxRow extends Notice {
  _id: string
  callerId: string | null
  beneficiaryId: string
  attemptId: string | null
  /** Of a word about a visit: what it says; it is not sent when that is no longer so. */
  coming?: Coming
  /** Of one that takes another back: that. */
  was?: Told
  /**
   * handedOver: no message, a task to ring up. unsent: nothing to send it by or not wanted, and nobody is harmed: a confirmation of what the
   * screen has said, or an early reminder that others follow. superseded: what it says is no longer true. dead: it should have gone out and
   * could not; staff see it.
   */
  state: 'queued' | 'sending' | 'sent' | 'handedOver' | 'unsent' | 'superseded' | 'dead'
  /** On the channel that is being tried. */
  tries: number
  /** Until when (ms) whoever claimed it may work on it. */
  leaseUntil: number
  notBefore: string
  createdAt: string
  /** Who works on it; absent before the first run, as are the next five. */
  claim?: string
  /** How often it was worked on: one that nobody can finish must end. */
  claims?: number
  /** Written before the carrier is called: found after a crash, it says that this channel may have been used. */
  attempting?: NoticeChannel | null
  /** Channels that are not tried again. */
  over?: NoticeChannel[]
  /** How it went out in the end. */
  channel?: NoticeChannel
  /** Why it was not sent: a word of ours or a carrier's code. */
  reason?: string
  /** Staff id of who sent it on its way once more after it had died. */
  retriedBy?: string
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
  /** reached: somebody answered; sent: handed to the carrier; failed: it did not arrive; unknown: nobody can say, so it proves nothing. */
  result: 'reached' | 'sent' | 'failed' | 'unknown'
  /** The carrier's answer where it was not taken. */
  code?: string
  /** Staff id; null for the machine. */
  by: string | null
}

/** How many messages of a template a caller has agreed to. `_id` is `<callerId>.<template>`. */
export interface Subscription {
  _id: string
  callerId: string
  template: Template
  /** One consent is one message; long-term consents do not run out. */
  quota: number
  longTerm: boolean
  /** When the person refused; WeChat must not be asked again by us, only by their own tap. */
  refusedAt: string | null
  updatedAt: string
  /** Keys of the latest requests: the same tap sent twice counts once. */
  requestKeys?: string[]
}

/** What a person wants of reminders; `_id` is the beneficiary's. Absent: everything is on. */
export interface StoredChoices { _id: string; days: number[]; sms: boolean; relatives: boolean; updatedAt: string }

/** A carrier's access token, shared by all instances; `_id` is the carrier. Sealed: whoever reads the database must not send in our name. */
export interface SharedToken { _id: string; tokenEnc: string; expiresAt: number; leaseUntil: number }

export interface NoticeDocuments {
  outbox: OutboxRow; contacts: Contact; subscriptions: Subscription; reminderChoices: StoredChoices; tokens: SharedToken
}
