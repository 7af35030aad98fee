/** An access token that all instances share: fetched by one of them, kept sealed in the database. */
import { atMost } from '../collections'
import type { Deps } from '../deps'

export interface Fetched { token: string; expiresInS: number }
export interface SharedToken {
  /** A token that works, other than `stale`; null: none is to be had now. */
  get(stale?: string): Promise<string | null>
}

/** Whoever fetches has this long; then another instance may. */
const LEASE_MS = 15_000
/** A token is not used to its last minute: the message would arrive with a dead one. */
const MARGIN_MS = 5 * 60_000
const WAIT_MS = 250
const MOST_WAITS = 40

/** @param fetchToken `forced`: a new one also when the carrier thinks that the old one is good; rarely allowed (20 a day) */
export function sharedToken(
  { db, secrets, now, pause }: Pick<Deps, 'db' | 'secrets' | 'now' | 'pause'>, id: string, fetchToken: (forced: boolean) => Promise<Fetched | null>,
): SharedToken {
  const tokens = db.table('tokens')
  let known: { token: string; expiresAt: number } | null = null

  const renew = async (stale: string | undefined): Promise<string | null> => {
    const plain = await fetchToken(false)
    const fetched = plain && plain.token === stale ? await fetchToken(true) : plain
    if (!fetched) {
      await tokens.changeOne({ _id: id }, { leaseUntil: 0 })
      return null
    }
    known = { token: fetched.token, expiresAt: now() + fetched.expiresInS * 1000 - MARGIN_MS }
    await tokens.changeOne({ _id: id }, { tokenEnc: secrets.seal(id, 'token', fetched.token), expiresAt: known.expiresAt, leaseUntil: 0 })
    return fetched.token
  }

  return {
    async get(stale) {
      if (known && known.token !== stale && known.expiresAt > now()) return known.token
      for (let waits = 0; waits < MOST_WAITS; waits++) {
        const stored = await tokens.find(id)
        if (stored && stored.expiresAt > now()) {
          const token = secrets.open(id, 'token', stored.tokenEnc)
          if (token !== stale) {
            known = { token, expiresAt: stored.expiresAt }
            return token
          }
        }
        const leaseUntil = now() + LEASE_MS
        // of what was seen: somebody may have renewed it and let go since
        const isOurs = stored
          ? await tokens.changeOne({ _id: id, leaseUntil: atMost(now()), expiresAt: stored.expiresAt }, { leaseUntil }) !== null
          : await tokens.add({ _id: id, tokenEnc: '', expiresAt: 0, leaseUntil })
        if (isOurs) return renew(stale)
        await pause(WAIT_MS)
      }
      return null
    },
  }
}
