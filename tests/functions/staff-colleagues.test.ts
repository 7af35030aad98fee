/** Who works here: made, changed, disabled and reset by another admin, never by oneself; and everybody's own password. */
import { verifyLinks } from '../../cloudfunctions/lib/chain'
import type { StaffRole } from '../../src/domain/contract/staff-session'
import { codeAt } from '../../cloudfunctions/staff/one-time-code'
import { startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ, PASSWORD, type Colleague } from './colleagues'

jest.setTimeout(120_000)
let cloud: Cloud
let admin: Colleague
let other: Colleague
let clerk: Colleague
let desk: Desk
const city = { region: '371100', regionName: '日照市' }
beforeAll(async () => { cloud = await startCloud() })
afterAll(() => cloud.close())
let round = 0
beforeEach(async () => {
  round++
  admin = await employ(cloud, `C-admin-${round}`, ['admin'])
  other = await employ(cloud, `C-other-${round}`, ['admin'])
  clerk = await employ(cloud, `C-clerk-${round}`, ['clerk'])
  desk = await deskOf(cloud, admin)
})

const make = async (account: string, roles: StaffRole[] = ['clerk']) => {
  const made = await desk.call('colleagues.create', { account, name: '郑新来', roles, ...city })
  if (made.kind !== 'created') throw new Error(made.kind)
  return made
}

test('somebody new signs in with what was shown once, and nothing is open before the password is theirs', async () => {
  const { password, secret, uri } = await make(`C-new-${round}`)
  expect(uri).toContain(`secret=${secret}`)
  const signedIn = await cloud.desk(null).call('signIn', { account: `C-new-${round}`, password, code: codeAt(secret, cloud.clock.at) })
  if (signedIn.kind !== 'signedIn') throw new Error(signedIn.kind)
  expect(signedIn.self).toMatchObject({ mustChangePassword: true, roles: ['clerk'] })
  const own = cloud.desk(signedIn.token)
  expect(await own.fail('listTasks', { state: 'open' })).toBe('forbidden: password')
  expect(await own.fail('counter.search', { by: 'reference', reference: '731240968854' })).toBe('forbidden: password')
  expect(await own.call('changePassword', { password, next: 'too short' })).toEqual({ kind: 'tooWeak', why: 'short' })
  expect(await own.call('changePassword', { password, next: password })).toEqual({ kind: 'tooWeak', why: 'same' })
  expect(await own.call('changePassword', { password, next: `my c-NEW-${round} 1234567` })).toEqual({ kind: 'tooWeak', why: 'account' })
  expect(await own.call('changePassword', { password, next: 'a long walk by the sea' })).toMatchObject({ kind: 'changed', self: { mustChangePassword: false } })
  expect(await own.call('listTasks', { state: 'open' })).toEqual({ tasks: [], next: null })
  expect(await desk.call('colleagues.create', { account: `c-NEW-${round}`, name: '郑新来', roles: ['clerk'], ...city })).toEqual({ kind: 'taken' })
  expect(JSON.stringify(await cloud.dump())).not.toContain(password)
})

test('new roles and a new region hold from the next call on', async () => {
  const theirs = await deskOf(cloud, clerk)
  expect(await theirs.fail('listReviews', {})).toBe('forbidden')
  expect(await desk.call('colleagues.change', { staffId: clerk.id, roles: ['reviewer'], region: '371102', regionName: '东港区' })).toEqual({ kind: 'changed' })
  expect(await theirs.call('listReviews', {})).toMatchObject({ reviews: [] })
  expect(await theirs.call('whoAmI', {})).toMatchObject({ roles: ['reviewer'], region: '371102' })
})

test('whoever is disabled is out at once, and can come back', async () => {
  const theirs = await deskOf(cloud, clerk)
  await theirs.call('whoAmI', {})
  expect(await desk.call('colleagues.setState', { staffId: clerk.id, state: 'disabled' })).toEqual({ kind: 'changed' })
  expect(await theirs.fail('whoAmI', {})).toBe('notSignedIn')
  expect((await cloud.dump()).staffSessions.filter(({ staffId }) => staffId === clerk.id)).toEqual([])
  expect(await cloud.desk(null).call('signIn', { account: clerk.account, password: PASSWORD, code: clerk.code() })).toEqual({ kind: 'refused' })
  await desk.call('colleagues.setState', { staffId: clerk.id, state: 'active' })
  expect(await cloud.desk(null).call('signIn', { account: clerk.account, password: PASSWORD, code: clerk.code() })).toMatchObject({ kind: 'signedIn' })
})

