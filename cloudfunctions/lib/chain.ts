/** A chain of events: each carries the hash of the one before, and whoever it belongs to carries the hash of the last. */
import { createHash } from 'node:crypto'
import { canonical } from '../../src/domain/canonical'

/** What the owner of a chain carries. 0 and '' before the first event. */
export interface Head { _id: string; eventSeq: number; eventHash: string }
/** `_id` is `<owner>.<seq>`. */
export interface Link { _id: string; seq: number; prevHash: string; hash: string }

const hashOf = ({ hash: _, ...event }: Link) => createHash('sha256').update(canonical(event)).digest('hex')

/** The next event of a chain, and what its owner carries from now on. Write both in one transaction. */
export function nextLink<F extends object>(head: Head, facts: F): { event: F & Link; head: Pick<Head, 'eventSeq' | 'eventHash'> } {
  const seq = head.eventSeq + 1
  const unsigned = { _id: `${head._id}.${seq}`, seq, ...facts, prevHash: head.eventHash, hash: '' }
  const event = { ...unsigned, hash: hashOf(unsigned) }
  return { event, head: { eventSeq: seq, eventHash: event.hash } }
}

/**
 * Recomputes a whole chain. `events` in order of `seq`, all of them. Finds an altered, missing, added or reordered event, and, by the
 * head, a chain that was cut short.
 * @param isOwn whether an event says that it belongs to this chain's owner
 */
export function verifyLinks<L extends Link>(events: readonly L[], head: Head, isOwn: (event: L) => boolean): { ok: true } | { ok: false; seq: number } {
  let prevHash = ''
  for (const [i, event] of events.entries()) {
    const isNext = event.seq === i + 1 && event._id === `${head._id}.${i + 1}` && isOwn(event)
    if (!isNext || event.prevHash !== prevHash || event.hash !== hashOf(event)) return { ok: false, seq: i + 1 }
    prevHash = event.hash
  }
  const isWhole = events.length === head.eventSeq && prevHash === head.eventHash
  return isWhole ? { ok: true } : { ok: false, seq: events.length + 1 }
}
