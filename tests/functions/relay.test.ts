/** A relative far away sends a link, the person completes it on their own phone (N10): one use, half an hour, and nothing of the film comes back. */
import { asks, certify, enrol, finishInput, NOON, open, startCloud, upload, type Cloud, type Phone } from './cloud'
import { matches, refuses } from './doubles/face'
import { li, wang } from './people'

jest.setTimeout(60_000)
const MINUTE = 60_000
let cloud: Cloud
let child: Phone
let elder: Phone

beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  child = cloud.weapp('o-daughter')
  elder = await cloud.newDevice()
  await child.call('relatives.add', { name: wang.name, idNumber: wang.idNumber, relation: 'daughter', ownPhone: '16000000001', agreed: true })
})
afterEach(() => cloud.close())

const whom = { beneficiaryId: wang.id }
const send = async (): Promise<string> => {
  const made = await child.call('relay.create', whom)
  if (made.kind !== 'created') throw new Error(made.kind)
  return made.scene
}
const by = (scene: string, more: Partial<ReturnType<typeof asks>> = {}) => ({ ...asks(wang, more), subject: { kind: 'relay' as const, scene } })
const stage = async () => (await child.call('relay.progress', whom)).progress?.stage
const film = async (phone: Phone, scene: string, more = {}) => {
  const attempt = await open(phone, by(scene, more))
  await upload(attempt.upload)
  return { attempt, outcome: await phone.call('certification.finish', finishInput(attempt.attemptId)) }
}

test('the person opens it without typing, agrees and films; the sender sees every step and the result, and nothing of the film', async () => {
  expect((await child.call('relay.progress', whom)).progress).toBeNull()
  const scene = await send()
  const seen = [await stage()]
  expect(await elder.call('openEntry', { scene })).toEqual({
    kind: 'relay', maskName: '王*兰', relation: 'daughter', binds: true, expiresAt: new Date(NOON + 30 * MINUTE).toISOString(),
  })
  seen.push(await stage())
  const attempt = await open(elder, by(scene))
  seen.push(await stage())
  await elder.call('relay.filming', { attemptId: attempt.attemptId })
  seen.push(await stage())
  await upload(attempt.upload)
  expect(await elder.call('certification.finish', finishInput(attempt.attemptId))).toMatchObject({ kind: 'matched', mode: 'self' })
  const { progress } = await child.call('relay.progress', whom)
  expect([...seen, progress?.stage]).toEqual(['sent', 'opened', 'agreed', 'filming', 'matched'])
  expect(Object.keys(progress ?? {}).sort()).toEqual(['answerBy', 'expiresAt', 'nextDueOn', 'reason', 'relayId', 'stage'])
  expect(progress).toMatchObject({ nextDueOn: '2026-11-12', reason: null })
})

test('the sender becomes a relative by it, the phone that filmed becomes nobody', async () => {
  expect((await child.call('getHome', {})).relatives).toEqual([])
  await film(elder, await send())
  expect(await child.call('getHome', {})).toMatchObject({ waiting: [], relatives: [{ beneficiaryId: wang.id, relation: 'daughter' }] })
  expect(await elder.call('getHome', {})).toMatchObject({ self: null, relatives: [] })
  const db = await cloud.dump()
  expect(db.delegations).toMatchObject([{ status: 'active', relation: 'daughter' }])
  expect(db.callers.map(({ activeBindings }) => activeBindings)).toEqual([1])
  expect(db.events.map(({ kind }) => kind)).toEqual(['helperAdded', 'relayMade', 'certified'])
})

test('a neighbour may hold the phone: rear camera, help to another, and no bond of their own', async () => {
  const neighbour = cloud.weapp('o-neighbour')
  const { outcome } = await film(neighbour, await send(), { mode: 'forOthers', camera: 'rear' })
  expect(outcome).toMatchObject({ kind: 'matched', mode: 'forOthers' })
  expect((await neighbour.call('getHome', {})).relatives).toEqual([])
  expect((await cloud.dump()).attempts).toMatchObject([{ camera: 'rear', binds: 'nothing' }])
})

