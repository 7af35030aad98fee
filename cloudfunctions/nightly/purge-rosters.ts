import { below, isIn, MOST_AT_ONCE } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** The platform deletes at most 50 files a call; more are left for the next night. */
const BATCH = 50
const DAY_MS = 86_400_000
/** A file that was checked is carried out the same day, or sent again: judgement of 2026-11. */
const FILE_KEPT_DAYS = 1
/** Long enough to put a file right and send it again: judgement of 2026-11. */
const ERRORS_KEPT_DAYS = 31

/**
 * Deletes the files of rosters that were checked and never carried out, or given up in the middle, a day after they came: a roster is the
 * register of a whole city. Files of imports that ended are gone already. What was wrong with their rows, and with those of other institutions, goes a month later.
 */
export async function purgeRosters(deps: Deps, deadlineMs: number): Promise<{ deleted: number; errors: number }> {
  const { db, storage, log, now } = deps
  const imports = db.table('imports')
  const old = await imports.list({ where: { hasFile: true, startedAt: below(new Date(now() - FILE_KEPT_DAYS * DAY_MS).toISOString()) }, limit: BATCH })
  const files = old.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  const left = new Set(files.length ? await storage.remove(files) : [])
  for (const { _id, fileId } of old) if (fileId !== null && !left.has(fileId)) await imports.changeOne({ _id }, { hasFile: false })
  const errors = await purgeErrors(deps, deadlineMs, rosterErrors(deps)) + await purgeErrors(deps, deadlineMs, evidenceErrors(deps))
  log.info({ job: 'purgeRosters', deleted: files.length - left.size, errors })
  return { deleted: files.length - left.size, errors }
}

/** Errors of one kind of reading: the first by id, and which readings began before an instant. */
interface Errors {
  first(): Promise<{ _id: string; of: string }[]>
  old(ids: string[], before: string): Promise<{ _id: string }[]>
  remove(ids: string[]): Promise<number>
}

const FIRST = { where: {}, order: { by: '_id', direction: 'asc' }, limit: MOST_AT_ONCE } as const

const rosterErrors = ({ db }: Deps): Errors => ({
  first: async () => (await db.table('importErrors').listFields(FIRST, ['importId'])).map(({ _id, importId: of }) => ({ _id, of })),
  old: (ids, before) => db.table('imports').listFields({ where: { _id: isIn(ids), startedAt: below(before) }, limit: ids.length }, ['_id']),
  remove: (ids) => db.table('importErrors').removeAll({ _id: isIn(ids) }),
})

const evidenceErrors = ({ db }: Deps): Errors => ({
  first: async () => (await db.table('evidenceErrors').listFields(FIRST, ['runId'])).map(({ _id, runId: of }) => ({ _id, of })),
  old: (ids, before) => db.table('evidenceRuns').listFields({ where: { _id: isIn(ids), startedAt: below(before) }, limit: ids.length }, ['_id']),
  remove: (ids) => db.table('evidenceErrors').removeAll({ _id: isIn(ids) }),
})

/** The ids of readings begin with the time (newId), and those of their errors with theirs: the oldest is the first in the index. */
async function purgeErrors({ now }: Deps, deadlineMs: number, errors: Errors): Promise<number> {
  const before = new Date(now() - ERRORS_KEPT_DAYS * DAY_MS).toISOString()
  let deleted = 0
  while (now() < deadlineMs) {
    const first = await errors.first()
    const ids = [...new Set(first.map(({ of }) => of))]
    if (ids.length === 0) break
    const over = new Set((await errors.old(ids, before)).map(({ _id }) => _id))
    const gone = first.filter(({ of }) => over.has(of))
    if (gone.length === 0) break
    deleted += await errors.remove(gone.map(({ _id }) => _id))
  }
  return deleted
}
