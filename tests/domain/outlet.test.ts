/** Opening hours through a year's holidays, distances, and the agency's file. */
import { distanceKm, fromHundredths, hoursOn, inOrder, outletStatus, toHundredths, type OpeningHours } from '../../src/domain/outlet'
import { OUTLET_COLUMNS, readHeader, readHours, readOutlet } from '../../src/domain/outlet-file'
import { IDLE, presence, readCardLine, readProof } from '../../src/domain/kiosk'
import { timeOfDay } from '../../src/domain/calendar'

const day = [['08:30', '12:00'], ['13:30', '17:00']] as const
const office: OpeningHours = { week: [day, day, day, day, [['08:30', '12:00']], [['09:00', '11:00']], []], closed: [['2026-03-10', '2026-03-11']] }

test.each<[string, OpeningHours['week'][number], string]>([
  ['2026-03-09', day, 'a Monday'],
  ['2026-03-10', [], 'a day of its own off'], ['2026-03-11', [], 'the last of them'], ['2026-03-12', day, 'the day after'],
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

test('the time of the day is Shanghai’s', () => {
  expect(['2026-01-01T15:59:59.999Z', '2026-01-01T16:00:00.000Z', '1969-12-31T23:00:00.000Z'].map((at) => timeOfDay(Date.parse(at)))).toEqual(['23:59', '00:00', '07:00'])
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

const number = '371199194802290028'
test.each([
  [`ANXIN1|王桂兰|${number}|20350101`, { name: '王桂兰', idNumber: number, validUntil: '2035-01-01' }],
  [`ANXIN1|王桂兰|37119919480229002x|长期\r`, { name: '王桂兰', idNumber: '37119919480229002X', validUntil: null }],
  [`ANXIN1|\\u738b\\u6842\\u5170|${number}|LONG`, { name: '王桂兰', idNumber: number, validUntil: null }],
  [`ANXIN1|王桂兰|${number}|20350230`, null], [`ANXIN1|王桂兰|${number.slice(1)}|20350101`, null], [`XIN1|王桂兰|${number}|20350101`, null],
  [`ANXIN1||${number}|20350101`, null], ['', null], [`ANXIN1|王桂兰|${number}|20350101|x`, null],
])('a reader’s line %j', (line, card) => {
  expect(readCardLine(line)).toEqual(card)
})

test.each([
  ['', false], ['x.y.z', false], [`kiosk-1.${(0).toString(36)}.nonce`, false],
  [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(86)}`, true], [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(85)}`, false],
  [`kiosk-1.m1abcdef.${'n'.repeat(15)}.${'s'.repeat(86)}`, false], [`kiosk-1.M1ABCDEF.${'n'.repeat(16)}.${'s'.repeat(86)}`, false],
])('a proof %j', (text, isOne) => {
  expect(readProof(text) !== null).toBe(isOne)
})

test.each([
  [0, false, 'here'], [IDLE.asks - 1, false, 'here'], [IDLE.asks, false, 'asking'], [IDLE.asks + IDLE.wipes - 1, false, 'asking'], [IDLE.asks + IDLE.wipes, false, 'gone'],
  [IDLE.asks, true, 'here'], [IDLE.asksAtCamera, true, 'asking'], [IDLE.asksAtCamera + IDLE.wipes, true, 'gone'],
])('quiet for %d ms, at the camera: %s → %s', (quietMs, isAtCamera, expected) => {
  expect(presence(quietMs, isAtCamera)).toBe(expected)
})
