/** Versions of policies that were made here, beside those that the product ships. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Policy } from '../../src/domain/policy/policy'

/** `_id` is the policy's id and version, `<id>.<version>`. Never changed once published. */
export interface StoredPolicy {
  _id: string
  region: string
  state: 'draft' | 'published' | 'withdrawn'
  policy: Policy
  draftedBy: string
  draftedAt: string
  /** Somebody else than `draftedBy`. */
  publishedBy: string | null
  publishedAt: string | null
  version: number
}

/** Written by every change of a region's policies, so that two at once collide and the second sees the first. `_id` is the region. */
export interface PolicyHead { _id: string; changes: number }

/**
 * The benefits of one shard and region as columns (population/columns.ts), for simulations: `_id` is `<region>.<shard>`. No id, name or
 * number is in it. A million people are 64 of these of 190 KB.
 */
export interface PopulationChunk {
  _id: string
  region: string
  shard: number
  benefits: number
  /** Base64. */
  packed: string
  countedOn: LocalDate
  countedAt: string
}

export interface PolicyDocuments { policies: StoredPolicy; policyHeads: PolicyHead; populations: PopulationChunk }
