/** The calls of staff: which use case answers, which roles may ask, how often. */
import { staffCalls, type StaffCalls } from '../../src/domain/contract/staff'
import { staffRole } from '../../src/domain/contract/staff-session'
import { depsFromEnv, type Deps } from '../lib/deps'
import { serveAt, type Calls } from '../lib/serve'
import { staffDoor, type StaffRule, type StaffWho } from '../lib/staff/door'
import { reveal } from './reveal'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { stepUp } from './step-up'
import { whoAmI } from './who-am-i'

const perStaff = (max: number, minutes: number) => ({ by: 'caller', max, minutes }) as const
/** An office shares one address. */
const perAddress = (max: number, minutes: number) => ({ by: 'address', max, minutes }) as const
const everybody = staffRole.options

/**
 * Each entry: `run`, `roles` of which one is enough, `limit`; `stepUp: true` asks for a code of the last five minutes, `scope` names the
 * region that the input is about. `isOpen`: before signing in.
 */
export const staffTable: Calls<StaffCalls, StaffWho, StaffRule> = {
  signIn: { run: signIn, isOpen: true, limit: perAddress(200, 10) },
  signOut: { run: signOut, roles: everybody, limit: null },
  whoAmI: { run: whoAmI, roles: everybody, limit: perStaff(300, 10) },
  stepUp: { run: stepUp, roles: everybody, limit: perStaff(30, 10) },
  reveal: { run: reveal, roles: ['clerk', 'visitor', 'reviewer'], limit: perStaff(60, 60) },
}

export const staff = (deps: () => Deps) => serveAt(staffDoor, staffCalls, staffTable, deps)

export const main = staff(depsFromEnv)
