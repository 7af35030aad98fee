/** Who of the staff calls, by the token of their session, and which calls their roles open. */
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffRole } from '../../../src/domain/contract/staff-session'
import { isAlive, isCodeFresh } from '../../../src/domain/staff-session'
import { covers } from '../../../src/domain/staff-scope'
import type { StaffSession } from '../documents-staff'
import type { Door, Guest } from '../serve'
import { sessionIdOf } from './sessions'

export interface StaffWho {
  readonly staff: { readonly id: string; readonly roles: readonly StaffRole[]; readonly region: string; readonly mustChangePassword?: boolean }
  readonly session: StaffSession
}
/** A visit of somebody who works here. */
export interface StaffRun extends Guest, StaffWho {}

/** What the table says of a call. */
export interface StaffRule {
  /** One of them is enough. */
  roles: readonly StaffRole[]
  /** Grave: the person must have typed a one-time code in the last five minutes. */
  stepUp?: boolean
  /** Open also to somebody whose password was made by somebody else. */
  beforeOwnPassword?: boolean
  /** The region that the call is about, when the input names one; a person's region is asked by findForStaff. */
  scope?(input: unknown): string
}

/** A call leaves its mark no more often than this, in ms: a page makes several at once. */
const SEEN_EVERY_MS = 20_000

/**
 * Roles and region are read anew at every call: whoever is disabled or moved is so at once. `notSignedIn` for a token of no session, of
 * one that is over or that another password opened (whoever made that one may know it, separation.ts), or of somebody disabled.
 */
export const staffDoor: Door<StaffWho, StaffRule> = {
  async identify({ deps, at }, { bearer }) {
    if (bearer === null) return null
    const sessions = deps.db.table('staffSessions')
    const session = await sessions.find(sessionIdOf(deps.secrets, bearer))
    if (!session || !isAlive(session, at)) throw new AppError('notSignedIn')
    const member = await deps.db.table('staff').find(session.staffId)
    if (member?.state !== 'active' || member.password.salt !== session.passwordSalt) throw new AppError('notSignedIn')
    if (at - session.seenAt >= SEEN_EVERY_MS) await sessions.changeOne({ _id: session._id }, { seenAt: at })
    const { _id: id, roles, region, mustChangePassword = false } = member
    return { id, isVouched: false, who: { staff: { id, roles, region, mustChangePassword }, session } }
  },

  authorise({ at }, { staff, session }, { roles, stepUp, scope, beforeOwnPassword }, input) {
    if (staff.mustChangePassword && !beforeOwnPassword) throw new AppError('forbidden', 'password')
    if (!roles.some((role) => staff.roles.includes(role))) throw new AppError('forbidden')
    if (scope && !covers(staff.region, scope(input))) throw new AppError('forbidden', 'region')
    if (stepUp && !isCodeFresh(session, at)) throw new AppError('codeNeeded')
  },
}
