/** Who works on which row of `sweeps`. Two workers may meet; only the one with the newest fence writes progress. */
import { below, plus } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Sweep } from '../lib/documents-sweep'

export type Cursor = NonNullable<Sweep['cursor']>
export type Task = Pick<Sweep, '_id' | 'job' | 'day' | 'shard'>

/** leaseMs: how long a page may take, and how long the work of a killed worker lies; page: people of a shard at a time, at most 1000; lanes: pages side by side. */
export interface Pace { leaseMs: number; page: number; lanes: number }
/** A page takes below two seconds, four in a slow cloud. So many lanes hide the way to the database and the wait for its disk (a sixth faster than four). */
export const PACE: Pace = { leaseMs: 20_000, page: 1000, lanes: 6 }

/** null: somebody else is at it, or it is done. */
export async function claim({ db, now }: Deps, task: Task, { leaseMs }: Pace): Promise<Sweep | null> {
  const sweeps = db.table('sweeps')
  const at = now()
  const fresh: Sweep = { ...task, fence: 1, leaseUntil: at + leaseMs, cursor: null, people: 0, notices: 0, doneAt: null }
  if (await sweeps.add(fresh)) return fresh
  return sweeps.changeOne({ _id: task._id, doneAt: null, leaseUntil: below(at) }, { fence: plus(1), leaseUntil: at + leaseMs })
}

/** Writes how far it came and goes on holding. null: another worker has taken over, so this one stops. */
export const checkpoint = (
  { db, now }: Deps, { _id, fence }: Sweep, { cursor, people, notices }: Pick<Sweep, 'cursor' | 'people' | 'notices'>, { leaseMs }: Pace,
): Promise<Sweep | null> => db.table('sweeps').changeOne(
  { _id, fence, doneAt: null }, { cursor, people: plus(people), notices: plus(notices), leaseUntil: now() + leaseMs },
)

/** Lets the next run go on at once. */
export async function release({ db }: Deps, { _id, fence }: Sweep): Promise<void> {
  await db.table('sweeps').changeOne({ _id, fence, doneAt: null }, { leaseUntil: 0 })
}

/** Adds what came last. false: another worker has taken over. */
export async function finish({ db, now }: Deps, { _id, fence }: Sweep, { people, notices }: Pick<Sweep, 'people' | 'notices'> = { people: 0, notices: 0 }): Promise<boolean> {
  const ended = { people: plus(people), notices: plus(notices), doneAt: new Date(now()).toISOString(), leaseUntil: 0 }
  return await db.table('sweeps').changeOne({ _id, fence, doneAt: null }, ended) !== null
}
