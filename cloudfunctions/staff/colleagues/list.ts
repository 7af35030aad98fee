import type { StaffCalls } from '../../../src/domain/contract/staff'
import { isInOtherHands } from '../../../src/domain/separation'
import { covers } from '../../../src/domain/staff-scope'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['colleagues.list']

/** More than an agency has; the platform's limit of one page. */
const MOST = 1000

/** Who works in the reader's region, those who left at the end. */
export async function listColleagues({ deps: { db, secrets }, staff }: StaffRun): Promise<Call['output']> {
  const all = await db.table('staff').list({ where: {}, limit: MOST })
  const colleagues = all.filter(({ region }) => covers(staff.region, region)).map(({ _id: staffId, accountEnc, nameEnc, roles, region, regionName, state, hands = [] }) => ({
    staffId, account: secrets.open(staffId, 'account', accountEnc), name: secrets.open(staffId, 'name', nameEnc), roles, region, regionName, state, isOwn: staffId === staff.id,
    isInOtherHands: isInOtherHands({ hands }),
  }))
  return { colleagues: colleagues.sort((a, b) => `${a.state} ${a.account}`.localeCompare(`${b.state} ${b.account}`)) }
}
