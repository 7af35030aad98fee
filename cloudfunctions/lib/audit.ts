/** The audit chain of a person: every event carries the hash of the one before, the beneficiary carries the hash of the last. */
import { createHash } from 'node:crypto'
import type { AuditEvent, Beneficiary } from './documents'

type Facts = Pick<AuditEvent, 'kind' | 'at' | 'callerId' | 'facts'>

/** One text for one content: keys sorted at every level. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).filter(([, field]) => field !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

const hashOf = ({ hash: _, ...event }: AuditEvent) => createHash('sha256').update(canonical(event)).digest('hex')

/** The next link and the beneficiary that carries it. Write both in one transaction. */
export function recordEvent(beneficiary: Beneficiary, facts: Facts): { event: AuditEvent; beneficiary: Beneficiary } {
  const seq = beneficiary.eventSeq + 1
  const { _id: beneficiaryId, eventHash: prevHash } = beneficiary
  const unsigned = { _id: `${beneficiaryId}.${seq}`, beneficiaryId, seq, ...facts, prevHash, hash: '' }
  const event = { ...unsigned, hash: hashOf(unsigned) }
  return { event, beneficiary: { ...beneficiary, eventSeq: seq, eventHash: event.hash, version: beneficiary.version + 1 } }
}

/**
 * Recomputes a person's whole chain. `events` in order of `seq`, all of them. Finds an altered, missing, added or reordered
 * event, and, by the head that the beneficiary carries, a chain that was cut short.
 */
export function verifyChain(
  events: readonly AuditEvent[], head: Pick<Beneficiary, '_id' | 'eventSeq' | 'eventHash'>,
): { ok: true } | { ok: false; seq: number } {
  let prevHash = ''
  for (const [i, event] of events.entries()) {
    const isNext = event.seq === i + 1 && event._id === `${head._id}.${i + 1}` && event.beneficiaryId === head._id
    if (!isNext || event.prevHash !== prevHash || event.hash !== hashOf(event)) return { ok: false, seq: i + 1 }
    prevHash = event.hash
  }
  const isWhole = events.length === head.eventSeq && prevHash === head.eventHash
  return isWhole ? { ok: true } : { ok: false, seq: events.length + 1 }
}
