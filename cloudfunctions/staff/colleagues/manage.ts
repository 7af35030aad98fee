/** What an admin does with colleagues. Never with themself; every act is an event of the admin's own chain. */
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { areTwoPeople, handsAfterHandover, handsAfterReset, isInOtherHands, SEEN_MADE_MS } from '../../../src/domain/separation'
import type { StaffRun } from '../../lib/staff/door'
import { staffIdOf } from '../../lib/staff/members'
import { newColleague } from '../../lib/staff/new-colleague'
import { findColleague, newCredentials, note, ownAccount } from './colleague'

type Create = StaffCalls['colleagues.create']
type Change = StaffCalls['colleagues.change']
type SetState = StaffCalls['colleagues.setState']
type Reset = StaffCalls['colleagues.reset']
type Confirm = StaffCalls['colleagues.confirm']

export async function createColleague(run: StaffRun, input: Create['input']): Promise<Create['output']> {
  const { deps: { db, secrets }, at } = run
  const _id = staffIdOf(secrets, input.account)
  const { shown, hash, secret } = await newCredentials(input.account)
  return db.inTransaction(async (tx): Promise<Create['output']> => {
    if (await tx.table('staff').find(_id)) return { kind: 'taken' }
    const hands = handsAfterReset([], await ownAccount(tx, run), new Date(at).toISOString())
    await tx.table('staff').put({ ...newColleague(secrets, input, hash, secret, at), mustChangePassword: true, hands })
    await note(tx, run, 'colleagueCreated', { colleagueId: _id, roles: input.roles, region: input.region })
    return { kind: 'created', ...shown }
  })
}

/** Roles and region are read anew at every call (door.ts), so they hold at once. */
export function changeColleague(run: StaffRun, { staffId, roles, region, regionName }: Change['input']): Promise<Change['output']> {
  return run.deps.db.inTransaction(async (tx): Promise<Change['output']> => {
    const member = await findColleague(tx, run, staffId)
    if (staffId === run.staff.id) return { kind: 'own' }
    await tx.table('staff').put({ ...member, roles: [...new Set(roles)], region, regionName })
    await note(tx, run, 'colleagueChanged', { colleagueId: staffId, roles, region })
    return { kind: 'changed' }
  })
}

export async function setColleagueState(run: StaffRun, { staffId, state }: SetState['input']): Promise<SetState['output']> {
  const answer = await run.deps.db.inTransaction(async (tx): Promise<SetState['output']> => {
    const member = await findColleague(tx, run, staffId)
    if (staffId === run.staff.id) return { kind: 'own' }
    await tx.table('staff').put({ ...member, state })
    await note(tx, run, state === 'disabled' ? 'colleagueDisabled' : 'colleagueEnabled', { colleagueId: staffId })
    return { kind: 'changed' }
  })
  // the door refuses them already; what is left is forgotten
  if (answer.kind === 'changed' && state === 'disabled') await run.deps.db.table('staffSessions').removeAll({ staffId })
  return answer
}

/** The person stands before the admin, or is known on the telephone: that is the admin's duty, and the event says who it was. */
export async function resetColleague(run: StaffRun, { staffId }: Reset['input']): Promise<Reset['output']> {
  const { deps: { db, secrets } } = run
  const known = await db.inTransaction((tx) => findColleague(tx, run, staffId))
  if (staffId === run.staff.id) return { kind: 'own' }
  const { shown, hash, secret } = await newCredentials(secrets.open(staffId, 'account', known.accountEnc))
  await db.inTransaction(async (tx) => {
    const member = await findColleague(tx, run, staffId)
    const hands = handsAfterReset(member.hands ?? [], await ownAccount(tx, run), new Date(run.at).toISOString())
    await tx.table('staff').put({ ...member, password: hash, totpEnc: secrets.seal(staffId, 'totp', secret), totpStep: 0, mustChangePassword: true, hands })
    await note(tx, run, 'colleagueReset', { colleagueId: staffId })
  })
  await db.table('staffSessions').removeAll({ staffId })
  return { kind: 'reset', ...shown }
}

/**
 * A third person has stood beside the owner while they made a password of their own: from now on the account is nobody else's. Never by whoever
 * made its secrets, nor by an account that they could use.
 */
export function confirmColleague(run: StaffRun, { staffId }: Confirm['input']): Promise<Confirm['output']> {
  return run.deps.db.inTransaction(async (tx): Promise<Confirm['output']> => {
    const member = await findColleague(tx, run, staffId)
    if (staffId === run.staff.id) return { kind: 'own' }
    const now = new Date(run.at).toISOString()
    const { hands = [], ownPasswordAt, mustChangePassword } = member
    if (!isInOtherHands(member)) return { kind: 'confirmed' }
    if (!areTwoPeople({ by: { id: staffId, hands }, at: now }, { by: await ownAccount(tx, run), at: now })) return { kind: 'needsOtherPerson' }
    if (mustChangePassword || ownPasswordAt === undefined || run.at - Date.parse(ownPasswordAt) > SEEN_MADE_MS) return { kind: 'notSeen' }
    await tx.table('staff').put({ ...member, hands: handsAfterHandover(hands, now) })
    await note(tx, run, 'colleagueConfirmed', { colleagueId: staffId })
    return { kind: 'confirmed' }
  })
}
