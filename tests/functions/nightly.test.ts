import { purgeVideos } from '../../cloudfunctions/nightly/purge-videos'
import { asks, certify, enrol, open, startCloud, upload, type Cloud } from './cloud'
import { unsure } from './doubles/face'
import { li, wang } from './people'

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

test('only a timer starts it', async () => {
  const { attempt } = await certify(cloud.weapp('o-wang'), asks(wang))
  cloud.clock.at += 8 * DAY
  const { nightly } = await import('../../cloudfunctions/nightly/index')
  const main = nightly(() => cloud.deps)
  for (const event of [undefined, null, {}, { Type: 'Http' }]) expect(await main(event)).toEqual({ ok: false })
  expect(await videos()).toEqual({ [attempt.attemptId]: kept })
})