test('a forgotten password: both secrets are new, the old ones open nothing', async () => {
  const theirs = await deskOf(cloud, clerk)
  const made = await desk.call('colleagues.reset', { staffId: clerk.id })
  if (made.kind !== 'reset') throw new Error(made.kind)
  expect(await theirs.fail('whoAmI', {})).toBe('notSignedIn')
  expect(await cloud.desk(null).call('signIn', { account: clerk.account, password: PASSWORD, code: clerk.code() })).toEqual({ kind: 'refused' })
  const code = codeAt(made.secret, cloud.clock.at)
  expect(await cloud.desk(null).call('signIn', { account: clerk.account, password: made.password, code })).toMatchObject({ kind: 'signedIn', self: { mustChangePassword: true } })
})

test('nobody changes themself; another admin does', async () => {
  const own = { staffId: admin.id }
  expect(await desk.call('colleagues.change', { ...own, roles: ['admin', 'reviewer'], ...city })).toEqual({ kind: 'own' })
  expect(await desk.call('colleagues.setState', { ...own, state: 'disabled' })).toEqual({ kind: 'own' })
  expect(await desk.call('colleagues.reset', own)).toEqual({ kind: 'own' })
  expect(await (await deskOf(cloud, other)).call('colleagues.change', { ...own, roles: ['admin', 'reviewer'], ...city })).toEqual({ kind: 'changed' })
})

test('an admin of a county neither sees nor makes anybody of the city', async () => {
  const county = await deskOf(cloud, await employ(cloud, `C-county-${round}`, ['admin'], { region: '371122', regionName: '莒县' }))
  expect((await county.call('colleagues.list', {})).colleagues).toMatchObject([{ account: `C-county-${round}`, isOwn: true }])
  expect(await county.fail('colleagues.setState', { staffId: clerk.id, state: 'disabled' })).toBe('notFound: staffId')
  expect(await county.fail('colleagues.create', { account: 'C-too-high', name: '郑新来', roles: ['admin'], ...city })).toBe('forbidden: region')
})

test('every act is in the admin’s own chain', async () => {
  await make(`C-seen-${round}`)
  await desk.call('colleagues.change', { staffId: clerk.id, roles: ['visitor'], ...city })
  await desk.call('colleagues.setState', { staffId: clerk.id, state: 'disabled' })
  await desk.call('colleagues.setState', { staffId: clerk.id, state: 'active' })
  await desk.call('colleagues.reset', { staffId: clerk.id })
  const { staffEvents, staff } = await cloud.dump()
  const own = staffEvents.filter(({ staffId }) => staffId === admin.id).sort((a, b) => a.seq - b.seq)
  expect(own.map(({ kind }) => kind)).toEqual(['colleagueCreated', 'colleagueChanged', 'colleagueDisabled', 'colleagueEnabled', 'colleagueReset'])
  expect(verifyLinks(own, staff.find(({ _id }) => _id === admin.id)!, ({ staffId }) => staffId === admin.id)).toEqual({ ok: true })
})

test('a session that the clean-up left behind is over with the password that opened it', async () => {
  const { db } = cloud.deps
  const [here, there] = [await deskOf(cloud, other), await deskOf(cloud, other)]
  const before = await db.table('staffSessions').list({ where: { staffId: other.id }, limit: 10 })
  expect(await here.call('changePassword', { password: PASSWORD, next: 'a long walk by the sea' })).toMatchObject({ kind: 'changed' })
  // as if the process had died before it came to them
  for (const session of before) if (!await db.table('staffSessions').find(session._id)) await db.table('staffSessions').put(session)
  expect(await there.fail('whoAmI', {})).toBe('notSignedIn')
  expect(await here.call('whoAmI', {})).toMatchObject({ staffId: other.id })
})

test('five guesses at the old password end the session; a new one ends the others', async () => {
  const guesser = await deskOf(cloud, clerk)
  for (let i = 0; i < 5; i++) expect(await guesser.call('changePassword', { password: `guess ${i}`, next: 'a long walk by the sea' })).toEqual({ kind: 'refused' })
  expect(await guesser.call('changePassword', { password: PASSWORD, next: 'a long walk by the sea' })).toMatchObject({ kind: 'locked' })
  expect(await guesser.fail('whoAmI', {})).toBe('notSignedIn')
  const [here, there] = [await deskOf(cloud, other), await deskOf(cloud, other)]
  expect(await here.call('changePassword', { password: PASSWORD, next: 'a long walk by the sea' })).toMatchObject({ kind: 'changed' })
  expect(await there.fail('whoAmI', {})).toBe('notSignedIn')
  expect(await here.call('whoAmI', {})).toMatchObject({ staffId: other.id })
})
