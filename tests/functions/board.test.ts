/** 通告: written by one, published by another, read where it concerns people, for as long as it is true (product brief, items 37 and 38). */
import type { StaffCalls } from '../../src/domain/contract/staff'
import { asks, certify, enrol, startCloud, type Cloud, type Desk, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { wang } from './people'

jest.setTimeout(60_000)
const DAY = 86_400_000
let cloud: Cloud
let writer: Desk
let second: Desk
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  writer = await deskOf(cloud, await employ(cloud, 'A-1', ['admin']))
  second = await deskOf(cloud, await employ(cloud, 'A-2', ['admin']))
  phone = await cloud.newDevice()
})
afterEach(() => cloud.close())

const text = { title: '年底不用赶', body: '每个人的日子不一样。\n首页写着。', source: '社保中心公告第 3 号', validUntil: '2025-12-31' }
const draft = async (more: Partial<StaffCalls['draftNotice']['input']> = {}) => {
  const answer = await writer.call('draftNotice', { key: null, region: '371100', text, ...more })
  if (answer.kind !== 'saved') throw new Error(answer.kind)
  return answer.key
}
const read = async (who = phone) => (await who.call('listBoard', {})).notices

test('a draft is read by nobody; its author cannot publish it; a second person can, and it says where it comes from', async () => {
  const key = await draft()
  expect([await read(), (await phone.call('getHome', {})).notice]).toEqual([[], undefined])
  expect(await writer.fail('publishNotice', { key })).toBe('forbidden: key')
  expect(await second.call('publishNotice', { key })).toEqual({ kind: 'published', publishedOn: '2025-11-12' })
  expect(await read()).toEqual([{ key, version: 1, region: '371100', ...text, publishedOn: '2025-11-12' }])
  expect((await phone.call('getHome', {})).notice).toEqual({ key, title: text.title })
  expect(await second.fail('publishNotice', { key })).toBe('notFound: key')
  expect((await cloud.dump()).staffEvents.map(({ kind, facts }) => [kind, facts.notice]).sort()).toEqual([['boardDrafted', key], ['boardPublished', key]])
})

test('what was published is not changed: the next version takes its place', async () => {
  const key = await draft()
  await second.call('publishNotice', { key })
  const next = await draft({ key, text: { ...text, title: '年底人多，早点办' } })
  expect(next).toBe(key.replace('.1', '.2'))
  expect((await read()).map(({ version }) => version)).toEqual([1])
  // the same draft, saved again
  expect(await draft({ key: next })).toBe(next)
  expect(await second.fail('draftNotice', { key: next, region: '371100', text })).toBe('forbidden: key')
  await second.call('publishNotice', { key: next })
  expect((await read()).map(({ version, title }) => [version, title])).toEqual([[2, text.title]])
  expect((await writer.call('listBoard', {})).notices.map(({ version, state, isShown, isMine }) => [version, state, isShown, isMine]).sort())
    .toEqual([[1, 'superseded', false, true], [2, 'published', true, true]])
})

test('it is shown up to its last day, and until it is taken off', async () => {
  const key = await draft({ text: { ...text, validUntil: '2025-11-13' } })
  await second.call('publishNotice', { key })
  cloud.clock.at += DAY
  expect(await read()).toHaveLength(1)
  cloud.clock.at += DAY
  expect(await read()).toEqual([])
  expect(await (await deskOf(cloud, await employ(cloud, 'A-3', ['admin']))).call('withdrawNotice', { key })).toEqual({ state: 'withdrawn' })
  expect(await (await deskOf(cloud, await employ(cloud, 'A-4', ['admin']))).call('withdrawNotice', { key })).toEqual({ state: 'withdrawn' })
})

test('no address to tap, nothing that is over, neither when written nor when published', async () => {
  const refused = (changes: Partial<typeof text>) => writer.call('draftNotice', { key: null, region: '371100', text: { ...text, ...changes } })
  expect(await refused({ body: '请到 www.example.cn 填写' })).toEqual({ kind: 'refused', problems: ['link'] })
  expect(await refused({ validUntil: '2025-11-11' })).toEqual({ kind: 'refused', problems: ['over'] })
  const key = await draft({ text: { ...text, validUntil: '2025-11-12' } })
  cloud.clock.at += DAY
  expect(await (await deskOf(cloud, await employ(cloud, 'A-5', ['admin']))).call('publishNotice', { key })).toEqual({ kind: 'refused', problems: ['over'] })
})

test('a county’s notice is read in that county, by who is known to live there', async () => {
  const county = await deskOf(cloud, await employ(cloud, 'A-6', ['admin'], { region: '371102', regionName: '东港区' }))
  expect(await county.fail('draftNotice', { key: null, region: '371100', text })).toBe('forbidden: region')
  await second.call('publishNotice', { key: await draft({ region: '371102' }) })
  await enrol(cloud, wang, { street: '371102001' })
  const own = cloud.weapp('o-wang')
  await certify(own, asks(wang))
  expect([(await read(own)).length, (await read()).length]).toEqual([1, 0])
  expect((await county.call('listBoard', {})).notices).toHaveLength(1)
  const far = await deskOf(cloud, await employ(cloud, 'A-7', ['admin'], { region: '659000', regionName: '别处' }))
  expect((await far.call('listBoard', {})).notices).toEqual([])
  expect(await far.fail('withdrawNotice', { key: (await read(own))[0]?.key ?? '' })).toBe('notFound: key')
})
