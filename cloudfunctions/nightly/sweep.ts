/** Tonight's reminders, proposals and tasks. Reads only people whose day has come; exactly once, wherever it is killed (rules R13, R16, R27). */
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import { plan } from '../../src/domain/sweep-plan'
import { atMost, isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import { SHARDS } from '../lib/shard'
import { changePeople, FIELDS, forEachPerson, type DuePerson } from './due-people'
import { checkpoint, claim, finish, PACE, type Pace } from './lease'
import { noticeRow, proposalRow, taskRow } from './sweep-rows'
import { walk, type Handled, type Way } from './walk'

/** After so many passes whoever is being changed all the time is left to tomorrow's sweep. */
const MOST_PASSES = 3

export interface Swept { people: number; shards: number }

/** Works through tonight's shards until the deadline; what is left goes on in the next run. `shards`: how many this run brought to an end. */
export async function sweep(deps: Deps, deadlineMs: number, pace: Pace = PACE): Promise<Swept> {
  const today = civilDay(deps.now())
  const left = await shardsLeft(deps, today)
  const total: Swept = { people: 0, shards: 0 }
  const lane = async () => {
    for (let shard = left.shift(); shard !== undefined && deps.now() < deadlineMs; shard = left.shift()) {
      const { people, isDone } = await sweepShard(deps, today, shard, deadlineMs, pace)
      total.people += people
      if (isDone) total.shards += 1
    }
  }
  await Promise.all(Array.from({ length: pace.lanes }, lane))
  deps.log.info({ job: 'sweep', ...total })
  return total
}

const sweepId = (day: LocalDate, shard: number) => `${day}.${String(shard).padStart(2, '0')}`

/** Those that are not done, from a place of chance on, so that two workers seldom meet. */
async function shardsLeft({ db, random }: Deps, day: LocalDate): Promise<number[]> {
  const all = Array.from({ length: SHARDS }, (_, shard) => shard)
  const rows = await db.table('sweeps').listFields({ where: { _id: isIn(all.map((shard) => sweepId(day, shard))) }, limit: SHARDS }, ['shard', 'doneAt'])
  const done = new Set(rows.filter(({ doneAt }) => doneAt !== null).map(({ shard }) => shard))
  const start = Math.floor(random() * SHARDS)
  return [...all.slice(start), ...all.slice(0, start)].filter((shard) => !done.has(shard))
}

/** A shard is done when one pass from the beginning found nobody whom somebody else was changing. */
async function sweepShard(deps: Deps, day: LocalDate, shard: number, deadlineMs: number, pace: Pace): Promise<{ people: number; isDone: boolean }> {
  let held = await claim(deps, { _id: sweepId(day, shard), job: 'sweep', day, shard }, pace)
  let people = 0
  for (let pass = 1; held; pass++) {
    const fromStart = held.cursor === null
    const walked = await walk(deps, held, wayThrough(deps, day, shard), deadlineMs, pace)
    people += walked.people
    if (!walked.held) break
    if ((fromStart && walked.missed === 0) || pass === MOST_PASSES) return { people, isDone: await finish(deps, walked.held) }
    held = await checkpoint(deps, walked.held, { cursor: null, people: 0, notices: 0 }, pace)
  }
  return { people, isDone: false }
}

const wayThrough = (deps: Deps, today: LocalDate, shard: number): Way<DuePerson> => ({
  read: (after, limit) => deps.db.table('beneficiaries').listFields({
    where: { shard, nextActionOn: atMost(today) }, order: { by: 'nextActionOn', direction: 'asc', ...(after && { after }) }, limit,
  }, FIELDS),
  cursorOf: ({ _id, nextActionOn }) => ({ value: nextActionOn ?? '', id: _id }),
  handle: (people) => sweepPage(deps, people, today),
})

/**
 * Effects first, then the people, so that a kill in between repeats an effect, which is harmless, and never loses one. Whoever was certified
 * meanwhile keeps what the certification wrote; the message that was queued for them names a duty that is over, and is not sent.
 */
async function sweepPage(deps: Deps, people: readonly DuePerson[], today: LocalDate): Promise<Handled> {
  const { db, log } = deps
  const { results, unreadable } = await forEachPerson(deps, people, today, (person, policy) => ({ person, ...plan(person, policy, today) }))
  const notices = results.flatMap((one) => one.notices.map((notice) => noticeRow(one.person, notice, today)))
  await Promise.all([
    db.table('outbox').addMany(notices),
    db.table('proposals').addMany(results.flatMap((one) => one.proposals.map((proposal) => proposalRow(one.person, proposal, today)))),
    db.table('tasks').addMany(results.flatMap((one) => one.tasks.map((task) => taskRow(one.person, task, today)))),
  ])
  const changed = await changePeople(deps, results.map(({ person, nextActionOn }) => ({ person, to: { nextActionOn, sweptOn: today } })))
  if (unreadable > 0) log.error({ job: 'sweep', unreadable })
  return { notices: notices.length, missed: results.length - changed }
}
