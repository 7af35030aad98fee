/** Who helps whom, and the links by which a relative at a distance helps (rule R23, N10). */
import type { Relation } from '../../src/domain/contract/common'
import type { Bond } from '../../src/domain/delegation'

/** `_id` is `<callerId>.<beneficiaryId>`: one caller helps one person once. */
export interface Delegation extends Bond {
  _id: string
  callerId: string
  beneficiaryId: string
  relation: Relation
  since: string
}

/** `_id` is a blind index of the link's secret, which itself is nowhere: who reads the store cannot open anything. */
export interface Relay {
  _id: string
  /** Who sent it, and what they are to the person. */
  callerId: string
  beneficiaryId: string
  relation: Relation
  createdAt: string
  expiresAt: string
  openedAt: string | null
  claimedBy: string | null
  /** The latest attempt made with it. */
  attemptId: string | null
  filmingAt: string | null
  isUsed: boolean
  isRevoked: boolean
  /** When it is forgotten (ms). */
  endsAt: number
}

export type RelativeEventKind = 'helperAdded' | 'helperEnded' | 'relayMade'

/** What an event says of a helper. */
export interface RelativeFacts { relation?: Relation; helperId?: string; endedBy?: 'helper' | 'person' }

export interface RelativeDocuments { delegations: Delegation; relays: Relay }
