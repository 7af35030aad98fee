import type { StaffCalls } from '../../src/domain/contract/staff'
import { GUESSES } from '../../src/domain/sign-in-guess'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { selfOf } from '../lib/staff/sessions'
import { countGuesses, forgive } from './guesses'
import { stepOf } from './one-time-code'

type Call = StaffCalls['stepUp']

/**
 * A fresh code shows that the person is still there. Guesses are counted apart from those of signing in, which anybody can make; too many
 * of them end the session: whoever sits there does not hold the phone.
 */
export async function stepUp({ deps, at, staff, session }: StaffRun, { code }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = deps
  const own = `stepUp.${staff.id}`
  const guess = await countGuesses(db, [{ key: own, most: GUESSES.account }], at)
  if ('lockedUntil' in guess) {
    await db.table('staffSessions').removeAll({ _id: session._id })
    return { kind: 'locked', until: new Date(guess.lockedUntil).toISOString() }
  }
  return db.inTransaction(async (tx): Promise<Call['output']> => {
    const member = await tx.table('staff').find(staff.id)
    const step = member && stepOf(secrets.open(staff.id, 'totp', member.totpEnc), code, at)
    const current = await tx.table('staffSessions').find(session._id)
    if (!member || !current || step === null || step <= member.totpStep) return { kind: 'refused' }
    const fresh = { ...current, codeAt: at, seenAt: at }
    const { event, member: next } = recordStaffEvent({ ...member, totpStep: step }, 'steppedUp', at)
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    await tx.table('staffSessions').put(fresh)
    await forgive(tx, own, null)
    return { kind: 'fresh', self: selfOf(secrets, next, fresh) }
  })
}
