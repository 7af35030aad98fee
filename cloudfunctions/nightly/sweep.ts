/** Tonight's reminders, proposals and tasks. Reads only people whose day has come; exactly once, wherever it is killed (rules R13, R16, R27). */
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import { plan } from '../../src/domain/sweep-plan'
import { atMost, isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Sweep } from '../lib/documents-sweep'
import { SHARDS } from '../lib/shard'
import { changePeople, FIELDS, forEachPerson, type DuePerson } from './due-people'
import { checkpoint, claim, finish, PACE, release, type Pace } from './lease'
import { noticeRow, proposalRow, taskRow } from './sweep-rows'

/** After so many passes whoever is being changed all the time is left to tomorrow's sweep. */
const MOST_PASSES = 3

export interface Swept { people: number; shards: number }
interface Run { deps: Deps; today: LocalDate; pace: Pace; total: Swept }
/** A shard that this worker holds. missed: people whom somebody else changed between reading and writing, in this pass. */
interface InHand { shard: number; held: Sweep; pass: number; fromStart: boolean; missed: number }
interface Read { one: InHand; people: DuePerson[] }

/** Works through tonight's shards until the deadline; what is left goes on in the next run. `shards`: how many this run brought to an end. */
export async function sweep(deps: Deps, deadlineMs: number, pace: Pace = PACE): Promise<Swept> {
  const run: Run = { deps, today: civilDay(deps.now()), pace, total: { people: 0, shards: 0 } }
  const left = await shardsLeft(deps, run.today)
  await Promise.all(Array.from({ length: pace.lanes }, () => sweepLane(run, left, deadlineMs)))
  deps.log.info({ job: 'sweep', ...run.total })
  return run.total
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

/** Shards with few due people share a page, since a page costs the same calls however full it is. */
async function sweepLane(run: Run, left: number[], deadlineMs: number): Promise<void> {
  const { deps, pace } = run
  let inHand: InHand[] = []
  while (deps.now() < deadlineMs) {
    const page = await Promise.all(inHand.map((one) => readNext(run, one)))
    for (let shard; count(page) < pace.page && (shard = left.shift()) !== undefined;) {
      const held = await claim(deps, { _id: sweepId(run.today, shard), job: 'sweep', day: run.today, shard }, pace)
      if (held) page.push(await readNext(run, { shard, held, pass: 1, fromStart: held.cursor === null, missed: 0 }))
    }
    if (page.length === 0) return
    inHand = await sweepPage(run, page)
  }
  await Promise.all(inHand.map(({ held }) => release(deps, held)))
}

const count = (page: readonly Read[]): number => page.reduce((sum, { people }) => sum + people.length, 0)

async function readNext({ deps, today, pace }: Run, one: InHand): Promise<Read> {
  const { shard, held: { cursor: after } } = one
  const people = await deps.db.table('beneficiaries').listFields({
    where: { shard, nextActionOn: atMost(today) }, order: { by: 'nextActionOn', direction: 'asc', ...(after && { after }) }, limit: pace.page,
  }, FIELDS)
  return { one, people }
}

/**
 * Effects first, then the people, then how far each shard came, so that a kill in between repeats an effect, which is harmless, and never loses one.
 * Whoever was certified meanwhile keeps what the certification wrote; the message that was queued for them names a duty that is over, and is not sent.
 * @returns the shards that go on
 */
async function sweepPage(run: Run, page: readonly Read[]): Promise<InHand[]> {
  const { deps, today, total } = run
  const { db, log } = deps
  const plans = await Promise.all(page.map(({ people }) =>
    forEachPerson(deps, people, today, (person, policy) => ({ person, ...plan(person, policy, today) }))))
  const results = plans.flatMap((shard) => shard.results)
  await Promise.all([
    db.table('outbox').addMany(results.flatMap((one) => one.notices.map((notice) => noticeRow(one.person, notice, today)))),
    db.table('proposals').addMany(results.flatMap((one) => one.proposals.map((proposal) => proposalRow(one.person, proposal, today)))),
    db.table('tasks').addMany(results.flatMap((one) => one.tasks.map((task) => taskRow(one.person, task, today)))),
  ])
  const changed = await changePeople(deps, results.map(({ person, nextActionOn }) => ({ person, to: { nextActionOn, sweptOn: today } })))
  const unreadable = plans.reduce((sum, shard) => sum + shard.unreadable, 0)
  if (unreadable > 0) log.error({ job: 'sweep', unreadable })
  total.people += count(page)
  // whose shard it was is not known, and one more look costs little
  const missed = results.length - changed
  const goingOn = await Promise.all(page.map(({ one, people }, i) => {
    const notices = plans[i]?.results.reduce((sum, { notices: those }) => sum + those.length, 0) ?? 0
    return note(run, { ...one, missed: one.missed + missed }, people, notices)
  }))
  return goingOn.filter((one) => one !== null)
}

/** A shard is done when one pass from the beginning found nobody whom somebody else was changing. null: done, or another worker has it now. */
async function note({ deps, total, pace }: Run, one: InHand, people: readonly DuePerson[], notices: number): Promise<InHand | null> {
  const { held, pass, fromStart, missed } = one
  const last = people.at(-1)
  if (last && people.length === pace.page) {
    const cursor = { value: last.nextActionOn ?? '', id: last._id }
    const noted = await checkpoint(deps, held, { cursor, people: people.length, notices }, pace)
    return noted && { ...one, held: noted }
  }
  if ((fromStart && missed === 0) || pass === MOST_PASSES) {
    if (await finish(deps, held, { people: people.length, notices })) total.shards += 1
    return null
  }
  const again = await checkpoint(deps, held, { cursor: null, people: people.length, notices }, pace)
  return again && { ...one, held: again, pass: pass + 1, fromStart: true, missed: 0 }
}
