import { below } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** Forgets rate limit windows that are over: every caller leaves some every day. */
export async function purgeCounters({ db, log, now }: Deps): Promise<{ deleted: number }> {
  const deleted = await db.table('rateLimits').removeAll({ endsAt: below(now()) })
  log.info({ job: 'purgeCounters', deleted })
  return { deleted }
}
