/** The record of an import: begun, found again, refused. */
import { civilDay } from '../../../src/domain/calendar'
import type { FileMistake } from '../../../src/domain/roster/file'
import { plus } from '../collections'
import type { Deps } from '../deps'
import type { ImportCounts, RosterImport } from '../documents-imports'
import type { RosterFile } from './file'

const NOTHING: ImportCounts = {
  rows: 0, added: 0, changed: 0, unchanged: 0, changes: {}, differs: 0, refused: 0, warned: 0, vanished: 0, returned: 0,
}

type Asked = Pick<RosterImport, 'mode' | 'isComplete' | 'by'> & { fileId?: string }

/** A new import, not begun. `deps.region` is whose roster it is. */
export function newImport(deps: Deps, { bytes, sha256 }: Pick<RosterFile, 'bytes' | 'sha256'>, asked: Asked): RosterImport {
  const at = deps.now()
  return {
    _id: deps.newId(), region: deps.region, fileId: null, hasFile: asked.fileId !== undefined, ...asked, sha256, bytes, state: 'waiting', refusal: null, day: civilDay(at),
    done: { rows: 0, personId: null, counts: NOTHING }, share: 0, planned: null, schemes: [], fence: 0, leaseUntil: 0,
    startedAt: new Date(at).toISOString(), doneAt: null,
  }
}

/** An import of this file that was interrupted, be it before its first row. */
export async function findInterrupted({ db }: Deps, { sha256 }: RosterFile, { mode, isComplete, fileId }: Asked): Promise<RosterImport | null> {
  for (const state of ['waiting', 'reading', 'searching'] as const) {
    const all = await db.table('imports').list({ where: { sha256, state }, limit: 100 })
    const found = all.find((one) => one.mode === mode && one.isComplete === isComplete && one.hasFile === (fileId !== undefined))
    if (found) return found
  }
  return null
}

/** Ends an import whose file is not to be read. */
export async function refuseImport({ db, now }: Deps, { _id }: RosterImport, mistake: FileMistake, detail = ''): Promise<RosterImport> {
  const refused = await db.table('imports').changeOne(
    { _id }, { state: 'refused', refusal: { mistake, detail }, fence: plus(1), doneAt: new Date(now()).toISOString() })
  if (!refused) throw new Error('the import is gone')
  return refused
}
