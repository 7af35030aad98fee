/** Versions of policies that were made here, beside those that the product ships. */
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

export interface PolicyDocuments { policies: StoredPolicy }
