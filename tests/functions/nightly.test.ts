import { nightly } from '../../cloudfunctions/nightly/index'
import { purgeCounters } from '../../cloudfunctions/nightly/purge-counters'
import { purgeVideos } from '../../cloudfunctions/nightly/purge-videos'
import { asks, certify, enrol, open, startCloud, upload, type Cloud } from './cloud'
import { unsure } from './doubles/face'
import { li, wang } from './people'
import { csv, errorsOf, importRoster, line } from './rosters'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  await enrol(cloud, li)
})
afterEach(() => cloud.close())

const DAY = 86_400_000
const videos = async () => {
  const attempts = (await cloud.dump()).attempts
  return Object.fromEntries(await Promise.all(attempts.map(async ({ _id, videoFileId, videoUntil }) =>
    [_id, { isThere: await cloud.deps.storage.size(videoFileId) !== null, isDue: videoUntil !== null }])))
}
const kept = { isThere: true, isDue: true }
const gone = { isThere: false, isDue: false }

test('a face video goes when its days are over, and not an hour before', async () => {
  const { attempt } = await certify(cloud.weapp('o-wang'), asks(wang))
  cloud.clock.at += 7 * DAY - 3_600_000
  expect(await cloud.nightly()).toMatchObject({ ok: true, data: { videos: { deleted: 0, failed: 0 } } })
  expect(await videos()).toEqual({ [attempt.attemptId]: kept })
  cloud.clock.at += 3_600_000
  expect(await cloud.nightly()).toMatchObject({ ok: true, data: { videos: { deleted: 1, failed: 0 } } })
  expect(await videos()).toEqual({ [attempt.attemptId]: gone })
  expect(await cloud.nightly()).toMatchObject({ ok: true, data: { videos: { deleted: 0, failed: 0 } } })
})

test('a video that was never asked about goes the next night; one that a reviewer needs stays', async () => {
  const left = await open(cloud.weapp('o-wang'), asks(wang))
  await upload(left.upload)
  cloud.face.verdict = unsure
  const { attempt: reviewed } = await certify(cloud.weapp('o-li'), asks(li))
  cloud.clock.at += 8 * DAY
  await cloud.nightly()
  expect(await videos()).toEqual({ [left.attemptId]: gone, [reviewed.attemptId]: kept })
})

test('more than one batch goes in one night, and an attempt without a video does not stop it', async () => {
  const phone = cloud.weapp('o-wang')
  const one = await open(phone, asks(wang))
  const template = (await cloud.dump()).attempts[0]!
  for (let i = 0; i < 59; i++) await cloud.deps.db.table('attempts').put({ ...template, _id: `${one.attemptId}-${i}` })
  cloud.clock.at += DAY
  expect(await cloud.nightly()).toMatchObject({ ok: true, data: { videos: { deleted: 60, failed: 0 } } })
})

test('what storage does not delete tonight stays on the list for tomorrow', async () => {
  const { attempt } = await certify(cloud.weapp('o-wang'), asks(wang))
  cloud.clock.at += 8 * DAY
  const storage = { ...cloud.deps.storage, remove: (ids: readonly string[]) => Promise.resolve([...ids]) }
  expect(await purgeVideos({ ...cloud.deps, storage }, Infinity)).toEqual({ deleted: 0, failed: 1 })
  expect(await videos()).toEqual({ [attempt.attemptId]: kept })
  expect(await cloud.nightly()).toMatchObject({ data: { videos: { deleted: 1 } } })
})

test('windows of rate limits that are over are forgotten, the running ones are not', async () => {
  const phone = cloud.weapp('o-wang')
  await phone.call('getHome', {})
  cloud.clock.at += 11 * 60_000
  await phone.call('getHome', {})
  expect((await cloud.dump()).rateLimits).toHaveLength(2)
  expect(await cloud.nightly()).toMatchObject({ data: { counters: { deleted: 1 } } })
  expect((await cloud.dump()).rateLimits).toMatchObject([{ count: 1, endsAt: expect.any(Number) }])
})

test('an invitation, used or not, is forgotten thirty days after its half hour; the code of an outlet is not', async () => {
  const elder = cloud.weapp('o-wang')
  const daughter = cloud.weapp('o-daughter')
  await certify(elder, asks(wang))
  const { scene } = await elder.call('createInvitation', {})
  await elder.call('createInvitation', {})
  expect(await daughter.call('relatives.accept', { scene, relation: 'daughter', ownPhone: '16000000002' })).toMatchObject({ kind: 'added' })
  await cloud.deps.db.table('entries').put({ _id: 'code-1', kind: 'outlet', outletId: 'outlet-1' })
  cloud.clock.at += 30 * DAY + 30 * 60_000
  await cloud.nightly()
  expect((await cloud.dump()).entries).toHaveLength(3)
  cloud.clock.at += 1
  await cloud.nightly()
  expect((await cloud.dump()).entries).toMatchObject([{ _id: 'code-1', kind: 'outlet' }])
  expect(await daughter.call('openEntry', { scene })).toEqual({ kind: 'gone' })
  expect((await daughter.call('relatives.list', {})).waiting).toMatchObject([{ beneficiaryId: wang.id }])
})

test('many that are over go in batches, and only until time is up', async () => {
  for (let i = 0; i < 7; i++) await cloud.deps.db.table('rateLimits').put({ _id: `k${i}`, count: 1, endsAt: cloud.clock.at - 1 })
  expect(await purgeCounters(cloud.deps, cloud.clock.at, 3)).toEqual({ deleted: 0 })
  expect(await purgeCounters(cloud.deps, Infinity, 3)).toEqual({ deleted: 7 })
})

test('a job that fails is logged and keeps no other from its work', async () => {
  await certify(cloud.weapp('o-wang'), asks(wang))
  cloud.clock.at += 8 * DAY
  const logged: object[] = []
  const storage = { ...cloud.deps.storage, remove: () => Promise.reject(Object.assign(new Error('down'), { code: 'STORAGE_DOWN' })) }
  const log = { ...cloud.deps.log, error: (entry: object) => { logged.push(entry) } }
  const answer = await nightly(() => ({ ...cloud.deps, storage, log }))({ Type: 'Timer' })
  expect(answer).toMatchObject({ ok: true, data: { videos: { failed: 'STORAGE_DOWN' }, counters: { deleted: expect.any(Number) }, swept: { shards: 64 } } })
  expect(logged).toMatchObject([{ job: 'videos', failed: 'STORAGE_DOWN' }])
})

test('what was wrong with the rows of a roster is forgotten after a month', async () => {
  const run = await importRoster(cloud, csv(line({ n: 3, name: '' })))
  expect(await errorsOf(cloud, run)).toHaveLength(1)
  cloud.clock.at += 30 * DAY
  expect(await cloud.nightly()).toMatchObject({ data: { rosters: { errors: 0 } } })
  cloud.clock.at += 2 * DAY
  expect(await cloud.nightly()).toMatchObject({ data: { rosters: { errors: 1 } } })
  expect(await errorsOf(cloud, run)).toEqual([])
})

test('only a timer starts it', async () => {
  const { attempt } = await certify(cloud.weapp('o-wang'), asks(wang))
  cloud.clock.at += 8 * DAY
  const main = nightly(() => cloud.deps)
  for (const event of [undefined, null, {}, { Type: 'Http' }]) expect(await main(event)).toEqual({ ok: false })
  expect(await videos()).toEqual({ [attempt.attemptId]: kept })
})
