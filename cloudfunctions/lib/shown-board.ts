import { regionsOf } from '../../src/domain/board'
import type { LocalDate } from '../../src/domain/calendar'
import { atLeast, isIn, type Database } from './collections'
import type { BoardNotice } from './documents-board'

export type ShownNotice = BoardNotice & { publishedOn: LocalDate }
const isOut = (notice: BoardNotice): notice is ShownNotice => notice.publishedOn !== null

/** Published, still true, and about a region in which this place lies; the newest first. */
export async function shownBoard(db: Database, place: string, today: LocalDate, limit: number): Promise<ShownNotice[]> {
  const notices = await db.table('notices').list({
    where: { state: 'published', region: isIn(regionsOf(place)), validUntil: atLeast(today) }, order: { by: 'publishedOn', direction: 'desc' }, limit,
  })
  return notices.filter(isOut)
}
