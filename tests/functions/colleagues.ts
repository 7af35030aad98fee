/** People who work at a made-up agency, with their authenticator apps. */
import type { StaffMember } from '../../cloudfunctions/lib/documents-staff'
import { newSession } from '../../cloudfunctions/lib/staff/sessions'
import { codeAt, newOneTimeSecret } from '../../cloudfunctions/staff/one-time-code'
import { hashPassword } from '../../cloudfunctions/staff/password'
import { newColleague } from '../../cloudfunctions/lib/staff/new-colleague'
import type { StaffRole } from '../../src/domain/contract/staff-session'
import type { Cloud, Desk } from './cloud'

export const PASSWORD = 'four words are enough'

export interface Colleague {
  id: string
  account: string
  /** What the app shows; `laterMs` from the cloud's now. */
  code(laterMs?: number): string
}

// one hash for all: deriving it costs 0.1 s
let hashed: ReturnType<typeof hashPassword> | undefined

/** Stores a member of staff. The region is the whole city of the tests' people. */
export async function employ(cloud: Cloud, account: string, roles: StaffRole[], facts: Partial<StaffMember> = {}): Promise<Colleague> {
  const { secrets, db } = cloud.deps
  const secret = newOneTimeSecret()
  const where = { region: '371100', regionName: '日照市' }
  const member = newColleague(secrets, { account, name: '周一文', roles, ...where }, await (hashed ??= hashPassword(PASSWORD)), secret, cloud.clock.at)
  await db.table('staff').put({ ...member, ...facts })
  return { id: member._id, account, code: (laterMs = 0) => codeAt(secret, cloud.clock.at + laterMs) }
}

/** As at the sign-in page; must succeed. */
export async function signIn(cloud: Cloud, { account, code }: Colleague): Promise<Desk> {
  const answer = await cloud.desk(null).call('signIn', { account, password: PASSWORD, code: code() })
  if (answer.kind !== 'signedIn') throw new Error(`not signed in: ${answer.kind}`)
  return cloud.desk(answer.token)
}

/** A desk that is signed in, without the work of signing in; for tests that are about something else. */
export async function deskOf(cloud: Cloud, { id }: Colleague): Promise<Desk> {
  const member = await cloud.deps.db.table('staff').find(id)
  const { token, session } = newSession(cloud.deps.secrets, member!, cloud.clock.at)
  await cloud.deps.db.table('staffSessions').put(session)
  return cloud.desk(token)
}
