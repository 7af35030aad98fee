/** The run: whatever waits, several at a time, until nothing is left or time is up. */
import { atMost } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'
import { redact } from '../lib/redact'
import type { Carriers } from './carriers'
import { claim } from './claims'
import { deliver, type Ended } from './deliver'

const PAGE = 200
/** Messages under way at once: a carrier answers in a fraction of a second, a database call in some milliseconds. */
const AT_ONCE = 8

export type Counts = Partial<Record<Ended | 'failed', number>>

export async function sendWaiting(deps: Deps, carriers: Carriers, deadlineMs: number): Promise<Counts> {
  const counts: Counts = {}
  const count = (ended: keyof Counts) => { counts[ended] = (counts[ended] ?? 0) + 1 }
  const seen = new Set<string>()
  for (;;) {
    const rows = (await waiting(deps)).filter(({ _id }) => !seen.has(_id))
    if (rows.length === 0 || deps.now() >= deadlineMs) return counts
    const queue = rows.values()
    const work = async () => {
      for (const row of queue) {
        if (deps.now() >= deadlineMs) return
        seen.add(row._id)
        count(await one(deps, carriers, row))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }
}

/** What was left in the middle first, then the oldest. */
async function waiting({ db, now }: Deps): Promise<OutboxRow[]> {
  const outbox = db.table('outbox')
  const left = await outbox.list({ where: { state: 'sending', leaseUntil: atMost(now()) }, limit: PAGE })
  const queued = await outbox.list({
    where: { state: 'queued', notBefore: atMost(new Date(now()).toISOString()) }, order: { by: 'notBefore', direction: 'asc' }, limit: PAGE,
  })
  return [...left, ...queued]
}

/** One row that cannot be worked on must not stop the others: its lease runs out and another run tries. */
async function one(deps: Deps, carriers: Carriers, row: OutboxRow): Promise<Ended | 'failed'> {
  try {
    const claimed = await claim(deps, row)
    return claimed ? await deliver(deps, carriers, claimed) : 'elsewhere'
  } catch (error) {
    const { code, stack } = error as { code?: unknown; stack?: string }
    deps.log.error({ job: 'dispatch', code: typeof code === 'string' ? code : undefined, error: redact(stack ?? String(error)) })
    return 'failed'
  }
}
