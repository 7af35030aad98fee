import { civilDay, type LocalDate } from '../../src/domain/calendar'
import { duty } from '../../src/domain/cycle'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { isVerifyingOver } from '../../src/domain/stop'
import { isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { StopProposal } from '../lib/documents-sweep'
import { closedProposal, stuckStop } from '../lib/stops'
import { FIELDS, forEachPerson, type DuePerson } from './due-people'
import { claim, finish, PACE, type Pace } from './lease'
import { walk } from './walk'

/** Each withdrawal is a call of its own: a page of nothing else is done long before its lease ends. */
const PAGES: Pace = { ...PACE, page: 100 }

/** unreadable: people whose region has no policy, or whose record holds a day that is none; their proposals are left for whoever repairs it. */
export interface Tended { stuck: number; withdrawn: number; unreadable: number }

/**
 * Looks after proposed stops that nobody decides (rule R13), once a day, the oldest first. The months of verifying are over: a supervisor
 * gets a task, pay goes on. The period is not the one that is missing any more, as after a new policy: the proposal is withdrawn. Harmless
 * to repeat; what time cut off goes on in the next run.
 */
export async function tendProposals(deps: Deps, deadlineMs: number, pace: Pace = PAGES): Promise<Tended> {
  const today = civilDay(deps.now())
  const done: Tended = { stuck: 0, withdrawn: 0, unreadable: 0 }
  const held = await claim(deps, { _id: `${today}.proposals`, job: 'proposals', day: today, shard: null }, pace)
  if (!held) return done
  const { held: atEnd } = await walk<StopProposal>(deps, held, {
    read: (after, limit) => deps.db.table('proposals').list({
      where: { state: 'open' }, order: { by: 'openedOn', direction: 'asc', ...(after && { after }) }, limit,
    }),
    cursorOf: ({ _id, openedOn }) => ({ value: openedOn, id: _id }),
    handle: async (page) => {
      await tendPage(deps, page, today, done)
      return { notices: 0, missed: 0 }
    },
  }, deadlineMs, pace)
  if (atEnd) await finish(deps, atEnd)
  deps.log.info({ job: 'tendProposals', ...done })
  if (done.unreadable > 0) deps.log.error({ job: 'tendProposals', unreadable: done.unreadable })
  return done
}

async function tendPage(deps: Deps, page: readonly StopProposal[], today: LocalDate, done: Tended): Promise<void> {
  const { db, now } = deps
  const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
  const people = await db.table('beneficiaries').listFields({ where: { _id: isIn(ids) }, limit: ids.length }, FIELDS)
  const { results, unreadable } = await forEachPerson(deps, people, today, (person, policy) => page
    .filter(({ beneficiaryId }) => beneficiaryId === person._id)
    .map((proposal) => ({ proposal, person, need: needOf(proposal, person, policy, today) })))
  const all = results.flat()
  done.unreadable += unreadable
  done.stuck += await db.table('tasks').addMany(
    all.filter(({ need }) => need === 'stuck').map(({ proposal, person }) => stuckStop(proposal, person.street ?? null, today)))
  for (const { proposal, need } of all) {
    if (need !== 'withdrawn') continue
    const { _id, ...closed } = closedProposal(proposal, 'withdrawn', null, 'certified', now())
    if (await db.table('proposals').changeOne({ _id, state: 'open', version: proposal.version }, closed)) done.withdrawn += 1
  }
}

function needOf(proposal: StopProposal, { benefits }: DuePerson, policy: PolicyInForce, today: LocalDate): 'stuck' | 'withdrawn' | null {
  const benefit = benefits.find(({ scheme }) => scheme === proposal.scheme)
  if (!benefit) return null
  if (benefit.status === 'active' && duty(benefit, policy).dueOn !== proposal.dueOn) return 'withdrawn'
  return isVerifyingOver(proposal.dueOn, policy, today) ? 'stuck' : null
}
