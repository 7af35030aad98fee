import { regionsOf } from '../../../src/domain/board'
import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { covers } from '../../../src/domain/staff-scope'
import type { StaffRun } from '../../lib/staff/door'

const MOST = 200

/** What staff of a street may change is in their region; what else is shown there they see, too. */
export async function listBoard({ deps, at, staff }: StaffRun): Promise<StaffCalls['listBoard']['output']> {
  const today = civilDay(at)
  const around = regionsOf(staff.region)
  const all = await deps.db.table('notices').list({ where: {}, order: { by: 'draftedAt', direction: 'desc' }, limit: MOST })
  return {
    notices: all.filter(({ region, state }) => covers(staff.region, region) || (state === 'published' && around.includes(region)))
      .map(({ _id: key, noticeId: _, draftedBy, publishedBy: __, ...notice }) => ({
        key, ...notice, isMine: draftedBy === staff.id, isShown: notice.state === 'published' && notice.validUntil >= today,
      })),
  }
}
