/** 为他人认证: who may help whom, and what a success binds (rule R23). */
import { asks, certify, enrol, finishInput, NOON, open, startCloud, upload, type Cloud, type Phone } from './cloud'
import { matches, refuses } from './doubles/face'
import { li, person, wang } from './people'
import { anOutlet } from './outlets'

jest.setTimeout(60_000)
let cloud: Cloud
let helper: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  helper = cloud.weapp('o-daughter')
})
afterEach(() => cloud.close())

const MINUTE = 60_000
const forMother = { mode: 'forOthers' as const, relation: 'daughter' as const }
const known = (id: string) => ({ subject: { kind: 'known' as const, beneficiaryId: id } })

test('the first success binds the helper, who then needs neither name nor number nor relation', async () => {
  const { attempt, outcome } = await certify(helper, asks(wang, forMother))
  expect(outcome).toMatchObject({ kind: 'matched', mode: 'forOthers', maskName: '王*兰' })
  const home = await helper.call('getHome', {})
  expect(home).toMatchObject({ self: null, relatives: [{ beneficiaryId: wang.id, relation: 'daughter', maskName: '王*兰' }] })
  const again = await certify(helper, { ...asks(wang, { mode: 'forOthers', evenIfNotDue: true }), ...known(wang.id) })
  expect(again.outcome).toMatchObject({ kind: 'matched' })
  const db = await cloud.dump()
  expect(db.delegations).toMatchObject([{ relation: 'daughter', status: 'active', since: new Date(NOON).toISOString() }])
  expect(db.callers).toMatchObject([{ selfId: null, activeBindings: 1 }])
  expect(db.outbox.map(({ _id }) => _id)).toEqual(expect.arrayContaining(
    [`certified.${attempt.attemptId}.caller`, `certified.${attempt.attemptId}.beneficiary`]))
})

test('without a match nothing is bound', async () => {
  cloud.face.verdict = refuses('notSamePerson')
  await certify(helper, asks(wang, forMother))
  expect((await helper.call('getHome', {})).relatives).toEqual([])
  expect(await helper.fail('certification.start', { ...asks(wang, forMother), ...known(wang.id) })).toBe('notFound: subject.beneficiaryId')
})

test('a helper says how they are related, and cannot pass for the person', async () => {
  expect(await helper.fail('certification.start', asks(wang, { mode: 'forOthers' }))).toBe('badInput: relation')
  await enrol(cloud, li)
  const father = cloud.weapp('o-li')
  await certify(father, asks(li))
  expect(await father.fail('certification.start', asks(wang))).toBe('badInput: mode')
  await certify(helper, asks(wang, forMother))
  expect(await helper.fail('certification.start', asks(wang, { evenIfNotDue: true }))).toBe('badInput: mode')
})

test('eight relatives a phone; the ninth is told so, and help to the eight goes on', async () => {
  for (let n = 0; n < 9; n++) await enrol(cloud, person(n))
  for (let n = 0; n < 8; n++) {
    cloud.clock.at += 13 * 60 * MINUTE
    expect((await certify(helper, asks(person(n), forMother))).outcome).toMatchObject({ kind: 'matched' })
  }
  cloud.clock.at += 25 * 60 * MINUTE
  expect(await helper.call('certification.start', asks(person(8), forMother))).toEqual({ kind: 'tooManyRelatives', limit: 8 })
  expect(await helper.call('certification.start', { ...asks(wang, { ...forMother, evenIfNotDue: true }), ...known(person(3).id) }))
    .toMatchObject({ kind: 'opened' })
  expect((await cloud.dump()).callers).toMatchObject([{ activeBindings: 8 }])
})

test('nine attempts opened side by side bind eight: the certifications all stand', async () => {
  const attempts = []
  for (let n = 0; n < 9; n++) {
    await enrol(cloud, person(n))
    attempts.push(await open(helper, asks(person(n), forMother)))
  }
  for (const { upload: ticket } of attempts) await upload(ticket)
  const outcomes = []
  for (const { attemptId } of attempts) outcomes.push(await helper.call('certification.finish', finishInput(attemptId)))
  expect(outcomes.filter(({ kind }) => kind === 'matched')).toHaveLength(9)
  const db = await cloud.dump()
  expect([db.delegations.length, db.certifications.length]).toEqual([8, 9])
  expect(db.callers).toMatchObject([{ activeBindings: 8 }])
})

test('ten people in 24 hours, counted when an attempt opens, also when taps come side by side', async () => {
  for (let n = 0; n < 13; n++) await enrol(cloud, person(n))
  const started = await Promise.all(Array.from({ length: 3 }, (_, n) => helper.call('certification.start', asks(person(n), forMother))))
  for (let n = 3; n < 10; n++) started.push(await helper.call('certification.start', asks(person(n), forMother)))
  expect(started.map(({ kind }) => kind)).toEqual(Array(10).fill('opened'))
  expect(await helper.call('certification.start', asks(person(10), forMother))).toEqual({ kind: 'tooManyPeopleToday', limit: 10 })
  // one of the ten again is no new person
  expect(await helper.call('certification.start', asks(person(4), forMother))).toMatchObject({ kind: 'opened' })
  cloud.clock.at += 24 * 60 * MINUTE + 1
  expect(await helper.call('certification.start', asks(person(10), forMother))).toMatchObject({ kind: 'opened' })
})

