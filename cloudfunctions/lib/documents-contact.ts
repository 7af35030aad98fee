/** How somebody is reached, and the codes that prove a new number. */
import type { LocalDate } from '../../src/domain/calendar'
import type { OfficialWay, OfficialWhat } from '../../src/domain/contract/citizen-contact'

/** Of a person, beside the number of the register. */
export interface ContactState {
  /** When the person last said that the number is right. */
  checkedOn?: LocalDate
  /** Somebody's number besides their own, sealed as `backupPhone`. */
  backupEnc?: string
  /** What the agency's file said last, sealed as `phone`, where `phoneEnc` may be a later number by now. */
  rosterEnc?: string
  /**
   * The latest change: the new number, sealed as `newPhone`, counts from `effectiveAt` (ms) on, also over what the register says, since it was
   * proved, until the agency's file brings a newer one; before that day the old one does. Who asked for it: the person, or a member of staff at the counter.
   */
  change?: { phoneEnc: string; requestedAt: number; effectiveAt: number; by: 'self' | 'counter' }
}

export type ContactEventKind = 'contactConfirmed' | 'contactChanged' | 'contactChangeCancelled' | 'backupContactChanged'
export interface ContactFacts { contact?: { by: 'self' | 'counter'; effectiveAt: string } }

/** A code on its way to a new number; `_id` is the beneficiary's. The code itself is nowhere stored, only a tag of it and the number. */
export interface ContactCode {
  _id: string
  callerId: string
  /** Sealed as `phone` with this document's id. */
  phoneEnc: string
  tag: string
  sentAt: number
  /** Wrong ones. */
  tries: number
  /** It has changed the number (ms); it does so once. */
  usedAt: number | null
  /** When it may be forgotten (ms). */
  endsAt: number
}

/** Something official that reached somebody, by its code (`_id`, official-code.ts). Says nothing of whom it was about. */
export interface OfficialContact {
  _id: string
  what: OfficialWhat
  by: OfficialWay
  at: string
  /** When it may be forgotten (ms). */
  endsAt: number
}

export interface ContactDocuments { contactCodes: ContactCode; officialContacts: OfficialContact }