test('it is good once: afterwards it opens nothing, on no phone', async () => {
  const scene = await send()
  await film(elder, scene)
  for (const phone of [elder, child, cloud.weapp('o-other')]) {
    expect(await phone.call('openEntry', { scene })).toEqual({ kind: 'relayGone' })
    expect(await phone.call('certification.start', by(scene, { evenIfNotDue: true }))).toEqual({ kind: 'relayGone' })
  }
  expect(await stage()).toBe('matched')
})

test('a try that did not match may be repeated on the same phone; the sender reads the reason', async () => {
  const scene = await send()
  cloud.face.verdict = refuses('tooDark')
  await film(elder, scene)
  expect((await child.call('relay.progress', whom)).progress).toMatchObject({ stage: 'notMatched', reason: 'tooDark', nextDueOn: null })
  cloud.face.verdict = matches
  expect((await film(elder, scene)).outcome).toMatchObject({ kind: 'matched' })
})

test('another person\'s face brings neither a certification nor a bond', async () => {
  cloud.face.verdict = refuses('notSamePerson')
  const { outcome } = await film(elder, await send())
  expect(outcome).toMatchObject({ kind: 'notMatched', reason: 'notSamePerson' })
  const db = await cloud.dump()
  expect([db.certifications, db.delegations[0]?.status]).toEqual([[], 'waiting'])
})

test('the phone that agreed keeps it: a second one is told so, also when both tap at once', async () => {
  const scene = await send()
  const other = await cloud.newDevice()
  const kinds = (await Promise.all([elder, other].map((phone) => phone.call('certification.start', by(scene))))).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['opened', 'relayInUse'])
  const third = await cloud.newDevice()
  expect(await third.call('openEntry', { scene })).toEqual({ kind: 'relayInUse' })
  expect(await third.call('certification.start', by(scene))).toEqual({ kind: 'relayInUse' })
})

test('after half an hour nobody begins with it; who agreed in the last minute is not cut off', async () => {
  const scene = await send()
  cloud.clock.at += 30 * MINUTE - 1
  const attempt = await open(elder, by(scene))
  cloud.clock.at += 5 * MINUTE
  expect(await elder.call('openEntry', { scene })).toEqual({ kind: 'relayGone' })
  expect(await elder.call('certification.start', by(scene))).toEqual({ kind: 'relayGone' })
  expect(await stage()).toBe('agreed')
  await upload(attempt.upload)
  expect(await elder.call('certification.finish', finishInput(attempt.attemptId))).toMatchObject({ kind: 'matched' })
  const unopened = await send()
  cloud.clock.at += 30 * MINUTE
  expect([await stage(), await elder.call('openEntry', { scene: unopened })]).toEqual(['gone', { kind: 'relayGone' }])
})

test('taken back it opens nothing; what the person has begun goes on, but the sender learns no more and is bound to nobody', async () => {
  const scene = await send()
  const attempt = await open(elder, by(scene))
  const { progress } = await child.call('relay.progress', whom)
  await child.call('relay.revoke', { relayId: progress?.relayId ?? '' })
  expect(await elder.call('openEntry', { scene })).toEqual({ kind: 'relayGone' })
  await upload(attempt.upload)
  expect(await elder.call('certification.finish', finishInput(attempt.attemptId))).toMatchObject({ kind: 'matched' })
  expect(await stage()).toBe('gone')
  expect((await child.call('getHome', {})).relatives).toEqual([])
})

test('a new link ends the one before', async () => {
  const first = await send()
  cloud.clock.at += 1000
  const second = await send()
  expect(await elder.call('openEntry', { scene: first })).toEqual({ kind: 'relayGone' })
  expect(await elder.call('openEntry', { scene: second })).toMatchObject({ kind: 'relay' })
})

