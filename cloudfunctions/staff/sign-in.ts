import type { StaffCalls } from '../../src/domain/contract/staff'
import { GUESSES } from '../../src/domain/sign-in-guess'
import type { Guest } from '../lib/serve'
import { recordStaffEvent, staffIdOf } from '../lib/staff/members'
import { newSession, selfOf } from '../lib/staff/sessions'
import { countGuesses, forgive } from './guesses'
import { NO_PASSWORD, isPassword } from './password'
import { stepOf } from './one-time-code'

type Call = StaffCalls['signIn']

/** Opens nobody's door: the work of comparing a code is the same for an account that does not exist. */
const NO_SECRET = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/**
 * Password and one-time code open a session. Unknown account, wrong password, wrong or used code and a disabled account all get the same
 * `refused` after the same work; five of them lock the account, more of them the address.
 */
export async function signIn({ deps, at, origin }: Guest, { account, password, code }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = deps
  const staffId = staffIdOf(secrets, account)
  const [own, shared] = [`account.${staffId}`, `address.${origin}`] as const
  const guess = await countGuesses(db, [{ key: own, most: GUESSES.account }, { key: shared, most: GUESSES.address }], at)
  if ('lockedUntil' in guess) return { kind: 'locked', until: new Date(guess.lockedUntil).toISOString() }

  const known = await db.table('staff').find(staffId)
  const isRight = await isPassword(password, known?.password ?? NO_PASSWORD)
  const step = stepOf(known ? secrets.open(staffId, 'totp', known.totpEnc) : NO_SECRET, code, at)

  return db.inTransaction(async (tx): Promise<Call['output']> => {
    const member = await tx.table('staff').find(staffId)
    if (!member) return { kind: 'refused' }
    // made anew while we compared: what was typed is the password of yesterday, and whoever made that one holds it still
    const isCurrent = member.password.hash === known?.password.hash
    if (!isRight || !isCurrent || step === null || step <= member.totpStep || member.state !== 'active') {
      if (guess.tallies[0]?.count === GUESSES.account) {
        const { event, member: next } = recordStaffEvent(member, 'lockedOut', at, { origin })
        await tx.table('staff').put(next)
        await tx.table('staffEvents').put(event)
      }
      return { kind: 'refused' }
    }
    const { token, session } = newSession(secrets, member, at)
    const { event, member: next } = recordStaffEvent({ ...member, totpStep: step }, 'signedIn', at, { origin })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    await tx.table('staffSessions').put(session)
    await forgive(tx, own, shared)
    return { kind: 'signedIn', token, self: selfOf(secrets, next, session) }
  })
}
