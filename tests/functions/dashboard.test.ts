/** The dashboard: numbers of a region against a slow recount, small ones hidden, scope, export (S22). */
import { takeEvidence } from '../../cloudfunctions/lib/evidence/take'
import { earliestDueOn } from '../../cloudfunctions/lib/certify'
import { fileInMemory } from './rosters'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { personStanding } from '../../src/domain/standing'
import { suppress, withSums } from '../../src/domain/dashboard/suppress'
import { STOCK_OF, STOCKS } from '../../src/domain/dashboard/tally'
import { asks, certify, dueSoon, enrol, NOON, startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { matches, refuses } from './doubles/face'
import { person } from './people'

jest.setTimeout(120_000)
let cloud: Cloud
let admin: Desk
let clerk: Desk
let far: Desk
let streetDesk: Desk

const DAY_MS = 86_400_000
/** Ten people each in two streets, seven in a third of another county; every third is certified, every fourth late. */
const STREETS = ['371102001', '371102002', '371121001']
const people = Array.from({ length: 27 }, (_, n) => ({ ...person(n), street: STREETS[Math.floor(n / 10)]!, n }))

const enrolledWith = (n: number) =>
  ({ lastCertifiedOn: n % 3 === 0 && n < 20 ? '2025-10-01' : n % 4 === 0 ? '2024-09-20' : '2024-11-20', lastChannel: 'phone' as const })

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.at = NOON
  for (const { n, street, ...one } of people) {
    await enrol(cloud, one, { street, shard: n % 64, benefits: [dueSoon(enrolledWith(n))] })
  }
  // yesterday nine certify by phone, one after a dark film; a hospital saw six
  for (const { n, ...one } of people.slice(0, 9)) {
    const phone = cloud.weapp(`o-${n}`)
    if (n === 0) { cloud.face.verdict = refuses('tooDark'); await certify(phone, asks(one, { evenIfNotDue: true })); cloud.face.verdict = matches }
    await certify(phone, asks(one, { evenIfNotDue: true }))
  }
  // of twelve reviews that were closed yesterday, five had been promised for the day before; one is not closed
  for (const [n, { id }] of people.slice(0, 13).entries()) {
    await cloud.deps.db.table('reviews').put({
      _id: `r-${n}`, beneficiaryId: id, callerId: 'c', attemptId: null, why: 'similarityUnsure', openedAt: '2025-11-05T04:00:00.000Z',
      answerBy: n < 5 ? '2025-11-11' : '2025-11-12', state: n === 12 ? 'open' : 'passed', ...(n < 12 && { closedAt: new Date(NOON).toISOString() }),
    })
  }
  cloud.clock.at += DAY_MS
  const rows = people.slice(20, 26).map(({ idNumber, n }) => `${n},${idNumber},人民医院,住院,2025-11-10`)
  await takeEvidence(cloud.deps, fileInMemory(Buffer.from(['记录编号,身份证号,机构,类别,发生日期', ...rows].join('\n'))), 'hospital', null)
  await cloud.nightly()
  // today five more
  for (const { n, ...one } of people.slice(10, 15)) await certify(cloud.weapp(`o-${n}`), asks(one, { evenIfNotDue: true }))
  admin = await deskOf(cloud, await employ(cloud, 'D-admin', ['admin']))
  clerk = await deskOf(cloud, await employ(cloud, 'D-clerk', ['clerk']))
  far = await deskOf(cloud, await employ(cloud, 'D-far', ['reviewer'], { region: '370100', regionName: '别处' }))
  streetDesk = await deskOf(cloud, await employ(cloud, 'D-street', ['reviewer'], { region: '371121', regionName: '五莲' }))
})
afterAll(() => cloud.close())

const channelsOf = ({ channels }: Awaited<ReturnType<typeof month>>) => Object.fromEntries(channels.map(({ channel, n }) => [channel, n]))
const month = (desk: Desk = admin) => desk.call('getDashboard', { range: 'month' })

