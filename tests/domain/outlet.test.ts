/** Opening hours through a year's holidays, distances, and the agency's file. */
import { distanceKm, fromHundredths, hoursOn, inOrder, outletStatus, toHundredths, type OpeningHours } from '../../src/domain/outlet'
import { OUTLET_COLUMNS, readHeader, readHours, readOutlet } from '../../src/domain/outlet-file'

const day = [['08:30', '12:00'], ['13:30', '17:00']] as const
const office: OpeningHours = { week: [day, day, day, day, [['08:30', '12:00']], [['09:00', '11:00']], []], closed: [['2026-03-10', '2026-03-11'], ['2026-04-20', '2026-04-20']] }

test.each<[string, OpeningHours['week'][number], string]>([
  ['2026-03-09', day, 'a Monday'],
  ['2026-03-10', [], 'a day of its own off'], ['2026-03-11', [], 'the last of them'], ['2026-03-12', day, 'the day after'], ['2026-04-20', [], 'another one'],
  ['2026-03-13', [['08:30', '12:00']], 'a Friday has its own hours'],
  ['2026-03-14', [['09:00', '11:00']], 'so has a Saturday'], ['2026-03-15', [], 'a Sunday'],
  ['2026-10-01', [], 'a holiday'], ['2026-10-03', [], 'a Saturday within one'],
  ['2026-10-10', day, 'a Saturday that is worked instead keeps Monday’s hours'], ['2026-09-20', day, 'so does a Sunday'],
])('%s: %j (%s)', (on, hours) => {
  expect(hoursOn(office, on)).toEqual(hours)
})

test.each([
  ['2026-03-09T00:29:59.999Z', 'later', { on: '2026-03-09', from: '08:30' }],
  ['2026-03-09T00:30:00.000Z', 'open', null],
  ['2026-03-09T03:59:59.999Z', 'open', null],
  ['2026-03-09T04:00:00.000Z', 'later', { on: '2026-03-09', from: '13:30' }],
  ['2026-03-09T09:00:00.000Z', 'over', { on: '2026-03-12', from: '08:30' }],
  ['2026-03-10T02:00:00.000Z', 'closed', { on: '2026-03-12', from: '08:30' }],
  ['2026-03-08T16:00:00.000Z', 'later', { on: '2026-03-09', from: '08:30' }],
  ['2026-10-01T02:00:00.000Z', 'closed', { on: '2026-10-08', from: '08:30' }],
])('at %s it is %s', (at, kind, next) => {
  expect(outletStatus(office, Date.parse(at))).toMatchObject({ kind, next })
})

test('a place that never opens says so', () => {
  expect(outletStatus({ week: [[], [], [], [], [], [], []], closed: [] }, 0)).toEqual({ kind: 'closed', today: [], next: null })
})

const rizhao = { lat: 35.4164, lng: 119.5269 }
test.each([
  // one degree of a meridian is 6371 km * pi / 180
  [{ lat: 0, lng: 0 }, { lat: 1, lng: 0 }, 111.195], [{ lat: 0, lng: 0 }, { lat: 0, lng: 180 }, 20015.087], [rizhao, rizhao, 0],
  [{ lat: 60, lng: 0 }, { lat: 60, lng: 1 }, 55.597],
])('from %j to %j are %d km', (a, b, km) => {
  expect(distanceKm(a, b)).toBeCloseTo(km, 2)
  expect(distanceKm(b, a)).toBeCloseTo(km, 2)
})

