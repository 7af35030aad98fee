import { atMost } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** The platform deletes at most 50 files a call. */
const BATCH = 50

interface Purged { deleted: number; failed: number }
interface Kept { _id: string; fileId: string; until: string | null }
/** Files of one collection that are over by an instant, the oldest first; and how it is noted that one is gone. */
interface Shelf {
  due(by: string, after: { value: string; id: string } | undefined): Promise<Kept[]>
  note(id: string): Promise<unknown>
}

/**
 * Deletes face videos with their best frames, and pictures of a counter, whose time is over. Deleting comes first and noting it second, so a crash in between repeats
 * a deletion and never forgets one. A file that storage could not delete stays on the list for the next night.
 */
export async function purgeVideos(deps: Deps, deadlineMs: number): Promise<Purged> {
  const attempts = deps.db.table('attempts')
  const stillsOfFilms = deps.db.table('stills')
  const photos = deps.db.table('counterPhotos')
  const films = await purge(deps, deadlineMs, {
    due: async (by, after) => (await attempts.list({
      where: { videoUntil: atMost(by) }, order: { by: 'videoUntil', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })).map(({ _id, videoFileId: fileId, videoUntil: until }) => ({ _id, fileId, until })),
    // its best frame first: as long as the film is on the list, so is the frame
    note: async (_id) => {
      await stillsOfFilms.removeAll({ _id })
      await attempts.changeOne({ _id }, { videoUntil: null })
    },
  })
  const stills = await purge(deps, deadlineMs, {
    due: async (by, after) => (await photos.list({
      where: { photoUntil: atMost(by) }, order: { by: 'photoUntil', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })).map(({ _id, fileId, photoUntil: until }) => ({ _id, fileId, until })),
    note: (_id) => photos.changeOne({ _id }, { photoUntil: null }),
  })
  const total = { deleted: films.deleted + stills.deleted, failed: films.failed + stills.failed }
  deps.log.info({ job: 'purgeVideos', ...total })
  return total
}

async function purge({ storage, now }: Deps, deadlineMs: number, shelf: Shelf): Promise<Purged> {
  const today = new Date(now()).toISOString()
  let deleted = 0
  let failed = 0
  let after: { value: string; id: string } | undefined
  while (now() < deadlineMs) {
    const due = await shelf.due(today, after)
    const last = due.at(-1)
    if (!last?.until) break
    after = { value: last.until, id: last._id }
    const left = new Set(await storage.remove(due.map(({ fileId }) => fileId)))
    const gone = due.filter(({ fileId }) => !left.has(fileId))
    for (const { _id } of gone) await shelf.note(_id)
    deleted += gone.length
    failed += left.size
  }
  return { deleted, failed }
}
