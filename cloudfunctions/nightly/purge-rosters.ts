import { below, isIn, MOST_AT_ONCE } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** The platform deletes at most 50 files a call; more are left for the next night. */
const BATCH = 50
const DAY_MS = 86_400_000
/** Long enough to put a file right and send it again: judgement of 2026-11. */
const ERRORS_KEPT_DAYS = 31

/**
 * Deletes the files of rosters that were checked and never carried out, or given up in the middle, a day after they came: a roster is the
 * register of a whole city. Files of imports that ended are gone already. What was wrong with their rows goes a month later.
 */
export async function purgeRosters(deps: Deps, deadlineMs: number): Promise<{ deleted: number; errors: number }> {
  const { db, storage, log, now } = deps
  const imports = db.table('imports')
  const old = await imports.list({ where: { hasFile: true, startedAt: below(new Date(now() - DAY_MS).toISOString()) }, limit: BATCH })
  const files = old.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  const left = new Set(files.length ? await storage.remove(files) : [])
  for (const { _id, fileId } of old) if (fileId !== null && !left.has(fileId)) await imports.changeOne({ _id }, { hasFile: false })
  const errors = await purgeErrors(deps, deadlineMs)
  log.info({ job: 'purgeRosters', deleted: files.length - left.size, errors })
  return { deleted: files.length - left.size, errors }
}

/** The ids of imports begin with the time (newId), and those of their errors with theirs: the oldest import is the first in the index. */
async function purgeErrors({ db, now }: Deps, deadlineMs: number): Promise<number> {
  const errors = db.table('importErrors')
  const before = new Date(now() - ERRORS_KEPT_DAYS * DAY_MS).toISOString()
  let deleted = 0
  while (now() < deadlineMs) {
    const first = await errors.listFields({ where: {}, order: { by: '_id', direction: 'asc' }, limit: MOST_AT_ONCE }, ['importId'])
    const ids = [...new Set(first.map(({ importId }) => importId))]
    if (ids.length === 0) break
    const old = await db.table('imports').listFields({ where: { _id: isIn(ids), startedAt: below(before) }, limit: ids.length }, ['_id'])
    const over = new Set(old.map(({ _id }) => _id))
    const gone = first.filter(({ importId }) => over.has(importId))
    if (gone.length === 0) break
    deleted += await errors.removeAll({ _id: isIn(gone.map(({ _id }) => _id)) })
  }
  return deleted
}
