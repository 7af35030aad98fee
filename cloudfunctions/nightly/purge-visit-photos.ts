import { atMost } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** A visit has three pictures, and the platform deletes at most 50 files a call. */
const BATCH = 16

/** Deletes the pictures of visits whose time is over; as with videos, deleting comes before noting it, and what storage kept is tried again. */
export async function purgeVisitPhotos({ db, storage, log, now }: Deps, deadlineMs: number): Promise<{ deleted: number }> {
  const due = new Date(now()).toISOString()
  const evidence = db.table('visitEvidence')
  let deleted = 0
  let after: { value: string; id: string } | undefined
  while (now() < deadlineMs) {
    const old = await evidence.list({
      where: { photosUntil: atMost(due) }, order: { by: 'photosUntil', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const last = old.at(-1)
    if (!last?.photosUntil) break
    after = { value: last.photosUntil, id: last._id }
    const files = old.flatMap(({ photos }) => photos.map(({ fileId }) => fileId))
    const left = new Set(files.length > 0 ? await storage.remove(files) : [])
    for (const { _id, photos } of old) if (photos.every(({ fileId }) => !left.has(fileId))) await evidence.changeOne({ _id }, { photosUntil: null })
    deleted += files.length - left.size
  }
  log.info({ job: 'purgeVisitPhotos', deleted })
  return { deleted }
}
