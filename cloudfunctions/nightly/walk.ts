import type { Deps } from '../lib/deps'
import type { Sweep } from '../lib/documents-sweep'
import { checkpoint, release, type Cursor, type Pace } from './lease'

/** missed: people whom somebody else changed between reading and writing; they were left alone. */
export interface Handled { notices: number; missed: number }

export interface Way<P> {
  /** The people after a cursor in their order; fewer than `limit`: the end. */
  read(after: Cursor | null, limit: number): Promise<P[]>
  cursorOf(person: P): Cursor
  /** Must be harmless when it runs again, wherever it was broken off. */
  handle(people: P[]): Promise<Handled>
}

export interface Walked {
  people: number
  missed: number
  /** null: the end was not reached. outOfTime has been released; of lost another worker has taken over. */
  held: Sweep | null
}

/** One pass from the row's cursor to the end, page by page; every page is noted before the next is begun. */
export async function walk<P>(deps: Deps, start: Sweep, way: Way<P>, deadlineMs: number, pace: Pace): Promise<Walked> {
  const walked: Walked = { people: 0, missed: 0, held: start }
  let held = start
  while (deps.now() < deadlineMs) {
    const people = await way.read(held.cursor, pace.page)
    const last = people.at(-1)
    if (!last) return walked
    const { notices, missed } = await way.handle(people)
    walked.people += people.length
    walked.missed += missed
    const noted = await checkpoint(deps, held, { cursor: way.cursorOf(last), people: people.length, notices }, pace)
    walked.held = noted
    if (!noted || people.length < pace.page) return walked
    held = noted
  }
  await release(deps, held)
  return { ...walked, held: null }
}