test('where people stand, street by street, is what a slow recount says', async () => {
  const shown = await month()
  const { beneficiaries } = await cloud.dump()
  // the night counted before today's five, who were as they were enrolled
  const five = new Map(people.slice(10, 15).map(({ id, n }) => [id, n]))
  const recount = (street: string, stock: string) => beneficiaries.filter((one) => one.street === street).filter(({ _id, benefits }) => {
    const n = five.get(_id)
    const then = n === undefined ? benefits : [dueSoon(enrolledWith(n))]
    return STOCK_OF[personStanding(then, seedRizhao2025, '2025-11-13').standing.kind] === stock
  }).length
  expect(shown.total.all).toBe(27)
  expect(shown.standingsAt).toBe(new Date(NOON + DAY_MS).toISOString())
  const expected = suppress(withSums(STREETS.map((street) => STOCKS.map((stock) => recount(street, stock)))))
  expect(shown.places.map(({ done, open, dueSoon: soon, late, all }) => [done, open, soon, late, all])).toEqual(expected.slice(0, -1))
  expect(shown.places.map(({ place }) => place)).toEqual(STREETS)
  expect(expected.flat()).toContain('few')
})

test('what happened: yesterday from the night, today as it is now', async () => {
  expect(channelsOf(await month())).toEqual({ phone: 14, kiosk: 0, counter: 0, homeVisit: 0, dataMatch: 6 })
  expect((await month()).certified).toBe(20)
  expect((await admin.call('getDashboard', { range: 'today' })).certified).toBe(11)
  expect((await admin.call('getDashboard', { range: 'cycle' })).certified).toBe(20)
  expect((await month()).failures).toEqual([{ reason: 'tooDark', n: 'few' }])
  const firstTry = (await month()).firstTry
  // fourteen first films, of which one was too dark
  expect(firstTry.map(({ tried }) => tried)).toHaveLength(4)
  expect(JSON.stringify(await month())).not.toMatch(/:[1-4][,}]/)
})

test('reviews count by the day on which staff closed them, in time or late', async () => {
  expect((await month()).reviews).toMatchObject({ inTime: 7, late: 5 })
})

test('the night counts a day once, and twice gives the same', async () => {
  const before = (await cloud.dump()).tallyDays
  expect(await cloud.nightly()).toMatchObject({ data: { tallied: { days: 0 } } })
  await cloud.deps.db.table('tallyDays').removeAll({ _id: '2025-11-12' })
  expect(await cloud.nightly()).toMatchObject({ data: { tallied: { days: 1 } } })
  const strip = (rows: typeof before) => rows.map(({ _id, places }) => [_id, places])
  expect(strip((await cloud.dump()).tallyDays)).toEqual(strip(before))
  const { tallyDays } = await cloud.dump()
  expect(tallyDays.find(({ _id }) => _id === '2025-11')!.places).toEqual(tallyDays.find(({ _id }) => _id === '2025-11-12')!.places)
})

test('a reader sees their own region', async () => {
  expect((await month(streetDesk)).total).toMatchObject({ place: '371121', all: 7 })
  expect((await month(streetDesk)).certified).toBe(6)
  expect((await month(far)).total).toMatchObject({ all: 0, done: 0 })
  expect((await month(far)).certified).toBe(0)
  expect(await clerk.fail('getDashboard', { range: 'month' })).toBe('forbidden')
})

