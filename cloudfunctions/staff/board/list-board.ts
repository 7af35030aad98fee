import { regionsOf } from '../../../src/domain/board'
import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { covers } from '../../../src/domain/staff-scope'
import type { StaffRun } from '../../lib/staff/door'
import { secondPerson, type Before } from '../../lib/staff/second-person'

const MOST = 200
const writtenBy = ({ draftedBy: by, draftedAt: at }: { draftedBy: string; draftedAt: string }): Before => ({ by, at })

/** What staff of a street may change is in their region; what else is shown there they see, too. */
export async function listBoard(run: StaffRun): Promise<StaffCalls['listBoard']['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const around = regionsOf(staff.region)
  const all = await deps.db.table('notices').list({ where: {}, order: { by: 'draftedAt', direction: 'desc' }, limit: MOST })
  const seen = all.filter(({ region, state }) => covers(staff.region, region) || (state === 'published' && around.includes(region)))
  const isOther = await secondPerson(run, deps.db, seen.filter(({ state }) => state === 'draft').map(writtenBy))
  return {
    notices: seen.map((one) => [one, one.state === 'draft' && isOther([writtenBy(one)])] as const)
      .map(([{ _id: key, noticeId: _, draftedBy, publishedBy: __, ...notice }, mayPublish]) => ({
        key, ...notice, isMine: draftedBy === staff.id, mayPublish, isShown: notice.state === 'published' && notice.validUntil >= today,
      })),
  }
}
