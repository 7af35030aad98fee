/** Sessions of staff. The token is known to the browser alone; here only its tag is kept. */
import { randomBytes } from 'node:crypto'
import type { StaffSelf } from '../../../src/domain/contract/staff-session'
import { CODE_MS, DAY_MS, IDLE_MS } from '../../../src/domain/staff-session'
import type { StaffMember, StaffSession } from '../documents-staff'
import type { Secrets } from '../secrets'

export const sessionIdOf = (secrets: Secrets, token: string): string => secrets.tag('staffSession', token)

/** `at`: ms since 1970. The one-time code of the sign-in counts as fresh. */
export function newSession(
  secrets: Secrets, { _id: staffId, password }: Pick<StaffMember, '_id' | 'password'>, at: number,
): { token: string; session: StaffSession } {
  const token = randomBytes(32).toString('base64url')
  return {
    token,
    session: { _id: sessionIdOf(secrets, token), staffId, passwordSalt: password.salt, openedAt: at, seenAt: at, codeAt: at, endsAt: at + DAY_MS },
  }
}

const iso = (ms: number) => new Date(ms).toISOString()

/** What a member of staff is told of themself and of their session. */
export function selfOf(secrets: Secrets, { _id, nameEnc, roles, region, regionName, mustChangePassword = false }: StaffMember, session: StaffSession): StaffSelf {
  return {
    staffId: _id, name: secrets.open(_id, 'name', nameEnc), roles, region, regionName, mustChangePassword,
    codeUntil: iso(session.codeAt + CODE_MS), endsAt: iso(session.endsAt), idleMinutes: IDLE_MS / 60_000,
  }
}