test('ten people in 24 hours is also the limit of a phone that calls every one of them 本人', async () => {
  for (let n = 0; n < 11; n++) await enrol(cloud, person(n))
  for (let n = 0; n < 10; n++) await open(helper, asks(person(n)))
  expect(await helper.call('certification.start', asks(person(10)))).toEqual({ kind: 'tooManyPeopleToday', limit: 10 })
  expect((await certify(helper, asks(person(3)))).outcome).toMatchObject({ kind: 'matched' })
  expect((await helper.call('getHome', {})).self).toMatchObject({ beneficiaryId: person(3).id })
})

test('one\'s own certification is not limited by help given to others', async () => {
  await enrol(cloud, li)
  await certify(helper, asks(li))
  for (let n = 0; n < 10; n++) {
    await enrol(cloud, person(n))
    await open(helper, asks(person(n), forMother))
  }
  expect(await helper.call('certification.start', asks(li, { evenIfNotDue: true }))).toMatchObject({ kind: 'opened' })
})

describe('an invitation', () => {
  let elder: Phone
  const byInvitation = (scene: string) =>
    ({ ...asks(wang, { ...forMother, evenIfNotDue: true }), subject: { kind: 'invitation' as const, scene } })
  beforeEach(async () => {
    elder = cloud.weapp('o-wang')
    await certify(elder, asks(wang))
  })

  test('lets a relative start without typing, once', async () => {
    const { scene, expiresAt, maskName } = await elder.call('createInvitation', {})
    expect([scene.length <= 32, maskName, expiresAt]).toEqual([true, '王*兰', new Date(NOON + 30 * MINUTE).toISOString()])
    expect(await helper.call('openEntry', { scene })).toEqual({ kind: 'invitation', maskName: '王*兰', expiresAt })
    cloud.face.verdict = refuses('tooDark')
    await certify(helper, byInvitation(scene))
    expect(await helper.call('openEntry', { scene })).toMatchObject({ kind: 'invitation' })
    cloud.face.verdict = matches
    expect((await certify(helper, byInvitation(scene))).outcome).toMatchObject({ kind: 'matched', mode: 'forOthers' })
    expect(await helper.call('openEntry', { scene })).toEqual({ kind: 'already', maskName: '王*兰' })
    expect(await cloud.weapp('o-son').call('openEntry', { scene })).toEqual({ kind: 'gone' })
    expect(await cloud.weapp('o-son').call('certification.start', byInvitation(scene))).toEqual({ kind: 'invitationGone' })
    expect((await helper.call('getHome', {})).relatives).toMatchObject([{ beneficiaryId: wang.id }])
  })

  test('makes a relative of who follows it, not another self of the elder', async () => {
    const { scene } = await elder.call('createInvitation', {})
    expect(await helper.fail('certification.start', { ...byInvitation(scene), mode: 'self' })).toBe('badInput: mode')
    expect(await elder.call('certification.start', { ...byInvitation(scene), mode: 'self' })).toMatchObject({ kind: 'opened' })
  })

  test('keeps the time of its first use when two relatives began with it', async () => {
    const { scene } = await elder.call('createInvitation', {})
    const son = cloud.weapp('o-son')
    const [first, second] = [await open(helper, byInvitation(scene)), await open(son, byInvitation(scene))]
    for (const [phone, { attemptId, upload: ticket }] of [[helper, first], [son, second]] as const) {
      await upload(ticket)
      await phone.call('certification.finish', finishInput(attemptId))
      cloud.clock.at += MINUTE
    }
    expect((await cloud.dump()).entries).toMatchObject([{ usedAt: new Date(NOON).toISOString() }])
  })

  test('is gone after half an hour, and a code that was never given is gone as well', async () => {
    const { scene } = await elder.call('createInvitation', {})
    cloud.clock.at += 30 * MINUTE
    expect(await helper.call('openEntry', { scene })).toEqual({ kind: 'gone' })
    expect(await helper.call('certification.start', byInvitation(scene))).toEqual({ kind: 'invitationGone' })
    expect(await helper.call('certification.start', byInvitation('never-given'))).toEqual({ kind: 'invitationGone' })
  })

  test('is only for who proved to be somebody', async () => {
    expect(await helper.fail('createInvitation', {})).toBe('forbidden')
  })
})

test('the code of an outlet says where one is', async () => {
  const outlet = { name: '东港区社保服务站', phone: '12333', address: '海曲路 1 号', hours: '周一至周五' }
  await cloud.deps.db.table('outlets').put(anOutlet({ _id: 'outlet-1', ...outlet }))
  await cloud.deps.db.table('entries').put({ _id: 'code-1', kind: 'outlet', outletId: 'outlet-1' })
  await cloud.deps.db.table('entries').put({ _id: 'code-2', kind: 'outlet', outletId: 'closed-down' })
  expect(await helper.call('openEntry', { scene: 'code-1' })).toEqual({ kind: 'outlet', ...outlet })
  expect(await helper.call('openEntry', { scene: 'code-2' })).toEqual({ kind: 'gone' })
  expect(await helper.call('certification.start', { ...asks(wang, forMother), subject: { kind: 'invitation', scene: 'code-1' } }))
    .toEqual({ kind: 'invitationGone' })
})