test('the nearest comes first; without a position it is by district and name', () => {
  const at = (name: string, district: string, lat: number) => ({ name, district, lat, lng: 119.5 })
  const list = [at('b', '莒县', 35.6), at('a', '莒县', 35.7), at('c', '东港区', 35.4)]
  expect(inOrder(list, { lat: 35.69, lng: 119.5 }).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(inOrder(list, null).map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  expect(toHundredths({ lat: 35.41649, lng: 119.52501 })).toEqual({ lat: 3542, lng: 11953 })
  expect(fromHundredths({ lat: 3542, lng: 11953 })).toEqual({ lat: 35.42, lng: 119.53 })
})

test.each([
  ['8:30-12:00 13:30-17:00', [['08:30', '12:00'], ['13:30', '17:00']]], ['', []], ['休', []], ['08：30–17:00', [['08:30', '17:00']]],
  ['8:30', null], ['17:00-8:30', null], ['8:30-25:00', null], ['13:30-17:00 8:30-12:00', null], ['8:30-12:00 11:00-17:00', null],
])('hours %j', (cell, spans) => {
  expect(readHours(cell)).toEqual(spans)
})

const headings = Object.values(OUTLET_COLUMNS)
const right: Record<string, string> = {
  编号: 'o-1', 名称: '演示网点', 区划代码: '371102', 区县: '东港区', 街道: '日照街道', 地址: '海曲路 1 号', 电话: '0633-8000000', 纬度: '35.42', 经度: '119.46',
  周一: '8:30-17:00', 周二: '8:30-17:00', 周三: '8:30-17:00', 周四: '8:30-17:00', 周五: '8:30-17:00', 周六: '休', 周日: '',
  停办日期: '2026-02-10..2026-02-12;2026-03-03', 服务: '自助机、无障碍坡道', 带什么: '身份证', 来源: '演示', 核对日期: '2025-11-01',
}
const readWith = (changes: Record<string, string>) => readOutlet(headings.map((heading) => ({ ...right, ...changes })[heading] ?? ''), readHeader(headings).at, '2025-11-12')

test('a row of the agency’s file is read whole', () => {
  expect(readWith({})).toMatchObject({ outlet: {
    id: 'o-1', lat: 35.42, services: ['kiosk', 'ramp'], closed: [['2026-02-10', '2026-02-12'], ['2026-03-03', '2026-03-03']], checkedOn: '2025-11-01',
    week: [[['08:30', '17:00']], expect.anything(), expect.anything(), expect.anything(), expect.anything(), [], []],
  } })
  expect(readHeader(headings.filter((heading) => heading !== '纬度')).missing).toEqual(['lat'])
})

test.each([
  [{ 名称: '' }, 'name', 'missing'], [{ 区划代码: '3711' }, 'region', 'wrong'], [{ 纬度: '119.46' }, 'lat', 'wrong'], [{ 经度: '' }, 'lng', 'missing'],
  [{ 周三: '9-5' }, 'wed', 'wrong'], [{ 停办日期: '2026-02-12..2026-02-10' }, 'closed', 'wrong'], [{ 停办日期: '2026-02-30' }, 'closed', 'wrong'],
  [{ 服务: '咖啡' }, 'services', 'wrong'], [{ 电话: '打我' }, 'phone', 'wrong'], [{ 核对日期: '2025-11-13' }, 'checkedOn', 'wrong'], [{ 来源: '' }, 'source', 'missing'],
])('%j is a mistake', (changes, column, mistake) => {
  expect(readWith(changes as unknown as Record<string, string>)).toEqual({ mistakes: [{ column, mistake }] })
})

test.each([
  ['8:30-12:00;13:30-17:00', [['08:30', '12:00'], ['13:30', '17:00']]], ['8:30-12:00，13:30-17:00', [['08:30', '12:00'], ['13:30', '17:00']]], [' 08:30至12:00 ', [['08:30', '12:00']]],
  ['8:30~12:00', [['08:30', '12:00']]], ['8:30-12:00 12:00-17:00', [['08:30', '12:00'], ['12:00', '17:00']]], ['00:00-23:59', [['00:00', '23:59']]], ['19:00-20:30', [['19:00', '20:30']]],
  ['8:30-8:30', null], ['8:60-12:00', null], ['8:30-24:00', null], ['x8:30-12:00', null], ['8:30-12:00x', null], ['108:30-12:00', null], ['8:30-12:000', null], ['8:30-12:00 下午', null],
  ['9:00-10:00 11:00-12:00 10:30-10:45', null],
])('hours written as %j', (cell, spans) => { expect(readHours(cell)).toEqual(spans) })

test.each<[Record<string, string>, object]>([
  [{ 区划代码: '371102001' }, { region: '371102001' }], [{ 编号: 'a' }, { id: 'a' }], [{ 编号: 'A_1-'.repeat(16) }, { id: 'A_1-'.repeat(16) }],
  [{ 名称: ` ${'网'.repeat(60)} ` }, { name: '网'.repeat(60) }], [{ 区县: '区'.repeat(20) }, { district: '区'.repeat(20) }], [{ 电话: '12333' }, { phone: '12333' }], [{ 电话: '0'.repeat(20) }, { phone: '0'.repeat(20) }],
  [{ 纬度: '18', 经度: '73' }, { lat: 18, lng: 73 }], [{ 纬度: '54', 经度: '136' }, { lat: 54, lng: 136 }], [{ 纬度: ' 35.4164 ', 经度: '119.5' }, { lat: 35.4164, lng: 119.5 }],
  [{ 停办日期: '' }, { closed: [] }], [{ 停办日期: '2026-02-10 2026-02-11；2026-02-12..2026-02-12' }, { closed: [['2026-02-10', '2026-02-10'], ['2026-02-11', '2026-02-11'], ['2026-02-12', '2026-02-12']] }],
  [{ 服务: '' }, { services: [] }], [{ 服务: '无障碍坡道,自助机' }, { services: ['ramp', 'kiosk'] }], [{ 核对日期: '2025-11-12' }, { checkedOn: '2025-11-12' }],
  [{ 周一: '8:00-9:00', 周二: '8:01-9:00', 周三: '8:02-9:00', 周四: '8:03-9:00', 周五: '8:04-9:00', 周六: '8:05-9:00', 周日: '8:06-9:00' },
    { week: [0, 1, 2, 3, 4, 5, 6].map((n) => [[`08:0${n}`, '09:00']]) }],
])('%j is taken', (changes, outlet) => { expect(readWith(changes)).toMatchObject({ outlet }) })

test.each([
  [{ 编号: '网点' }, 'id', 'wrong'], [{ 编号: 'a'.repeat(65) }, 'id', 'wrong'], [{ 编号: '' }, 'id', 'missing'], [{ 名称: '网'.repeat(61) }, 'name', 'wrong'], [{ 区划代码: '3711020' }, 'region', 'wrong'],
  [{ 区划代码: '3711020011' }, 'region', 'wrong'], [{ 区划代码: 'x371102' }, 'region', 'wrong'], [{ 区县: '区'.repeat(21) }, 'district', 'wrong'], [{ 街道: '' }, 'street', 'missing'], [{ 地址: '' }, 'address', 'missing'],
  [{ 电话: '1233' }, 'phone', 'wrong'], [{ 电话: '0'.repeat(21) }, 'phone', 'wrong'], [{ 电话: '12333转1' }, 'phone', 'wrong'], [{ 纬度: '17.99' }, 'lat', 'wrong'], [{ 纬度: '54.01' }, 'lat', 'wrong'],
  [{ 经度: '72.99' }, 'lng', 'wrong'], [{ 经度: '136.01' }, 'lng', 'wrong'], [{ 纬度: '35.' }, 'lat', 'wrong'], [{ 纬度: 'N35' }, 'lat', 'wrong'], [{ 纬度: '35°' }, 'lat', 'wrong'], [{ 经度: '0119.5' }, 'lng', 'wrong'],
  [{ 周日: '上午' }, 'sun', 'wrong'], [{ 停办日期: '春节' }, 'closed', 'wrong'], [{ 停办日期: '2026-02-10..节后' }, 'closed', 'wrong'], [{ 服务: '自助机 toString' }, 'services', 'wrong'],
  [{ 带什么: '' }, 'bring', 'missing'], [{ 核对日期: '' }, 'checkedOn', 'missing'], [{ 核对日期: '去年' }, 'checkedOn', 'wrong'],
])('%j is one mistake', (changes, column, mistake) => {
  expect(readWith(changes as unknown as Record<string, string>)).toEqual({ mistakes: [{ column, mistake }] })
})

test('every mistake of a row is told, and a short row lacks what it does not have', () => {
  expect(readWith({ 名称: '', 纬度: 'x', 周二: 'x' })).toEqual({ mistakes: [{ column: 'name', mistake: 'missing' }, { column: 'lat', mistake: 'wrong' }, { column: 'tue', mistake: 'wrong' }] })
  const short = readOutlet(['o-1'], readHeader(headings).at, '2025-11-12')
  expect('mistakes' in short && short.mistakes.map(({ column, mistake }) => `${column} ${mistake}`).join()).toBe(
    'name missing,region missing,district missing,street missing,address missing,phone missing,lat missing,lng missing,bring missing,source missing,checkedOn missing')
})

test('headings are found with blanks around them, in any order', () => {
  const { at, missing } = readHeader(['备注', ...headings.map((heading) => ` ${heading} `).reverse()])
  expect([missing, at.id, at.checkedOn]).toEqual([[], headings.length, 1])
})

test('a day off of its own ends on its last day, and the nearest opening is looked for through a month', () => {
  const closedUntil = (until: string) => outletStatus({ ...office, closed: [['2026-03-16', until]] }, Date.parse('2026-03-16T02:00:00.000Z')).next
  expect([closedUntil('2026-03-16'), closedUntil('2026-04-15'), closedUntil('2026-04-16')]).toEqual([{ on: '2026-03-17', from: '08:30' }, { on: '2026-04-16', from: '08:30' }, null])
})
test('outlets of one distance, or of one name, come by district and name', () => {
  const at = (name: string, district: string) => ({ name, district, lat: 35, lng: 119 })
  const list = [at('b', '乙'), at('a', '乙'), at('c', '甲'), at('a', '乙')]
  for (const from of [null, { lat: 35, lng: 119 }]) expect(inOrder(list, from).map(({ district, name }) => district + name)).toEqual(['乙a', '乙a', '乙b', '甲c'])
})
