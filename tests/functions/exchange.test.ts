import { fileInMemory } from './rosters'
import { readRows } from '../../cloudfunctions/lib/roster/file'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { asks, certify, dueSoon, enrol, startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ, signIn } from './colleagues'
import { li, person, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let desk: Desk
beforeEach(async () => {
  cloud = await startCloud()
  desk = await signIn(cloud, await employ(cloud, 'A-9001', ['admin']))
})
afterEach(() => cloud.close())

/** Wang's pay was stopped in September and comes back today; a death of li is on record today; what changes no pay does not count. */
async function decide() {
  await enrol(cloud, wang, { benefits: [dueSoon({ status: 'suspended', suspendedFrom: '2025-09', lastCertifiedOn: '2024-07-01' })] })
  await enrol(cloud, li)
  await certify(cloud.weapp('o-wang'), asks(wang))
  await enrol(cloud, person(1))
  await certify(cloud.weapp('o-other'), asks(person(1)))
  const clerk = await deskOf(cloud, await employ(cloud, 'A-9009', ['clerk']))
  await clerk.call('recordFinding', { beneficiaryId: li.id, code: 'death', since: '2025-11-01', source: 'civilAffairs' })
}
const asked = { from: '2025-11-12', to: '2025-11-12', reason: 'monthlyPayment' } as const
const take = async (more: Partial<StaffCalls['exportDecisions']['input']> = {}) => {
  const answer = await desk.call('exportDecisions', { ...asked, format: 'csv', ...more })
  if (answer.kind !== 'file') throw new Error(answer.kind)
  return Buffer.from(answer.base64, 'base64')
}

test('decisions of the days that were asked for, with their months, in one order, and who took them', async () => {
  await decide()
  const [reference] = (await cloud.dump()).certifications.filter(({ beneficiaryId }) => beneficiaryId === wang.id)
  const lines = (await take()).toString().split('\r\n')
  expect(lines).toEqual([
    '\ufeffAAC147,AAC003,AAE140,AAC063,AAE116,决定原因,执行年月,AAA094,BAE099,AAE001,决定日期,补发月数,补发年月,补发到账年月,发放标准,依据编号',
    '证件号码,姓名,险种类型,供养亲属标志,待遇发放状态,决定原因,执行年月,待遇领取资格认证结果,认证方式,认证年度,决定日期,补发月数,补发年月,补发到账年月,发放标准,依据编号',
    `${wang.idNumber},${wang.name},110,0,1,已认证,202512,1,1,2025,2025-11-12,3,202509;202510;202511,202512,现行标准,${reference?._id}`,
    `${li.idNumber},${li.name},110,0,2,死亡,202512,,,2025,2025-11-12,0,,,,${li.id}.2`,
    expect.stringMatching(/^"# by \S{8} at 2025-11-12T04:00:00.000Z for monthlyPayment, 2 rows"$/), '',
  ])
  expect(await take()).toEqual(await take())
})

test('the workbook says the same, cell by cell, and numbers keep their digits', async () => {
  await decide()
  const cells: string[][] = []
  for await (const row of readRows(fileInMemory(await take({ format: 'xlsx' })))) cells.push(row.cells)
  const csv: string[][] = []
  for await (const row of readRows(fileInMemory(await take()))) csv.push(row.cells)
  expect(cells.map((row) => row.join('|').replace(/\|+$/, ''))).toEqual(csv.map((row) => row.join('|').replace(/\|+$/, '')))
  expect(cells[2]?.[0]).toBe(wang.idNumber)
})

test('taking it leaves a trace with the reason, before anything is handed out', async () => {
  await decide()
  await take({ reason: 'audit' })
  const { staffEvents } = await cloud.dump()
  expect(staffEvents.at(-1)).toMatchObject({ kind: 'decisionsExported', facts: { from: '2025-11-12', to: '2025-11-12', rows: 2, reason: 'audit' } })
  expect(JSON.stringify(staffEvents)).not.toContain(wang.idNumber)
})

test.each<[string, object, string]>([
  ['days in the wrong order', { from: '2025-11-13' }, 'badInput: to'], ['a day that is none', { from: '2025-02-30' }, 'badInput: from'], ['no reason', { reason: '' }, 'badInput: reason'],
])('%s is refused', async (_, more, error) => {
  expect(await desk.fail('exportDecisions', { ...asked, format: 'csv', ...more })).toBe(error)
})

test('somebody of another county gets nobody of the city; an old code is not enough', async () => {
  await decide()
  const away = await employ(cloud, 'A-9002', ['admin'], { region: '371102' })
  desk = await signIn(cloud, away)
  expect((await take()).toString()).toContain('0 rows')
  cloud.clock.at += 6 * 60_000
  expect(await desk.fail('exportDecisions', { ...asked, format: 'csv' })).toBe('codeNeeded')
})
