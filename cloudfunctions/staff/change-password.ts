import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { GUESSES } from '../../src/domain/sign-in-guess'
import { passwordFault } from '../../src/domain/staff-password'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { selfOf } from '../lib/staff/sessions'
import { countGuesses, forgive } from './guesses'
import { hashPassword, isPassword } from './password'

type Call = StaffCalls['changePassword']

/** The old one first; guesses at it are counted, and too many end the session. Sessions elsewhere end with the old password. */
export async function changePassword({ deps, at, staff, session }: StaffRun, { password, next }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = deps
  const own = `password.${staff.id}`
  const guess = await countGuesses(db, [{ key: own, most: GUESSES.account }], at)
  if ('lockedUntil' in guess) {
    await db.table('staffSessions').removeAll({ _id: session._id })
    return { kind: 'locked', until: new Date(guess.lockedUntil).toISOString() }
  }
  const known = await db.table('staff').find(staff.id)
  if (!known) throw new AppError('notSignedIn')
  if (!await isPassword(password, known.password)) return { kind: 'refused' }
  const why = passwordFault(next, password, secrets.open(staff.id, 'account', known.accountEnc))
  if (why) return { kind: 'tooWeak', why }
  const hash = await hashPassword(next)
  const member = await db.inTransaction(async (tx) => {
    const found = await tx.table('staff').find(staff.id)
    const here = await tx.table('staffSessions').find(session._id)
    // an admin has made a new one meanwhile
    if (found?.password.hash !== known.password.hash) throw new AppError('busy')
    const { mustChangePassword: _done, ...rest } = found
    const { event, member: changed } = recordStaffEvent({ ...rest, password: hash, ownPasswordAt: new Date(at).toISOString() }, 'passwordChanged', at)
    await tx.table('staff').put(changed)
    await tx.table('staffEvents').put(event)
    // with the new password in the same moment: the door shuts out all others, whatever becomes of the clean-up below
    if (here) await tx.table('staffSessions').put({ ...here, passwordSalt: hash.salt })
    await forgive(tx, own, null)
    return changed
  })
  const sessions = await db.table('staffSessions').list({ where: { staffId: staff.id }, limit: 100 })
  for (const { _id } of sessions) if (_id !== session._id) await db.table('staffSessions').removeAll({ _id })
  return { kind: 'changed', self: selfOf(secrets, member, session) }
}
