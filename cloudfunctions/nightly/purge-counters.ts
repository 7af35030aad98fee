import { below, isIn, MOST_AT_ONCE } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** What counts for a while and then for nothing: limits, sessions, guesses, links, codes. */
const PASSING = ['rateLimits', 'staffSessions', 'staffGuesses', 'relays', 'kioskCodes', 'kioskNonces', 'kioskVisits', 'contactCodes', 'officialContacts'] as const

/** Forgets what is over, so many at a time that no call runs into the platform's limit; what time cuts off goes in the next run. */
export async function purgeCounters({ db, log, now }: Deps, deadlineMs: number, batch = MOST_AT_ONCE): Promise<{ deleted: number }> {
  let deleted = 0
  for (const name of PASSING) {
    for (let isMore = true; isMore && now() < deadlineMs;) {
      const over = await db.table(name).listFields({ where: { endsAt: below(now()) }, limit: batch }, ['_id'])
      // the condition again: a session may have been prolonged meanwhile
      if (over.length > 0) deleted += await db.table(name).removeAll({ _id: isIn(over.map(({ _id }) => _id)), endsAt: below(now()) })
      isMore = over.length === batch
    }
  }
  log.info({ job: 'purgeCounters', deleted })
  return { deleted }
}
