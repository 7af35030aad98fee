import type { CloudBase } from '@cloudbase/node-sdk'
import type { StaffMember } from '../../cloudfunctions/lib/documents-staff'
import type { Secrets } from '../../cloudfunctions/lib/secrets'
import { staffIdOf } from '../../cloudfunctions/lib/staff/members'
import { codeAt, newOneTimeSecret } from '../../cloudfunctions/staff/one-time-code'
import { hashPassword } from '../../cloudfunctions/staff/password'
import { roleNames } from '../../src/copy/staff'
import type { StaffRole } from '../../src/domain/contract/staff-session'
import { newColleague } from '../../cloudfunctions/lib/staff/new-colleague'

/** Two of those who must not approve their own acts. All are made up. */
const COLLEAGUES: readonly { account: string; name: string; role: StaffRole }[] = [
  { account: 'demo-guitai', name: '演示柜台', role: 'clerk' },
  { account: 'demo-shangmen', name: '演示上门', role: 'visitor' },
  { account: 'demo-shenhe-1', name: '演示审核一', role: 'reviewer' },
  { account: 'demo-shenhe-2', name: '演示审核二', role: 'reviewer' },
  { account: 'demo-guanli-1', name: '演示管理一', role: 'admin' },
  { account: 'demo-guanli-2', name: '演示管理二', role: 'admin' },
]
/** Known to everybody, as is the code on the demo page: it opens made-up data on this computer only. */
const PASSWORD = 'yanshi-2025'
const STEP_S = 30

export interface ShownColleague {
  account: string
  name: string
  role: string
  password: string
  /** What their authenticator app would show. */
  code: string
  /** Until the next one. */
  secondsLeft: number
}

export interface DemoStaff { colleagues(): Promise<ShownColleague[]> }

/** Employs the demo colleagues on the first start. What exists is left alone, so that chains of events go on. */
export async function openDemoStaff(app: CloudBase, secrets: Secrets, region: string): Promise<DemoStaff> {
  const staff = app.database().collection('staff')
  const find = async (account: string) => (await staff.doc(staffIdOf(secrets, account)).get()).data[0] as StaffMember | undefined
  const missing = []
  for (const colleague of COLLEAGUES) if (!await find(colleague.account)) missing.push(colleague)
  for (const { account, name, role } of missing) {
    const facts = { account, name, roles: [role], region, regionName: '日照市（演示）' }
    const { _id, ...member } = newColleague(secrets, facts, await hashPassword(PASSWORD), newOneTimeSecret(), Date.now())
    await staff.doc(_id).set(member)
  }
  return {
    colleagues: () => Promise.all(COLLEAGUES.map(async ({ account, name, role }) => {
      const member = await find(account)
      const now = Date.now()
      return {
        account, name, role: roleNames[role], password: PASSWORD,
        code: member ? codeAt(secrets.open(member._id, 'totp', member.totpEnc), now) : '', secondsLeft: STEP_S - Math.floor(now / 1000) % STEP_S,
      }
    })),
  }
}
