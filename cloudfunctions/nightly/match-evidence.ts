import { addDays, civilDay } from '../../src/domain/calendar'
import { MATCH_RULE } from '../../src/domain/data-match'
import { below, isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Evidence } from '../lib/documents-evidence'
import { matchPerson, type Matched } from '../lib/evidence/match-person'
import { claim, finish, PACE, type Pace } from './lease'
import { walk } from './walk'

/** Every person is a transaction of their own: a page is done long before its lease ends. */
const PAGES: Pace = { ...PACE, page: 100 }
/** Two cards may still confirm each other so long; then the younger of them is the only one left. */
const KEPT_DAYS = MATCH_RULE.oldestDays + MATCH_RULE.pairDays

/** Weighs what has arrived, person by person, once a night (rule R26); killed anywhere, the next run goes on. */
export async function matchEvidence(deps: Deps, deadlineMs: number, pace: Pace = PAGES): Promise<Partial<Record<Matched | 'failed', number>>> {
  const today = civilDay(deps.now())
  const done: Partial<Record<Matched | 'failed', number>> = {}
  const held = await claim(deps, { _id: `${today}.match`, job: 'match', day: today, shard: null }, pace)
  if (!held) return done
  const { held: atEnd } = await walk<Evidence>(deps, held, {
    read: (after, limit) => deps.db.table('evidence').list({
      where: { state: 'waiting' }, order: { by: 'beneficiaryId', direction: 'asc', ...(after && { after }) }, limit,
    }),
    cursorOf: ({ _id, beneficiaryId }) => ({ value: beneficiaryId, id: _id }),
    handle: async (page) => {
      for (const id of new Set(page.map(({ beneficiaryId }) => beneficiaryId))) {
        const result = await tryOne(deps, id)
        done[result] = (done[result] ?? 0) + 1
      }
      return { notices: 0, missed: 0 }
    },
  }, deadlineMs, pace)
  if (atEnd) {
    await deps.db.table('evidence').removeAll({ state: isIn(['weighed']), on: below(addDays(today, -KEPT_DAYS)) })
    await finish(deps, atEnd)
  }
  deps.log.info({ job: 'matchEvidence', ...done })
  return done
}

/** One broken record must not keep everybody behind it waiting. */
async function tryOne(deps: Deps, beneficiaryId: string): Promise<Matched | 'failed'> {
  try {
    return await matchPerson(deps, beneficiaryId)
  } catch (error) {
    deps.log.error({ job: 'matchEvidence', beneficiaryId, failed: error instanceof Error ? error.name : 'internal' })
    return 'failed'
  }
}
