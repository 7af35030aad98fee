/** What the calls about colleagues have in common. */
import { AppError } from '../../../src/domain/contract/errors'
import type { Account } from '../../../src/domain/separation'
import { covers } from '../../../src/domain/staff-scope'
import type { Transaction } from '../../lib/collections'
import type { StaffEvent, StaffMember } from '../../lib/documents-staff'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'
import { enrolmentUri, newOneTimeSecret } from '../one-time-code'
import { hashPassword, newPassword } from '../password'

const ISSUER = '安心认证'

/** A first password and a secret for the authenticator app, and what is stored of them. */
export async function newCredentials(account: string) {
  const password = newPassword()
  const secret = newOneTimeSecret()
  return { shown: { password, secret, uri: enrolmentUri(secret, account, ISSUER) }, hash: await hashPassword(password), secret }
}

/** Somebody whose whole region lies within the reader's; `notFound` as for nobody. */
export async function findColleague(tx: Pick<Transaction, 'table'>, { staff }: StaffRun, staffId: string): Promise<StaffMember> {
  const member = await tx.table('staff').find(staffId)
  if (!member || !covers(staff.region, member.region)) throw new AppError('notFound', 'staffId')
  return member
}

/** The account of who is signed in, and who else could use it. */
export async function ownAccount(tx: Transaction, { staff }: StaffRun): Promise<Account> {
  const admin = await tx.table('staff').find(staff.id)
  if (!admin) throw new AppError('notSignedIn')
  return { id: staff.id, hands: admin.hands ?? [] }
}

/** Writes down, in the admin's own chain, what they did with whom. */
export async function note(tx: Transaction, { at, staff }: StaffRun, kind: StaffEvent['kind'], facts: StaffEvent['facts']): Promise<void> {
  const admin = await tx.table('staff').find(staff.id)
  if (!admin) throw new AppError('notSignedIn')
  const { event, member } = recordStaffEvent(admin, kind, at, facts)
  await tx.table('staff').put(member)
  await tx.table('staffEvents').put(event)
}
