/** Seeing behind the mask: only where one works, only for a reason, never without a trace. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { verifyLinks } from '../../cloudfunctions/lib/chain'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { enrol, startCloud, type Cloud } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let zhou: Colleague
const PHONE = '13900000000'
beforeEach(async () => {
  cloud = await startCloud()
  zhou = await employ(cloud, 'A-1001', ['clerk'])
  await enrol(cloud, wang, { phoneEnc: cloud.deps.secrets.seal(wang.id, 'phone', PHONE) })
  await enrol(cloud, li)
})
afterEach(() => cloud.close())

type Asked = StaffCalls['reveal']['input']
const ask = (more: Partial<Asked> = {}): Asked => ({ beneficiaryId: wang.id, fields: ['name', 'phone'], why: 'callPerson', ...more })

test('shows what was asked for and nothing else, and leaves a link in both chains', async () => {
  const desk = await deskOf(cloud, zhou)
  expect(await desk.call('reveal', ask({ about: 'person-wang.enterprise.2025-11-20' }))).toEqual({ name: '王桂兰', idNumber: null, phone: PHONE })
  expect(await desk.call('reveal', ask({ fields: ['idNumber'], why: 'checkDocuments' }))).toEqual({ name: null, idNumber: wang.idNumber, phone: null })
  const { events, staffEvents, beneficiaries, staff: [member] } = await cloud.dump()
  expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
    ['shownToStaff', { staffId: zhou.id, shown: { fields: ['name', 'phone'], why: 'callPerson', about: 'person-wang.enterprise.2025-11-20' } }],
    ['shownToStaff', { staffId: zhou.id, shown: { fields: ['idNumber'], why: 'checkDocuments', about: null } }],
  ])
  expect(staffEvents.map(({ kind, facts: { beneficiaryId, why } }) => [kind, beneficiaryId, why])).toEqual([
    ['sawBehindMask', wang.id, 'callPerson'], ['sawBehindMask', wang.id, 'checkDocuments'],
  ])
  expect(verifyChain(events, beneficiaries.find(({ _id }) => _id === wang.id)!)).toEqual({ ok: true })
  expect(verifyLinks(staffEvents, member!, (event) => event.staffId === zhou.id)).toEqual({ ok: true })
})

test('what the register does not have is nothing', async () => {
  expect(await (await deskOf(cloud, zhou)).call('reveal', ask({ beneficiaryId: li.id }))).toEqual({ name: '李建国', idNumber: null, phone: null })
})

test.each<[string, object, string]>([
  ['no reason', { why: undefined }, 'badInput: why'],
  ['a reason of one’s own', { why: '好奇' }, 'badInput: why'],
  ['nothing to see', { fields: [] }, 'badInput: fields'],
])('%s: nothing is shown and nothing written', async (_, more, refusal) => {
  expect(await (await deskOf(cloud, zhou)).fail('reveal', { ...ask(), ...more })).toBe(refusal)
  expect((await cloud.dump()).events).toEqual([])
})

test('somebody of another region does not exist', async () => {
  const far = await deskOf(cloud, await employ(cloud, 'A-3001', ['clerk'], { region: '370200', regionName: '青岛市' }))
  expect(await far.fail('reveal', ask())).toBe('notFound: beneficiaryId')
  expect(await far.fail('reveal', ask({ beneficiaryId: 'person-nobody' }))).toBe('notFound: beneficiaryId')
  const { events, staffEvents } = await cloud.dump()
  expect([events, staffEvents]).toEqual([[], []])
})

test('a clerk of one county sees the people of its streets only', async () => {
  await enrol(cloud, wang, { street: '371102001' })
  const near = await deskOf(cloud, await employ(cloud, 'A-3002', ['clerk'], { region: '371102', regionName: '东港区' }))
  expect((await near.call('reveal', ask({ fields: ['name'] }))).name).toBe('王桂兰')
  expect(await near.fail('reveal', ask({ beneficiaryId: li.id }))).toBe('notFound: beneficiaryId')
})

test('looks at the same moment all leave their link', async () => {
  const desk = await deskOf(cloud, zhou)
  const replies = await Promise.all([1, 2, 3].map(() => desk.send('reveal', ask())))
  const { events, beneficiaries } = await cloud.dump()
  expect(events).toHaveLength(replies.filter(({ ok }) => ok).length)
  expect(verifyChain(events, beneficiaries.find(({ _id }) => _id === wang.id)!)).toEqual({ ok: true })
})

test('61 looks within an hour are too many', async () => {
  const { deps, clock } = cloud
  await deps.db.table('rateLimits').put({ _id: `reveal.${zhou.id}.${Math.floor(clock.at / 3_600_000)}`, count: 60, endsAt: 0 })
  expect(await (await deskOf(cloud, zhou)).fail('reveal', ask())).toBe('tooManyRequests')
})
