import { absent, atMost, isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** A visit has three pictures, and the platform deletes at most 50 files a call. */
const BATCH = 16
const FILES = 50

/** Deletes the pictures of visits whose time is over; as with videos, deleting comes before noting it, and what storage kept is tried again. */
export async function purgeVisitPhotos(deps: Deps, deadlineMs: number): Promise<{ deleted: number; blanked: number }> {
  const { db, storage, log, now } = deps
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
  deleted += await purgeUnused(deps, due, deadlineMs)
  const blanked = await blankWords(deps, due, deadlineMs)
  log.info({ job: 'purgeVisitPhotos', deleted, blanked })
  return { deleted, blanked }
}

/** Pictures that were sent and never submitted; of the others only the note that they were to come. */
async function purgeUnused({ db, storage, now }: Deps, due: string, deadlineMs: number): Promise<number> {
  const uploads = db.table('visitUploads')
  let deleted = 0
  let after: { value: string; id: string } | undefined
  while (now() < deadlineMs) {
    const old = await uploads.list({
      where: { photoUntil: atMost(due) }, order: { by: 'photoUntil', direction: 'asc', ...(after && { after }) }, limit: FILES,
    })
    const last = old.at(-1)
    if (!last) break
    after = { value: last.photoUntil, id: last._id }
    const evidence = await db.table('visitEvidence').list({ where: { _id: isIn([...new Set(old.map(({ evidenceId }) => evidenceId))]) }, limit: FILES })
    const used = new Set(evidence.flatMap(({ photos }) => photos.map(({ fileId }) => fileId)))
    const unused = old.filter(({ fileId }) => !used.has(fileId)).map(({ fileId }) => fileId)
    const left = new Set(unused.length > 0 ? await storage.remove(unused) : [])
    const over = old.filter(({ fileId }) => !left.has(fileId)).map(({ _id }) => _id)
    if (over.length > 0) await uploads.removeAll({ _id: isIn(over), photoUntil: atMost(due) })
    deleted += unused.length - left.size
  }
  return deleted
}

/** Where somebody lives and whom to ring up is nobody's any more, some time after the visit. */
async function blankWords({ db, now }: Deps, due: string, deadlineMs: number): Promise<number> {
  const visits = db.table('visits')
  let blanked = 0
  while (now() < deadlineMs) {
    const done = await visits.changeOne({ wordsUntil: atMost(due) }, { addressEnc: '', contactEnc: '', phoneEnc: '', spotEnc: absent, wordsUntil: absent })
    if (!done) break
    blanked++
  }
  return blanked
}
