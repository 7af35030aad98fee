import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { FILE_LIMITS } from '../../src/domain/roster/file'
import type { Deps } from '../lib/deps'
import type { RosterImport } from '../lib/documents-imports'
import { fileOnDisk, type RosterFile } from '../lib/roster/file'
import { refuseImport } from '../lib/roster/begin'
import { workOnImport } from '../lib/roster/import'
import type { StaffRun } from '../lib/staff/door'
import { findImport, statusOf } from './roster-status'

type Call = StaffCalls['roster.work']

/** A function ends after 60 s; pages want to see the bar move. */
const SLICE_MS = 20_000
/** While somebody else works on it: pages ask again at once, and fetching the file only to find that out costs more than the work. */
const WAIT_MS = 1000

/**
 * One slice of an import. What is carried out must be what was checked: a file that was replaced in between is refused. A roster is the whole
 * register of a city, so the file is deleted as soon as nobody needs it.
 */
export async function workOnRoster(run: StaffRun, { importId }: Call['input']): Promise<Call['output']> {
  const { deps } = run
  const { storage } = deps
  const found = await findImport(run, importId)
  if (found.state === 'done' || found.state === 'refused') return statusOf(found)
  if (found.leaseUntil >= deps.now()) {
    await deps.pause(WAIT_MS)
    return statusOf(found)
  }
  const size = await storage.size(found.fileId)
  if (size === null) throw new AppError('notFound', 'upload')
  if (size > FILE_LIMITS.uploadBytes) return statusOf(await refuseImport(deps, found, 'tooLarge', String(FILE_LIMITS.uploadBytes / 2 ** 20)))
  const path = join(tmpdir(), `anxin-roster-${deps.newId()}`)
  try {
    await storage.save(found.fileId, path)
    return statusOf(await work(deps, found, await fileOnDisk(path)))
  } finally {
    rmSync(path, { force: true })
  }
}

async function work(deps: Deps, found: RosterImport & { fileId: string }, file: RosterFile): Promise<RosterImport> {
  const { db, storage } = deps
  const { _id, fileId, sha256 } = found
  if (sha256 === '') await db.table('imports').changeOne({ _id, sha256: '' }, { sha256: file.sha256, bytes: file.bytes })
  else if (sha256 !== file.sha256) return refuseImport(deps, found, 'changed')

  const now = await workOnImport(deps, _id, file, { until: deps.now() + SLICE_MS }) ?? found
  const isOver = now.state === 'refused' || (now.state === 'done' && now.mode === 'apply')
  if (isOver && (await storage.remove([fileId])).length === 0) await db.table('imports').changeOne({ _id }, { hasFile: false })
  return now
}