describe('the people behind a number', () => {
  const listed = async (desk: Desk, stock: 'dueSoon' | 'late') => {
    const rows = []
    for (let cursor: string | undefined; ;) {
      const { people: page, next } = await desk.call('listDue', { stock, ...(cursor && { cursor }) })
      rows.push(...page)
      if (next === null) return rows
      cursor = next
    }
  }
  /** As they stand now, counted slowly. */
  const recount = async (stock: 'dueSoon' | 'late', street = '') => {
    const { beneficiaries } = await cloud.dump()
    return beneficiaries.filter((one) => (one.street ?? '').startsWith(street) && STOCK_OF[personStanding(one.benefits, seedRizhao2025, '2025-11-13').standing.kind] === stock)
  }

  test.each(['dueSoon', 'late'] as const)('%s: everybody, by masks and in the order of their days', async (stock) => {
    const [rows, expected] = [await listed(admin, stock), await recount(stock)]
    expect(expected.length).toBeGreaterThan(0)
    expect(rows.map(({ beneficiaryId }) => beneficiaryId).sort()).toEqual(expected.map(({ _id }) => _id).sort())
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(expected.map(({ dueOn }) => dueOn!).sort())
    expect(rows.every(({ maskName, place }) => maskName.includes('*') && STREETS.includes(place))).toBe(true)
    for (const { name } of people) expect(JSON.stringify(rows)).not.toContain(name)
  })

  test('come twenty at a time, and nobody twice', async () => {
    const many = Array.from({ length: 45 }, (_, n) => ({ ...person(n + 100), n }))
    const [first] = (await cloud.dump()).beneficiaries
    await cloud.deps.db.table('beneficiaries').addMany(many.map(({ id, n }) => (
      { ...first!, _id: id, idIndex: `x-${n}`, nameEnc: cloud.deps.secrets.seal(id, 'name', '演示人'), benefits: [dueSoon({ lastCertifiedOn: '2024-09-20' })], dueOn: '2025-09-20' })))
    const pages = [await admin.call('listDue', { stock: 'late' })]
    for (let next = pages[0]!.next; next; next = pages.at(-1)!.next) pages.push(await admin.call('listDue', { stock: 'late', cursor: next }))
    expect(pages.map(({ people: page }) => page.length).slice(0, 2)).toEqual([20, 20])
    const ids = pages.flatMap(({ people: page }) => page.map(({ beneficiaryId }) => beneficiaryId))
    expect([new Set(ids).size, ids.length]).toEqual([(await recount('late')).length, ids.length])
    for (const { id } of many) await cloud.deps.db.table('beneficiaries').removeAll({ _id: id })
  })

  test('a benefit that is held neither hides another one nor lends it its day', async () => {
    const [first] = (await cloud.dump()).beneficiaries
    const benefits = [dueSoon({ scheme: 'publicInstitution', status: 'held', lastCertifiedOn: '2024-09-20' }), dueSoon({ lastCertifiedOn: '2024-11-20' })]
    const { id } = person(99)
    await cloud.deps.db.table('beneficiaries').addMany([{
      ...first!, _id: id, idIndex: 'x-held', nameEnc: cloud.deps.secrets.seal(id, 'name', '演示人'), benefits, dueOn: earliestDueOn(benefits, seedRizhao2025),
    }])
    const rowOf = async (stock: 'dueSoon' | 'late') => (await listed(admin, stock)).find(({ beneficiaryId }) => beneficiaryId === id)
    expect(await rowOf('dueSoon')).toMatchObject({ dueOn: '2025-11-20', standing: { kind: 'dueSoon', dueOn: '2025-11-20' } })
    expect(await rowOf('late')).toBeUndefined()
    expect(earliestDueOn(benefits.slice(0, 1), seedRizhao2025)).toBe('2025-09-20')
    await cloud.deps.db.table('beneficiaries').removeAll({ _id: id })
  })

  test('of the reader’s own region', async () => {
    expect((await listed(streetDesk, 'late')).map(({ beneficiaryId }) => beneficiaryId).sort()).toEqual((await recount('late', '371121')).map(({ _id }) => _id).sort())
    expect(await listed(far, 'late')).toEqual([])
    const visitor = await deskOf(cloud, await employ(cloud, 'D-visitor', ['visitor']))
    for (const one of [visitor, clerk]) expect(await one.fail('listDue', { stock: 'late' })).toBe('forbidden')
  })
})

test('the file carries who took it along, and the member’s own chain says so', async () => {
  const { csv } = await admin.call('exportDashboard', { range: 'month', reason: 'audit' })
  expect(csv).toMatch(/\r\n# by [\w-]{8} at 2025-11-13T04:00:00\.000Z for audit\r\n$/)
  expect(csv).toContain('\r\ncertified,20\r\n')
  expect(csv).toContain('failure,tooDark,<5')
  const { staffEvents } = await cloud.dump()
  expect(staffEvents.at(-1)).toMatchObject({ kind: 'dashboardExported', facts: { range: 'month', dashboardReason: 'audit' } })
})
