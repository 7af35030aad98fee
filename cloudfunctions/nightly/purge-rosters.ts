import { below } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** The platform deletes at most 50 files a call; more are left for the next night. */
const BATCH = 50
const DAY_MS = 86_400_000

/**
 * Deletes the files of rosters that were checked and never carried out, or given up in the middle, a day after they came: a roster is the
 * register of a whole city. Files of imports that ended are gone already.
 */
export async function purgeRosters({ db, storage, log, now }: Deps): Promise<{ deleted: number }> {
  const imports = db.table('imports')
  const old = await imports.list({ where: { hasFile: true, startedAt: below(new Date(now() - DAY_MS).toISOString()) }, limit: BATCH })
  const files = old.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  const left = new Set(files.length ? await storage.remove(files) : [])
  for (const { _id, fileId } of old) if (fileId !== null && !left.has(fileId)) await imports.changeOne({ _id }, { hasFile: false })
  log.info({ job: 'purgeRosters', deleted: files.length - left.size })
  return { deleted: files.length - left.size }
}
