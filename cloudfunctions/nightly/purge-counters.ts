import { below, isIn, MOST_AT_ONCE, type Condition, type OpenTable } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** What counts for a while and then for nothing: limits, sessions, guesses, links, codes. */
const PASSING = ['rateLimits', 'staffSessions', 'staffGuesses', 'relays', 'kioskCodes', 'kioskNonces', 'kioskVisits', 'contactCodes', 'officialContacts'] as const

/** As long as a relative's link (create-relay.ts): whoever lost the answer may scan the code again. A code of an outlet hangs on its wall and has no end. */
const INVITATION_KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** Forgets what is over, so many at a time that no call runs into the platform's limit; what time cuts off goes in the next run. */
export async function purgeCounters({ db, log, now }: Deps, deadlineMs: number, batch = MOST_AT_ONCE): Promise<{ deleted: number }> {
  const forget = async <T extends { _id: string }>(table: OpenTable<T>, isOver: () => Condition<T>) => {
    let deleted = 0
    for (let isMore = true; isMore && now() < deadlineMs;) {
      const over = await table.listFields({ where: isOver(), limit: batch }, ['_id'])
      // the condition again: a session may have been prolonged meanwhile
      if (over.length > 0) deleted += await table.removeAll({ ...isOver(), _id: isIn(over.map(({ _id }) => _id)) })
      isMore = over.length === batch
    }
    return deleted
  }
  let deleted = 0
  for (const name of PASSING) deleted += await forget(db.table(name), () => ({ endsAt: below(now()) }))
  deleted += await forget(db.table('entries'), () => ({ expiresAt: below(new Date(now() - INVITATION_KEPT_DAYS * DAY_MS).toISOString()) }))
  log.info({ job: 'purgeCounters', deleted })
  return { deleted }
}
