/** Who works on a message. Every later write compares the claim, so that a run whose lease ran out changes nothing any more. */
import { atMost, plus } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'

/** Longer than a function may run. */
const LEASE_MS = 120_000

/** null when somebody else has it. */
export function claim({ db, now, newId }: Deps, { _id, state }: OutboxRow): Promise<OutboxRow | null> {
  const mine = { state: 'sending', claim: newId(), claims: plus(1), leaseUntil: now() + LEASE_MS } as const
  const outbox = db.table('outbox')
  return state === 'queued'
    ? outbox.changeOne({ _id, state: 'queued' }, mine)
    : outbox.changeOne({ _id, state: 'sending', leaseUntil: atMost(now()) }, mine)
}

/** The row as it is now. @throws when the claim is lost */
export async function change({ db }: Deps, { _id, claim: mine }: OutboxRow, changes: Partial<Omit<OutboxRow, '_id'>>): Promise<OutboxRow> {
  const changed = await db.table('outbox').changeOne({ _id, state: 'sending', claim: mine }, changes)
  if (!changed) throw new Error('the claim of a message was lost')
  return changed
}
