import { DOUBT_DAYS } from '../../../src/domain/counter'
import { isIn, type Transaction } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { DAY_MS } from './photos'

/** Acts of one person that are read: more than anybody waits for. */
const MOST = 100

/** Whether somebody was lately found unlike the document of this person, or is said not to be them: then asking again is not enough. */
export async function isDoubted({ table }: Pick<Transaction, 'table'>, { at }: StaffRun, beneficiaryId: string): Promise<boolean> {
  if ((await table('tasks').find(`notThemselves.${beneficiaryId}`))?.state === 'open') return true
  const acts = await table('counterActs').list({ where: { beneficiaryId, state: isIn(['waiting', 'refused']) }, limit: MOST })
  return acts.some(({ waitsFor, decidedAt }) => waitsFor === 'mismatch' && (decidedAt === null || Date.parse(decidedAt) >= at - DOUBT_DAYS * DAY_MS))
}
