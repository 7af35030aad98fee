import { below } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** What counts for a while and then for nothing: limits that callers leave every day, sessions and wrong guesses of staff. */
const PASSING = ['rateLimits', 'staffSessions', 'staffGuesses'] as const

/** Forgets what is over. */
export async function purgeCounters({ db, log, now }: Deps): Promise<{ deleted: number }> {
  let deleted = 0
  for (const name of PASSING) deleted += await db.table(name).removeAll({ endsAt: below(now()) })
  log.info({ job: 'purgeCounters', deleted })
  return { deleted }
}