test('a stranger sees nothing of it, and neither takes it back nor moves it', async () => {
  const scene = await send()
  const attempt = await open(elder, by(scene))
  const { progress } = await child.call('relay.progress', whom)
  const stranger = cloud.weapp('o-stranger')
  expect(await stranger.fail('relay.progress', whom)).toBe('notFound: beneficiaryId')
  expect(await elder.fail('relay.progress', whom)).toBe('notFound: beneficiaryId')
  expect(await stranger.fail('relay.revoke', { relayId: progress?.relayId })).toBe('notFound: relayId')
  expect(await stranger.fail('relay.filming', { attemptId: attempt.attemptId })).toBe('notFound: attemptId')
  expect(await stranger.fail('relay.create', whom)).toBe('notFound: beneficiaryId')
  expect(await stage()).toBe('agreed')
})

test('the secret is nowhere in the store, and its index opens nothing', async () => {
  const scene = await send()
  const dump = JSON.stringify(await cloud.dump())
  expect(dump).not.toContain(scene.slice(2))
  const { progress } = await child.call('relay.progress', whom)
  const phone = cloud.weapp('o-thief')
  expect(await phone.fail('openEntry', { scene: progress?.relayId })).toBe('badInput: scene')
  expect(await phone.call('openEntry', { scene: `r.${progress?.relayId.slice(0, 30)}` })).toEqual({ kind: 'relayGone' })
})

test('doubt goes to staff: the link is used, and the sender sees until when', async () => {
  const scene = await send()
  cloud.face.verdict = { ...matches, kind: 'review', why: 'similarityUnsure' }
  await film(elder, scene)
  expect((await child.call('relay.progress', whom)).progress).toMatchObject({ stage: 'needsReview', answerBy: '2025-11-19' })
  expect(await elder.call('openEntry', { scene })).toEqual({ kind: 'relayGone' })
})

