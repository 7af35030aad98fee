import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { placeOf } from '../../src/domain/staff-scope'
import type { Run } from '../lib/serve'
import { shownBoard } from '../lib/shown-board'
import { findOwn } from './contact/own-person'

const MOST = 50

/** Of the caller's own street where we know it, else of the whole area that is served here. */
export async function listBoard(run: Run): Promise<CitizenCalls['listBoard']['output']> {
  const { deps, at } = run
  const own = await findOwn(run)
  const shown = await shownBoard(deps.db, own ? placeOf(own) : deps.region, civilDay(at), MOST)
  return {
    notices: shown.map(({ _id: key, version, region, title, body, source, validUntil, publishedOn }) =>
      ({ key, version, region, title, body, source, validUntil, publishedOn })),
  }
}
