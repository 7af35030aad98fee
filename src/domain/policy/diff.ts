/** What one policy says otherwise than another. */
import type { Policy } from './policy'

export interface Change {
  /** The way to the value, `payment.cutoffDay`. */
  field: string
  /** null: the other side has no such value. */
  before: string | null
  after: string | null
}

/** Names of the version itself, not of what it rules. */
const OWN = new Set(['id', 'version', 'effectiveTo', 'before'])

function leaves(value: unknown, at: string, found: Map<string, string>): Map<string, string> {
  if (typeof value !== 'object' || value === null) return found.set(at, value === null ? '' : String(value))
  for (const [key, inner] of Object.entries(value)) if (at !== '' || !OWN.has(key)) leaves(inner, at === '' ? key : `${at}.${key}`, found)
  return found
}

/** Changed, added and dropped values, in the order of the second policy. */
export function policyDiff(a: Policy, b: Policy): Change[] {
  const before = leaves(a, '', new Map())
  const after = leaves(b, '', new Map())
  const fields = new Set([...after.keys(), ...before.keys()])
  return [...fields].map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}
