/** Outlets: the list that citizens see, the agency's file, and the machines that staff look after. */
import { fileInMemory } from './rosters'
import { readOutletFile, storeOutlets } from '../../local/outlets/import-outlets'
import { OUTLET_COLUMNS } from '../../src/domain/outlet-file'
import { startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { enrolInput, enrolMachine, newKeys } from './kiosks'
import { anOutlet } from './outlets'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

const row = (facts: Record<string, string> = {}): string => Object.values(OUTLET_COLUMNS).map((heading) => ({
  编号: 'o-1', 名称: '东港区社保服务站', 区划代码: '371102', 区县: '东港区', 街道: '日照街道', 地址: '海曲路 1 号', 电话: '0633-8000000', 纬度: '35.4254', 经度: '119.4622',
  周一: '8:30-12:00 13:30-17:00', 周二: '8:30-17:00', 周三: '8:30-17:00', 周四: '8:30-17:00', 周五: '8:30-17:00', 周六: '休', 周日: '', 停办日期: '', 服务: '自助机',
  带什么: '身份证', 来源: '测试', 核对日期: '2025-11-01', ...facts,
} as Record<string, string>)[heading] ?? '').join(',')
const file = (...rows: string[]) => fileInMemory(Buffer.from([Object.values(OUTLET_COLUMNS).join(','), ...rows].join('\n')))

test('the nearest first, by a coarse position of which nothing is kept', async () => {
  const table = cloud.deps.db.table('outlets')
  await table.put(anOutlet({ _id: 'near', name: '近的', lat: 35.43, lng: 119.46 }))
  await table.put(anOutlet({ _id: 'far', name: '远的', district: '莒县', lat: 35.58, lng: 118.83, services: ['ramp'] }))
  const phone = await cloud.newDevice()
  const before = JSON.stringify({ ...await cloud.dump(), rateLimits: [] })
  const { districts, outlets } = await phone.call('listOutlets', { near: { lat: 3558, lng: 11884 } })
  expect([districts, outlets.map(({ name, km }) => [name, km])]).toEqual([['东港区', '莒县'], [['远的', 0.9], ['近的', 58.5]]])
  expect(outlets[0]).toMatchObject({ status: 'later', today: [['08:30', '12:00'], ['13:30', '17:00']], next: { on: '2025-11-12', from: '13:30' } })
  expect((await phone.call('listOutlets', { district: '莒县' })).outlets).toMatchObject([{ name: '远的', km: null }])
  expect((await phone.call('listOutlets', { service: 'kiosk' })).outlets.map(({ name }) => name)).toEqual(['近的'])
  expect(await phone.fail('listOutlets', { near: { lat: 3558.1, lng: 11884 } })).toBe('badInput: near.lat')
  expect(JSON.stringify({ ...await cloud.dump(), rateLimits: [] })).toBe(before)
})

test('the agency’s file is the whole list; one wrong row and nothing is written', async () => {
  const { outlets, problems } = await readOutletFile(file(row(), row({ 编号: 'o-2', 名称: '二号' })), cloud.clock.at)
  expect(problems).toEqual([])
  expect(await storeOutlets(cloud.deps, outlets)).toEqual({ stored: 2, removed: 0 })
  const once = (await cloud.dump()).outlets
  expect(once).toMatchObject([{ _id: 'o-1', hours: '周一 8:30–12:00 13:30–17:00，周二至周五 8:30–17:00' }, { _id: 'o-2' }])
  await storeOutlets(cloud.deps, outlets)
  expect((await cloud.dump()).outlets).toEqual(once)
  const next = await readOutletFile(file(row({ 名称: '新名字' })), cloud.clock.at)
  expect(await storeOutlets(cloud.deps, next.outlets)).toEqual({ stored: 1, removed: 1 })
  expect((await cloud.dump()).outlets).toMatchObject([{ _id: 'o-1', name: '新名字' }])

  expect((await readOutletFile(file(row(), row({ 周三: '9-5', 纬度: '' }), row()), cloud.clock.at)).problems).toEqual([
    { kind: 'row', line: 3, mistakes: [{ column: 'lat', mistake: 'missing' }, { column: 'wed', mistake: 'wrong' }] },
    { kind: 'row', line: 4, mistakes: [{ column: 'id', mistake: 'twice' }] },
  ])
  expect((await readOutletFile(fileInMemory(Buffer.from('编号,名称\n1,2\n')), cloud.clock.at)).problems).toMatchObject([{ kind: 'header', missing: expect.arrayContaining(['region', 'lat', 'checkedOn']) }])
})

describe('staff and their machines', () => {
  let admin: Desk
  let clerk: Desk
  beforeEach(async () => {
    admin = await deskOf(cloud, await employ(cloud, 'K-admin', ['admin']))
    clerk = await deskOf(cloud, await employ(cloud, 'K-clerk', ['clerk'], { region: '371102' }))
  })

  test('who rings is seen by the clerks of the place until one has gone', async () => {
    const { machine, kioskId } = await enrolMachine(cloud)
    await machine.call('ring', {})
    const rang = new Date(cloud.clock.at).toISOString()
    cloud.clock.at += 60_000
    await machine.call('ring', {})
    expect((await clerk.call('listKiosks', {})).kiosks).toMatchObject([{ kioskId, helpAskedAt: rang }])
    expect(await machine.call('state', {})).toMatchObject({ isHelpComing: true })
    await clerk.call('answerKiosk', { kioskId })
    expect(await machine.call('state', {})).toMatchObject({ isHelpComing: false })
    const far = await deskOf(cloud, await employ(cloud, 'K-far', ['clerk'], { region: '371103' }))
    expect(await far.call('listKiosks', {})).toEqual({ kiosks: [], outlets: [] })
    expect(await far.fail('answerKiosk', { kioskId })).toBe('notFound: kioskId')
  })

  test('an admin makes a code that lets one machine in, and shuts it out again; both are in their chain', async () => {
    await cloud.deps.db.table('outlets').put(anOutlet())
    const { code, name } = await admin.call('makeKioskCode', { outletId: 'outlet-1' })
    const enrolled = await cloud.machine(null).call('enrol', enrolInput(code, newKeys()))
    expect(enrolled).toMatchObject({ kind: 'enrolled', name })
    const kioskId = enrolled.kind === 'enrolled' ? enrolled.kioskId : ''
    await admin.call('revokeKiosk', { kioskId })
    await admin.call('revokeKiosk', { kioskId })
    const stored = await cloud.dump()
    expect(stored.kiosks).toMatchObject([{ state: 'revoked', revokedAt: new Date(cloud.clock.at).toISOString() }])
    expect(stored.staffEvents.map(({ kind, facts }) => [kind, facts])).toEqual([['kioskCodeMade', { outletId: 'outlet-1' }], ['kioskRevoked', { kioskId }]])
    expect(JSON.stringify(stored)).not.toContain(code)
    expect(await admin.fail('makeKioskCode', { outletId: 'nowhere' })).toBe('notFound: outletId')
  })
})
