/** What is counted of tries, and what somebody has let us remember of what they cannot do. */
import type { SessionTally } from '../../src/domain/attempt'
import type { Failed } from '../../src/domain/ladder'

/** `_id`: `<beneficiaryId>.<day>` counts tries; `<callerId>.people` lists whom a caller tried to help in the last 24 hours. */
export interface Tally {
  _id: string
  tries?: SessionTally
  /** Films of the day that were refused, by what was missing. */
  failed?: Failed
  people?: { beneficiaryId: string; at: number }[]
}

/** `_id` is the beneficiary's. A revoked one keeps nothing but that it was revoked. */
export interface Abilities {
  _id: string
  /** What they cannot do and the only eye that can blink, as JSON, sealed as `abilities`; null once revoked. */
  abilitiesEnc: string | null
  /** To which text they agreed, and when. */
  consent: { version: string; agreedAt: string }
  revokedAt: string | null
}

export type AbilitiesEventKind = 'abilitiesKept' | 'abilitiesForgotten'

export interface TriesDocuments { tallies: Tally; abilities: Abilities }
