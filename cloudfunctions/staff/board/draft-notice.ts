import { boardProblems } from '../../../src/domain/board'
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { Transaction } from '../../lib/collections'
import type { BoardNotice } from '../../lib/documents-board'
import type { StaffRun } from '../../lib/staff/door'
import { findNotice, recordOnBoard, versionsOf } from './board-case'

type Call = StaffCalls['draftNotice']

/** Keeps a draft, which nobody sees outside. Only its author changes it; of what was published the next version is begun. */
export async function draftNotice(run: StaffRun, { key, region, text }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const problems = boardProblems(text, civilDay(at))
  if (problems.length > 0) return { kind: 'refused', problems }
  const fresh = deps.newId()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const place = key === null ? { noticeId: fresh, version: 1 } : await placeOfDraft(run, tx, key, region)
    const notice: BoardNotice = {
      _id: `${place.noticeId}.${place.version}`, ...place, region, state: 'draft', ...text, publishedOn: null,
      draftedBy: staff.id, draftedAt: new Date(at).toISOString(), publishedBy: null,
    }
    await tx.table('notices').put(notice)
    await recordOnBoard(run, tx, 'boardDrafted', notice._id)
    return { kind: 'saved', key: notice._id }
  })
}

async function placeOfDraft(run: StaffRun, tx: Transaction, key: string, region: string): Promise<Pick<BoardNotice, 'noticeId' | 'version'>> {
  const old = await findNotice(run, key, tx)
  if (old.region !== region) throw new AppError('badInput', 'region')
  const { noticeId } = old
  const versions = await versionsOf(tx, noticeId)
  const draft = versions.find(({ state }) => state === 'draft')
  if (draft && draft.draftedBy !== run.staff.id) throw new AppError('forbidden', 'key')
  return { noticeId, version: draft?.version ?? Math.max(...versions.map(({ version }) => version)) + 1 }
}
