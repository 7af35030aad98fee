/** What the calls of the notice board share. */
import { AppError } from '../../../src/domain/contract/errors'
import { covers } from '../../../src/domain/staff-scope'
import type { Transaction } from '../../lib/collections'
import type { BoardNotice } from '../../lib/documents-board'
import type { StaffEventKind } from '../../lib/documents-staff'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'

/** `notFound` for a notice of somewhere else, as for one that does not exist. */
export async function findNotice({ staff }: Pick<StaffRun, 'staff'>, key: string, tx: Pick<Transaction, 'table'>): Promise<BoardNotice> {
  const notice = await tx.table('notices').find(key)
  if (!notice || !covers(staff.region, notice.region)) throw new AppError('notFound', 'key')
  return notice
}

/** The event of who did it, in the same transaction. */
export async function recordOnBoard({ at, staff }: StaffRun, tx: Transaction, kind: StaffEventKind, notice: string): Promise<void> {
  const member = await tx.table('staff').find(staff.id)
  if (!member) throw new AppError('notSignedIn')
  const { event, member: next } = recordStaffEvent(member, kind, at, { notice })
  await tx.table('staff').put(next)
  await tx.table('staffEvents').put(event)
}

/** More versions of one announcement than anybody writes. */
const MOST_VERSIONS = 100

export const versionsOf = (tx: Pick<Transaction, 'table'>, noticeId: string): Promise<BoardNotice[]> =>
  tx.table('notices').list({ where: { noticeId }, limit: MOST_VERSIONS })
