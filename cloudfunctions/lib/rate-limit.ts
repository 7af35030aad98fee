/** Fixed windows counted in the database, so that all instances of a function share one count. */
import { AppError } from '../../src/domain/contract/errors'
import { plus, type Database } from './collections'

export interface Limit {
  /** `address` for calls that need no identity. */
  by: 'caller' | 'address'
  max: number
  minutes: number
}

/**
 * Counts one use; throws `tooManyRequests` above the limit.
 * @param key what is limited and for whom: a pseudonym, never a name, number or address
 */
export async function countUse(db: Database, key: string, { max, minutes }: Pick<Limit, 'max' | 'minutes'>, nowMs: number): Promise<void> {
  const { _id, endsAt } = windowOf(key, minutes, nowMs)
  const counters = db.table('rateLimits')
  const counted = await counters.changeOne({ _id }, { count: plus(1) })
  // first use of this window; when several are first at once, all but one find it there and count again
    ?? (await counters.add({ _id, count: 1, endsAt }) ? null : await counters.changeOne({ _id }, { count: plus(1) }))
  if (counted && counted.count > max) throw new AppError('tooManyRequests')
}

/** Nothing is left in this window, without counting one more. */
export async function isUsedUp(db: Database, key: string, { max, minutes }: Pick<Limit, 'max' | 'minutes'>, nowMs: number): Promise<boolean> {
  const counted = await db.table('rateLimits').find(windowOf(key, minutes, nowMs)._id)
  return counted !== null && counted.count >= max
}

function windowOf(key: string, minutes: number, nowMs: number): { _id: string; endsAt: number } {
  const length = minutes * 60_000
  const window = Math.floor(nowMs / length)
  return { _id: `${key}.${window}`, endsAt: (window + 1) * length }
}
