import { boardProblems } from '../../../src/domain/board'
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { StaffRun } from '../../lib/staff/door'
import { isSecondPerson } from '../../lib/staff/second-person'
import { findNotice, recordOnBoard, versionsOf } from './board-case'

type Publish = StaffCalls['publishNotice']
type Withdraw = StaffCalls['withdrawNotice']

/** ONE transaction: this version is shown, the one before it no longer. `notFound` for what is no draft. */
export function publishNotice(run: StaffRun, { key }: Publish['input']): Promise<Publish['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  return deps.db.inTransaction(async (tx): Promise<Publish['output']> => {
    const draft = await findNotice(run, key, tx)
    if (draft.state !== 'draft') throw new AppError('notFound', 'key')
    if (!await isSecondPerson(run, tx, [{ by: draft.draftedBy, at: draft.draftedAt }])) throw new AppError('forbidden', 'key')
    const problems = boardProblems(draft, today)
    if (problems.length > 0) return { kind: 'refused', problems }
    const earlier = (await versionsOf(tx, draft.noticeId)).filter(({ state }) => state === 'published')
    for (const one of earlier) await tx.table('notices').put({ ...one, state: 'superseded' })
    await tx.table('notices').put({ ...draft, state: 'published', publishedOn: today, publishedBy: staff.id })
    await recordOnBoard(run, tx, 'boardPublished', key)
    return { kind: 'published', publishedOn: today }
  })
}

/** Takes a draft or a published notice off. What came to another end stays as it is. */
export function withdrawNotice(run: StaffRun, { key }: Withdraw['input']): Promise<Withdraw['output']> {
  return run.deps.db.inTransaction(async (tx): Promise<Withdraw['output']> => {
    const notice = await findNotice(run, key, tx)
    if (notice.state !== 'draft' && notice.state !== 'published') return { state: notice.state }
    await tx.table('notices').put({ ...notice, state: 'withdrawn' })
    await recordOnBoard(run, tx, 'boardWithdrawn', key)
    return { state: 'withdrawn' }
  })
}
