/** The calls of staff: which use case answers, which roles may ask, how often. */
import { staffCalls, type StaffCalls } from '../../src/domain/contract/staff'
import { staffRole } from '../../src/domain/contract/staff-session'
import { depsFromEnv, type Deps } from '../lib/deps'
import { serveAt, type Calls } from '../lib/serve'
import { staffDoor, type StaffRule, type StaffWho } from '../lib/staff/door'
import { exportDecisions } from './export-decisions'
import { reveal } from './reveal'
import { listRosterErrors } from './roster-errors'
import { openRoster } from './roster-open'
import { startRoster } from './roster-start'
import { workOnRoster } from './roster-work'
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
  'roster.open': { run: openRoster, roles: ['admin'], limit: perStaff(30, 60) },
  'roster.work': { run: workOnRoster, roles: ['admin'], limit: perStaff(600, 10) },
  // writes a whole city's register
  'roster.start': { run: startRoster, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  'roster.errors': { run: listRosterErrors, roles: ['admin'], limit: perStaff(300, 10) },
  // whole numbers leave the house
  exportDecisions: { run: exportDecisions, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
}

export const staff = (deps: () => Deps) => serveAt(staffDoor, staffCalls, staffTable, deps)

export const main = staff(depsFromEnv)
