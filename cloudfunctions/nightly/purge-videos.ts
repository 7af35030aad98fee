import { atMost } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** The platform deletes at most 50 files a call. */
const BATCH = 50

/**
 * Deletes face videos whose time is over. Deleting comes first and noting it second, so a crash in between repeats a deletion and
 * never forgets one. A file that storage could not delete stays on the list for the next night.
 */
export async function purgeVideos({ db, storage, log, now }: Deps, deadlineMs: number): Promise<{ deleted: number; failed: number }> {
  const today = new Date(now()).toISOString()
  const attempts = db.table('attempts')
  let deleted = 0
  let failed = 0
  let after: { value: string; id: string } | undefined
  while (now() < deadlineMs) {
    const due = await attempts.list({
      where: { videoUntil: atMost(today) }, order: { by: 'videoUntil', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const last = due.at(-1)
    if (!last?.videoUntil) break
    after = { value: last.videoUntil, id: last._id }
    const left = new Set(await storage.remove(due.map(({ videoFileId }) => videoFileId)))
    const gone = due.filter(({ videoFileId }) => !left.has(videoFileId))
    for (const { _id } of gone) await attempts.changeOne({ _id }, { videoUntil: null })
    deleted += gone.length
    failed += left.size
  }
  log.info({ job: 'purgeVideos', deleted, failed })
  return { deleted, failed }
}