describe('a child who was named by an invitation alone', () => {
  const far = (scene: string, more: object = {}) => ({ scene, relation: 'son' as const, ownPhone: '16000000002', ...more })
  /** The person's own phone asks for help. */
  async function invitation(): Promise<string> {
    const own = cloud.weapp('o-wang')
    await certify(own, asks(wang))
    return (await own.call('createInvitation', {})).scene
  }

  test('writes the parent down without name or number, sends the link, and is bound by the parent’s face', async () => {
    const scene = await invitation()
    const son = cloud.weapp('o-son')
    expect(await son.fail('relay.create', whom)).toBe('notFound: beneficiaryId')
    expect(await son.call('relatives.accept', far(scene))).toEqual({ kind: 'added', person: { beneficiaryId: wang.id, relation: 'son', maskName: '王*兰', maskId: expect.stringContaining('*') } })
    const made = await son.call('relay.create', whom)
    if (made.kind !== 'created') throw new Error(made.kind)
    expect(await elder.call('openEntry', { scene: made.scene })).toMatchObject({ kind: 'relay', relation: 'son', binds: true })
    const { outcome } = await film(elder, made.scene, { evenIfNotDue: true })
    expect(outcome).toMatchObject({ kind: 'matched' })
    expect((await son.call('getHome', {})).relatives).toMatchObject([{ beneficiaryId: wang.id, relation: 'son' }])
    expect((await cloud.dump()).events.map(({ kind }) => kind)).toEqual(['helperAdded', 'certified', 'invited', 'helperAdded', 'relayMade', 'certified'])
  })

  test('an invitation writes one person down: not the next, not after half an hour, not by guessing', async () => {
    const scene = await invitation()
    const son = cloud.weapp('o-son')
    const [first, second] = await Promise.all([son.call('relatives.accept', far(scene)), cloud.weapp('o-next').call('relatives.accept', far(scene, { ownPhone: '16000000003' }))])
    expect([first.kind, second.kind].sort()).toEqual(['added', 'invitationGone'])
    expect(await cloud.weapp('o-third').call('relatives.accept', far(scene))).toEqual({ kind: 'invitationGone' })
    expect(await cloud.weapp('o-third').call('openEntry', { scene })).toEqual({ kind: 'gone' })
    const { scene: old } = await cloud.weapp('o-wang').call('createInvitation', {})
    cloud.clock.at += 30 * MINUTE
    expect(await cloud.weapp('o-third').call('relatives.accept', far(old))).toEqual({ kind: 'invitationGone' })
    expect(await cloud.weapp('o-third').call('relatives.accept', far('abcdefghijklmnopqrstuv'))).toEqual({ kind: 'invitationGone' })
  })

  test('whoever lost the answer gets it again, later too; who had the parent before is told so, who left is not', async () => {
    const scene = await invitation()
    const son = cloud.weapp('o-son')
    cloud.clock.at += 1000
    const first = await son.call('relatives.accept', far(scene))
    expect(first).toMatchObject({ kind: 'added', person: { relation: 'son' } })
    cloud.clock.at += 30 * MINUTE
    expect(await son.call('relatives.accept', far(scene, { relation: 'daughter' }))).toEqual(first)
    // who scans the code anew; to anybody else it is one that never was
    expect(await son.call('openEntry', { scene })).toEqual(first)
    expect(await cloud.weapp('o-next').call('openEntry', { scene })).toEqual(await son.call('openEntry', { scene: 'never-given' }))
    expect((await cloud.dump()).events.map(({ kind }) => kind)).toEqual(['helperAdded', 'certified', 'invited', 'helperAdded'])
    // listed by another way, before somebody else used the invitation up
    expect(await child.call('relatives.accept', { scene, relation: 'daughter' })).toEqual({ kind: 'already', maskName: '王*兰' })
    expect(await child.call('openEntry', { scene })).toEqual({ kind: 'already', maskName: '王*兰' })
    await son.call('relatives.leave', whom)
    expect(await son.call('relatives.accept', far(scene))).toEqual({ kind: 'invitationGone' })
    expect(await son.call('openEntry', { scene })).toEqual({ kind: 'gone' })
  })

  test('neither the parent’s own phone nor one with the parent’s number; who is listed already loses no invitation', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { phoneEnc: cloud.deps.secrets.seal(wang.id, 'phone', '16000000002') })
    const scene = await invitation()
    expect(await cloud.weapp('o-wang').call('relatives.accept', far(scene, { ownPhone: '16000000009' }))).toEqual({ kind: 'isYourself' })
    expect(await cloud.weapp('o-son').call('relatives.accept', far(scene))).toEqual({ kind: 'samePhone' })
    expect(await cloud.weapp('o-son').fail('relatives.accept', { scene, relation: 'son' })).toBe('badInput: ownPhone')
    expect(await child.call('relatives.accept', { scene, relation: 'daughter' })).toEqual({ kind: 'already', maskName: '王*兰' })
    expect(await cloud.weapp('o-son').call('openEntry', { scene })).toMatchObject({ kind: 'invitation' })
  })
})

test('the limits of a helper hold for who sends', async () => {
  await enrol(cloud, li, { phoneEnc: cloud.deps.secrets.seal(li.id, 'phone', '16000000001') })
  const since = new Date(NOON).toISOString()
  const [record] = (await cloud.dump()).callers
  await cloud.deps.db.table('delegations').put({ _id: `${record!._id}.${li.id}`, callerId: record!._id, beneficiaryId: li.id, relation: 'son', status: 'active', since })
  expect(await child.call('relay.create', { beneficiaryId: li.id })).toEqual({ kind: 'samePhone' })
  await cloud.deps.db.table('tallies').put({ _id: `${record!._id}.people`, people: Array.from({ length: 10 }, (_, n) => ({ beneficiaryId: `p-${n}`, at: NOON })) })
  expect(await child.call('relay.create', whom)).toEqual({ kind: 'tooManyPeopleToday', limit: 10 })
  await cloud.deps.db.table('tallies').put({ _id: `${record!._id}.people`, people: [] })
  await cloud.deps.db.table('callers').put({ ...record!, activeBindings: 8 })
  expect(await child.call('relay.create', whom)).toEqual({ kind: 'tooManyRelatives', limit: 8 })
})
