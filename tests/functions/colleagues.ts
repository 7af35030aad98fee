/** People who work at a made-up agency, with their authenticator apps. */
import type { StaffMember } from '../../cloudfunctions/lib/documents-staff'
import { staffIdOf } from '../../cloudfunctions/lib/staff/members'
import { newSession } from '../../cloudfunctions/lib/staff/sessions'
import { codeAt, newOneTimeSecret } from '../../cloudfunctions/staff/one-time-code'
import { hashPassword } from '../../cloudfunctions/staff/password'
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
  const _id = staffIdOf(secrets, account)
  const secret = newOneTimeSecret()
  await db.table('staff').put({
    _id, accountEnc: secrets.seal(_id, 'account', account), nameEnc: secrets.seal(_id, 'name', '周一文'), roles,
    region: '371100', regionName: '日照市', state: 'active', password: await (hashed ??= hashPassword(PASSWORD)),
    totpEnc: secrets.seal(_id, 'totp', secret), totpStep: 0, eventSeq: 0, eventHash: '', createdAt: new Date(cloud.clock.at).toISOString(), ...facts,
  })
  return { id: _id, account, code: (laterMs = 0) => codeAt(secret, cloud.clock.at + laterMs) }
}

/** As at the sign-in page; must succeed. */
export async function signIn(cloud: Cloud, { account, code }: Colleague): Promise<Desk> {
  const answer = await cloud.desk(null).call('signIn', { account, password: PASSWORD, code: code() })
  if (answer.kind !== 'signedIn') throw new Error(`not signed in: ${answer.kind}`)
  return cloud.desk(answer.token)
}

/** A desk that is signed in, without the work of signing in; for tests that are about something else. */
export async function deskOf(cloud: Cloud, { id }: Colleague): Promise<Desk> {
  const { token, session } = newSession(cloud.deps.secrets, id, cloud.clock.at)
  await cloud.deps.db.table('staffSessions').put(session)
  return cloud.desk(token)
}
