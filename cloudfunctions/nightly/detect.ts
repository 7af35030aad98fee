import { addDays, civilDay, type LocalDate } from '../../src/domain/calendar'
import { contradictions, isCase, scoreOf } from '../../src/domain/contradiction'
import { LOSS_CHECK } from '../../src/domain/loss'
import { addWorkingDays } from '../../src/domain/working-days'
import { atLeast, below } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Certification } from '../lib/documents'
import { factsAround } from './certification-facts'
import { claim, finish, PACE, type Pace } from './lease'
import { walk } from './walk'

/** Comparing recordings takes a while: a page is done before its lease ends. */
const PAGES: Pace = { ...PACE, page: 20 }
/** Nights that may have been missed. */
const LOOKS_BACK_DAYS = 7

/** Start of a civil day in China. */
const startOf = (day: LocalDate) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString()

/** Looks over what was written the day before, and makes a case of what does not go together (N15). Nothing follows from it by itself. */
export async function detect(deps: Deps, deadlineMs: number, pace: Pace = PAGES): Promise<{ looked: number; cases: number }> {
  const today = civilDay(deps.now())
  const first = addDays(today, -LOOKS_BACK_DAYS)
  const known = await deps.db.table('sweeps').listFields({ where: { job: 'detect', day: atLeast(first) }, limit: 2 * LOOKS_BACK_DAYS }, ['day', 'doneAt'])
  const done = new Set(known.filter(({ doneAt }) => doneAt !== null).map(({ day }) => day))
  const sum = { looked: 0, cases: 0 }
  for (let day = first; day < today && deps.now() < deadlineMs; day = addDays(day, 1)) {
    if (!done.has(day)) await detectOn(deps, day, deadlineMs, pace, sum)
  }
  deps.log.info({ job: 'detect', ...sum })
  return sum
}

async function detectOn(deps: Deps, day: LocalDate, deadlineMs: number, pace: Pace, sum: { looked: number; cases: number }): Promise<void> {
  const held = await claim(deps, { _id: `${day}.detect`, job: 'detect', day, shard: null }, pace)
  if (!held) return
  const { held: atEnd } = await walk<Certification>(deps, held, {
    read: (after, limit) => deps.db.table('certifications').list({
      where: { writtenAt: below(startOf(addDays(day, 1))) }, order: { by: 'writtenAt', direction: 'asc', after: after ?? { value: startOf(day), id: '' } }, limit,
    }),
    cursorOf: ({ _id, writtenAt = '' }) => ({ value: writtenAt, id: _id }),
    handle: async (page) => {
      for (const certification of page) {
        sum.looked++
        if (await look(deps, certification)) sum.cases++
      }
      return { notices: 0, missed: 0 }
    },
  }, deadlineMs, pace)
  if (atEnd) await finish(deps, atEnd)
}

/** One certification that cannot be judged must not keep the others from being looked at. */
async function look(deps: Deps, certification: Certification): Promise<boolean> {
  try {
    return await openCase(deps, certification)
  } catch (error) {
    deps.log.error({ job: 'detect', reference: certification._id, failed: error instanceof Error ? error.name : 'internal' })
    return false
  }
}

async function openCase(deps: Deps, certification: Certification): Promise<boolean> {
  const { _id: reference, beneficiaryId, channel, on } = certification
  const person = await deps.db.table('beneficiaries').find(beneficiaryId)
  if (!person) return false
  const parts = contradictions(await factsAround(deps, certification, person))
  if (!isCase(parts)) return false
  const openedOn = civilDay(deps.now())
  return deps.db.table('cases').add({
    _id: `case.${reference}`, beneficiaryId, region: person.region, street: person.street ?? null, reference, channel, on, parts, score: scoreOf(parts),
    openedOn, answerBy: addWorkingDays(openedOn, LOSS_CHECK.workingDays), state: 'open', finding: null, noteEnc: null, by: null, closedAt: null,
  })
}
