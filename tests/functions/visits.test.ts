/** Visits at home: booked, planned, made without network, and what counts for which day (rule R25). */
import { createHmac } from 'node:crypto'
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { above } from '../../cloudfunctions/lib/collections'
import type { Documents } from '../../cloudfunctions/lib/documents'
import { COLLECTIONS } from '../../local/collections'
import { badgeStep, sixDigits } from '../../src/domain/visit/badge'
import { VISITS } from '../../src/domain/visit/visit'
import { certify, asks, enrol, NOON, startCloud, TODAY, type Cloud, type Desk } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'
import { li, person, wang } from './people'
import { asksVisit, bringBack, jpeg, newDevice, ownPhone, recordOf, takeList, uploadPhotos } from './visit-scene'

jest.setTimeout(120_000)
const HOUR = 3_600_000
let cloud: Cloud
let clerk: Colleague
let visitor: Colleague
beforeAll(async () => { cloud = await startCloud() })
afterAll(() => cloud.close())
beforeEach(async () => {
  // one cloud for all, emptied: starting one costs more than any of these stories
  for (const name of Object.keys(COLLECTIONS) as (keyof Documents)[]) await cloud.deps.db.table(name).removeAll({ _id: above('') })
  cloud.clock.at = NOON
  clerk = await employ(cloud, 'V-clerk', ['clerk'])
  visitor = await employ(cloud, 'V-visitor', ['visitor'], { nameEnc: '' })
  await cloud.deps.db.table('staff').changeOne({ _id: visitor.id }, { nameEnc: cloud.deps.secrets.seal(visitor.id, 'name', '周一文') })
  await enrol(cloud, wang, { phoneEnc: cloud.deps.secrets.seal(wang.id, 'phone', '13900000001') })
})

const stored = async (visitId: string) => (await cloud.deps.db.table('visits').find(visitId))!
const officeDesk = () => deskOf(cloud, clerk)
const roundDesk = () => deskOf(cloud, visitor)
const people = async () => (await cloud.deps.db.table('beneficiaries').find(wang.id))!

async function booked(): Promise<string> {
  const outcome = await (await ownPhone(cloud, wang)).call('bookVisit', asksVisit(wang))
  if (outcome.kind !== 'booked') throw new Error(outcome.kind)
  return outcome.visit.visitId
}
/** Booked, given to the visitor, on the day itself, with the list on the phone. */
async function onTheRound(skewMs = 0) {
  const visitId = await booked()
  await (await officeDesk()).call('visits.assign', { visitId, visitorId: visitor.id })
  cloud.clock.at = Date.parse('2025-11-13T00:30:00.000Z')
  const desk = await roundDesk()
  const device = await newDevice(desk)
  const pack = await takeList(cloud, desk, device, '2025-11-13', skewMs)
  cloud.clock.at += 2 * HOUR
  return { visitId, device, pack, desk: await roundDesk() as Desk }
}
async function expectChainsWhole(): Promise<void> {
  const { events, beneficiaries } = await cloud.dump()
  for (const head of beneficiaries) {
    const own = events.filter(({ beneficiaryId }) => beneficiaryId === head._id).sort((a, b) => a.seq - b.seq)
    expect(verifyChain(own, head)).toEqual({ ok: true })
  }
}

describe('booking', () => {
  test('for oneself: the first free half-days, a number, sealed words, and a second booking is the first', async () => {
    const phone = await ownPhone(cloud, wang)
    const { slots } = await phone.call('visitSlots', { beneficiaryId: wang.id, district: '371102' })
    expect(slots).toEqual([{ on: '2025-11-13', half: 'morning' }, { on: '2025-11-13', half: 'afternoon' }, { on: '2025-11-14', half: 'morning' }, { on: '2025-11-14', half: 'afternoon' }])
    const outcome = await phone.call('bookVisit', asksVisit(wang))
    expect(outcome).toMatchObject({ kind: 'booked', visit: { maskName: '王*兰', state: 'booked', slot: slots[0], visitorSurname: null, mayChange: true } })
    expect(await phone.call('bookVisit', asksVisit(wang, { slot: slots[1] }))).toEqual({ ...outcome, kind: 'already' })
    expect(await phone.call('getVisit', { beneficiaryId: wang.id })).toMatchObject({ visit: { state: 'booked' }, lastAddress: { district: '371102', address: '海曲路 1 号 2 单元 301' } })
    const dump = JSON.stringify(await cloud.dump())
    for (const secret of ['海曲路', '王小明', '13900000000']) expect(dump).not.toContain(secret)
    expect((await people()).traits).toEqual({ homeVisit: true })
    await expectChainsWhole()
  })

  test('a helper books for the elder, and does not read what the elder wrote', async () => {
    const son = cloud.weapp('o-son')
    await certify(son, asks(wang, { mode: 'forOthers', relation: 'son', camera: 'rear' }))
    expect(await son.call('bookVisit', asksVisit(wang))).toMatchObject({ kind: 'booked' })
    expect((await (await ownPhone(cloud, wang)).call('getVisit', { beneficiaryId: wang.id })).lastAddress).toBeNull()
  })

  test('two for the last place at the same time: one gets it', async () => {
    const crowd = Array.from({ length: VISITS.perHalfDay + 1 }, (_, n) => person(n))
    for (const one of crowd) await enrol(cloud, one)
    const phones = await Promise.all(crowd.map((one) => ownPhone(cloud, one)))
    for (let n = 0; n < VISITS.perHalfDay - 1; n++) await phones[n]!.call('bookVisit', asksVisit(crowd[n]!))
    const last = [VISITS.perHalfDay - 1, VISITS.perHalfDay]
    const outcomes = await Promise.all(last.map((n) => phones[n]!.call('bookVisit', asksVisit(crowd[n]!))))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['booked', 'full'])
    const { visitSlots, visits } = await cloud.dump()
    expect(visitSlots).toMatchObject([{ _id: '371102.2025-11-13.morning', taken: VISITS.perHalfDay }])
    expect(visits).toHaveLength(VISITS.perHalfDay)
    const loser = last[outcomes.findIndex(({ kind }) => kind === 'full')]!
    const { slots } = await phones[loser]!.call('visitSlots', { beneficiaryId: crowd[loser]!.id, district: '371102' })
    expect(slots[0]).toEqual({ on: '2025-11-13', half: 'afternoon' })
    // another place has half-days of its own
    expect((await phones[loser]!.call('bookVisit', asksVisit(crowd[loser]!, { district: '371121' }))).kind).toBe('booked')
  })

  test('one person on two phones at the same time: one visit, one place', async () => {
    const [a, b] = [await ownPhone(cloud, wang, 'o-a'), await ownPhone(cloud, wang, 'o-b')]
    const outcomes = await Promise.all([a, b].map((phone) => phone.call('bookVisit', asksVisit(wang))))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'booked'])
    expect((await cloud.dump()).visitSlots).toMatchObject([{ taken: 1 }])
  })

  test.each([
    ['today', '2025-11-12'], ['a Saturday', '2025-11-15'], ['far ahead', '2025-12-15'], ['a day that does not exist', '2025-11-31'],
  ])('%s is not offered', async (_, on) => {
    expect(await (await ownPhone(cloud, wang)).fail('bookVisit', asksVisit(wang, { slot: { on, half: 'morning' } }))).toBe('badInput: slot')
  })

  test('an unknown district is refused, and the register’s street is whose half-days count', async () => {
    const phone = await ownPhone(cloud, wang)
    expect(await phone.fail('bookVisit', asksVisit(wang, { district: '110101' }))).toBe('badInput: district')
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { street: '371102001' })
    const visitId = await booked()
    expect(await stored(visitId)).toMatchObject({ place: '371102001', district: '371102' })
  })

  test('moving and cancelling give the place back, until the visitor is on the way', async () => {
    const phone = await ownPhone(cloud, wang)
    const visitId = await booked()
    await (await officeDesk()).call('visits.assign', { visitId, visitorId: visitor.id })
    const moved = await phone.call('moveVisit', { visitId, slot: { on: '2025-11-14', half: 'afternoon' } })
    expect(moved).toMatchObject({ kind: 'changed', visit: { state: 'booked', slot: { on: '2025-11-14', half: 'afternoon' }, visitorSurname: null } })
    expect((await cloud.dump()).visitSlots.map(({ _id, taken }) => [_id, taken])).toEqual([['371102.2025-11-13.morning', 0], ['371102.2025-11-14.afternoon', 1]])
    await (await officeDesk()).call('visits.assign', { visitId, visitorId: visitor.id })
    cloud.clock.at = Date.parse('2025-11-14T05:00:00.000Z')
    await (await roundDesk()).call('visit.mark', { visitId, mark: 'setOff', spot: null })
    expect(await phone.call('cancelVisit', { visitId })).toMatchObject({ kind: 'tooLate', visit: { state: 'underway', visitorSurname: '周', mayChange: false } })
    await (await roundDesk()).call('visit.mark', { visitId, mark: 'miss', spot: null })
    expect(await phone.call('getVisit', { beneficiaryId: wang.id })).toMatchObject({ visit: { state: 'missed' } })
    const again = await phone.call('bookVisit', asksVisit(wang, { slot: { on: '2025-11-17', half: 'morning' } }))
    if (again.kind !== 'booked') throw new Error(again.kind)
    for (let twice = 0; twice < 2; twice++) expect(await phone.call('cancelVisit', { visitId: again.visit.visitId })).toMatchObject({ kind: 'changed', visit: { state: 'cancelled' } })
    expect((await cloud.dump()).visitSlots.every(({ taken }) => taken === 0)).toBe(true)
    await expectChainsWhole()
  })

  test('no day suits: staff get the task to ring up, agree, and can then send somebody', async () => {
    const outcome = await (await ownPhone(cloud, wang)).call('bookVisit', asksVisit(wang, { slot: null }))
    if (outcome.kind !== 'booked') throw new Error(outcome.kind)
    const { visitId } = outcome.visit
    const desk = await officeDesk()
    expect((await desk.call('listTasks', { state: 'open' })).tasks).toMatchObject([{ kind: 'arrangeVisit', answerBy: '2025-11-14' }])
    expect(await desk.call('visits.assign', { visitId, visitorId: visitor.id })).toEqual({ kind: 'noSlot' })
    // staff may take today, and go over the usual number
    expect(await desk.call('visits.move', { visitId, slot: { on: TODAY, half: 'afternoon' } })).toMatchObject({ kind: 'changed' })
    expect(await desk.call('visits.assign', { visitId, visitorId: visitor.id })).toMatchObject({ kind: 'assigned', visit: { visitorName: '周一文' } })
    expect(await desk.call('closeTask', { taskId: `arrangeVisit.${visitId}`, result: 'arranged' })).toEqual({ kind: 'done', result: 'arranged' })
  })

  test('a stranger’s visit looks like none', async () => {
    const visitId = await booked()
    await enrol(cloud, li)
    const stranger = await ownPhone(cloud, li)
    for (const id of [visitId, '731240968854']) {
      expect(await stranger.fail('cancelVisit', { visitId: id })).toBe('notFound: visitId')
      expect(await stranger.fail('moveVisit', { visitId: id, slot: null })).toBe('notFound: visitId')
    }
  })
})

describe('planning', () => {
  test('a clerk books for somebody without a phone and finds the visit; another county sees nothing of it', async () => {
    const desk = await officeDesk()
    const outcome = await desk.call('visits.book', asksVisit(wang))
    if (outcome.kind !== 'booked') throw new Error(outcome.kind)
    expect((await desk.call('visits.list', { state: 'booked' })).visits).toMatchObject([{ visitId: outcome.visit.visitId, dueOn: '2025-11-20', visitorId: null }])
    const far = await deskOf(cloud, await employ(cloud, 'V-far', ['clerk', 'reviewer'], { region: '371121' }))
    const { visitId } = outcome.visit
    expect(await far.call('visits.list', { state: 'booked' })).toEqual({ visits: [], next: null })
    expect(await far.fail('visits.assign', { visitId, visitorId: visitor.id })).toBe('notFound: visitId')
    expect(await far.fail('visits.cancel', { visitId })).toBe('notFound: visitId')
    expect(await far.fail('visits.open', { visitId })).toBe('notFound: visitId')
    expect(await far.fail('visits.decide', { visitId, decision: 'counts' })).toBe('notFound: visitId')
  })

  test('only to a visitor of that place who works here', async () => {
    const visitId = await booked()
    const desk = await officeDesk()
    const elsewhere = await employ(cloud, 'V-else', ['visitor'], { region: '371121' })
    const gone = await employ(cloud, 'V-gone', ['visitor'], { state: 'disabled' })
    for (const one of [clerk, elsewhere, gone]) expect(await desk.fail('visits.assign', { visitId, visitorId: one.id })).toBe('notFound: visitorId')
    expect((await desk.call('visits.visitors', {})).visitors.map(({ staffId }) => staffId).sort()).toEqual([visitor.id, elsewhere.id].sort())
    // page after page, across states
    expect(await desk.call('visits.assign', { visitId, visitorId: visitor.id })).toMatchObject({ kind: 'assigned' })
    expect((await desk.call('visits.list', { state: 'booked' })).visits).toEqual([])
    expect((await desk.call('visits.list', { state: 'assigned' })).visits).toHaveLength(1)
  })

  test('a visitor who set off and is not heard of: the office finds the visit, moves it, sends another, or ends it', async () => {
    const visitId = await booked()
    const other = await employ(cloud, 'V-second', ['visitor'])
    const setOff = async (colleague: Colleague) => (await deskOf(cloud, colleague)).call('visit.mark', { visitId, mark: 'setOff', spot: null })
    const assign = async ({ id }: Colleague) => (await officeDesk()).call('visits.assign', { visitId, visitorId: id })
    await assign(visitor)
    cloud.clock.at = Date.parse('2025-11-13T01:00:00.000Z')
    await setOff(visitor)
    expect((await (await officeDesk()).call('visits.list', { state: 'underway' })).visits).toMatchObject([{ visitId, visitorId: visitor.id }])
    expect(await assign(other)).toMatchObject({ kind: 'assigned', visit: { state: 'assigned', visitorId: other.id } })
    await setOff(other)
    const desk = await officeDesk()
    expect(await desk.call('visits.move', { visitId, slot: { on: '2025-11-14', half: 'morning' } })).toMatchObject({ kind: 'changed', visit: { state: 'booked' } })
    await assign(visitor)
    cloud.clock.at = Date.parse('2025-11-14T01:00:00.000Z')
    await setOff(visitor)
    expect(await (await officeDesk()).call('visits.cancel', { visitId })).toMatchObject({ kind: 'changed', visit: { state: 'cancelled' } })
    expect((await cloud.dump()).visitSlots.every(({ taken }) => taken === 0)).toBe(true)
    await expectChainsWhole()
  })

  test.each(['setOff', 'arrive', 'miss'] as const)('%s the evening before: refused with its day, and the person may still change it', async (mark) => {
    const visitId = await booked()
    await (await officeDesk()).call('visits.assign', { visitId, visitorId: visitor.id })
    const before = await stored(visitId)
    cloud.clock.at = Date.parse('2025-11-12T15:59:59.999Z')
    expect(await (await roundDesk()).call('visit.mark', { visitId, mark, spot: null })).toEqual({ state: null, opensOn: '2025-11-13' })
    expect(await stored(visitId)).toEqual(before)
    cloud.clock.at += 1
    expect(await (await roundDesk()).call('visit.mark', { visitId, mark, spot: null })).toEqual({ state: mark === 'miss' ? 'missed' : 'underway' })
  })

  test('nobody at home: it stays in sight, and somebody is to ring up', async () => {
    const { visitId, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    const office = await officeDesk()
    expect((await office.call('visits.list', { state: 'missed' })).visits).toMatchObject([{ visitId }])
    expect((await office.call('listTasks', { state: 'open' })).tasks).toMatchObject([{ taskId: `arrangeVisit.${visitId}`, kind: 'arrangeVisit' }])
  })

  const openTasks = async () => (await (await officeDesk()).call('listTasks', { state: 'open' })).tasks.map(({ taskId }) => taskId)
  const result = async (visitId: string) => (await cloud.deps.db.table('tasks').find(`arrangeVisit.${visitId}`))?.result

  test('nobody at home, and then they were: the call to agree on a day falls away with the visit', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    expect(await openTasks()).toEqual([`arrangeVisit.${visitId}`])
    expect(await bringBack(desk, device, recordOf(cloud, device, visitId, pack))).toMatchObject({ kind: 'certified' })
    expect([await openTasks(), await result(visitId)]).toEqual([[], 'certifiedSince'])
  })

  test('and with a certification by any other way, in its transaction; the call for a visit that is still wanted stays', async () => {
    const { visitId, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    const phone = cloud.weapp('o-wang-new')
    await certify(phone, asks(wang))
    expect([await openTasks(), await result(visitId)]).toEqual([[], 'certifiedSince'])
    expect(await cloud.deps.db.table('tasks').find(`arrangeVisit.${visitId}`)).toMatchObject({ by: null, closedAt: new Date(cloud.clock.at).toISOString() })
    const again = await phone.call('bookVisit', asksVisit(wang, { slot: null }))
    if (again.kind !== 'booked') throw new Error(again.kind)
    await certify(phone, asks(wang, { evenIfNotDue: true }))
    expect(await openTasks()).toEqual([`arrangeVisit.${again.visit.visitId}`])
  })

  test('likewise when it was certified elsewhere, when a half-day is chosen, when it is booked anew, and when it is called off', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    await certify(cloud.weapp('o-wang-new'), asks(wang))
    expect(await bringBack(desk, device, recordOf(cloud, device, visitId, pack))).toEqual({ kind: 'already' })
    expect(await openTasks()).toEqual([])
    const phone = await ownPhone(cloud, wang)
    const again = await phone.call('bookVisit', asksVisit(wang, { slot: null }))
    if (again.kind !== 'booked') throw new Error(again.kind)
    const second = again.visit.visitId
    expect(await openTasks()).toEqual([`arrangeVisit.${second}`])
    await phone.call('moveVisit', { visitId: second, slot: { on: '2025-11-14', half: 'morning' } })
    expect([await openTasks(), await result(second)]).toEqual([[], 'arranged'])
    await phone.call('moveVisit', { visitId: second, slot: null })
    expect(await openTasks()).toEqual([`arrangeVisit.${second}`])
    await phone.call('cancelVisit', { visitId: second })
    expect([await openTasks(), await result(second)]).toEqual([[], 'notWanted'])
  })

  test('a visit that came to nothing and is booked anew by the person needs no call; without a day it needs one', async () => {
    const { visitId, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    const phone = await ownPhone(cloud, wang)
    const again = await phone.call('bookVisit', asksVisit(wang, { slot: { on: '2025-11-14', half: 'morning' } }))
    if (again.kind !== 'booked') throw new Error(again.kind)
    expect([await openTasks(), await result(visitId)]).toEqual([[], 'arranged'])
  })

  test('the list is read to its end, twenty at a time', async () => {
    for (let n = 0; n < 23; n++) { await enrol(cloud, person(n)); await (await officeDesk()).call('visits.book', asksVisit(person(n))) }
    const desk = await officeDesk()
    const first = await desk.call('visits.list', { state: 'booked' })
    const second = await desk.call('visits.list', { state: 'booked', cursor: first.next! })
    expect([first.visits.length, second.visits.length, second.next]).toEqual([20, 3, null])
    expect(new Set([...first.visits, ...second.visits].map(({ visitId }) => visitId)).size).toBe(23)
  })
})

describe('the list that a visitor takes along', () => {
  test('holds masked names and what the door needs, in order, and is written down with every person', async () => {
    const { pack, visitId } = await onTheRound()
    expect(pack.visits).toEqual([{
      visitId, beneficiaryId: wang.id, maskName: '王*兰', why: 'ill', district: '371102', address: '海曲路 1 号 2 单元 301', contactName: '王小明', phone: '13900000000',
      hearing: 'loud', slot: { on: '2025-11-13', half: 'morning' }, spot: null, state: 'assigned',
    }])
    expect(JSON.stringify(pack)).not.toMatch(/王桂兰|371199/)
    const { events, staffEvents } = await cloud.dump()
    expect(events.filter(({ kind }) => kind === 'visitShown')).toMatchObject([{ beneficiaryId: wang.id, facts: { staffId: visitor.id } }])
    expect(staffEvents.filter(({ kind }) => kind === 'visitsTaken')).toMatchObject([{ staffId: visitor.id, facts: { visits: 1 } }])
  })

  test('is for the own device and the next days only', async () => {
    await onTheRound()
    const desk = await roundDesk()
    const device = await newDevice(desk)
    const other = await deskOf(cloud, await employ(cloud, 'V-other', ['visitor']))
    const input = { on: '2025-11-13', deviceId: device.id, clock: cloud.clock.at, from: null }
    expect(await other.fail('visit.pack', input)).toBe('notFound: deviceId')
    expect(await desk.fail('visit.pack', { ...input, on: '2025-11-12' })).toBe('badInput: on')
    expect(await desk.fail('visit.pack', { ...input, on: '2025-11-24' })).toBe('badInput: on')
    const othersDevice = await newDevice(other)
    expect((await other.call('visit.pack', { ...input, deviceId: othersDevice.id })).visits).toEqual([])
    const admin = await deskOf(cloud, await employ(cloud, 'V-admin', ['admin']))
    const far = await deskOf(cloud, await employ(cloud, 'V-far', ['admin'], { region: '371121' }))
    expect(await far.fail('visits.revokeDevices', { staffId: visitor.id })).toBe('notFound: staffId')
    await desk.call('visit.pack', input)
    const listed = async () => (await admin.call('visits.devices', { staffId: visitor.id })).devices.map(({ deviceId, listTakenAt, revokedAt }) => [deviceId, listTakenAt !== null, revokedAt !== null])
    expect(await listed()).toEqual(expect.arrayContaining([[device.id, true, false]]))
    expect(await far.fail('visits.devices', { staffId: visitor.id })).toBe('notFound: staffId')
    expect(await admin.fail('visits.revokeDevices', { staffId: visitor.id, deviceId: othersDevice.id })).toBe('notFound: deviceId')
    const { id: lost } = await newDevice(desk)
    expect(await admin.call('visits.revokeDevices', { staffId: visitor.id, deviceId: lost })).toEqual({ revoked: 1, isMore: false })
    expect(await admin.call('visits.revokeDevices', { staffId: visitor.id, deviceId: lost })).toEqual({ revoked: 0, isMore: false })
    expect(await listed()).toEqual(expect.arrayContaining([[device.id, true, false], [lost, false, true]]))
    expect((await cloud.dump()).staffEvents.filter(({ kind }) => kind === 'devicesRevoked').map(({ facts }) => facts)).toEqual([
      { of: visitor.id, rows: 1, device: lost }, { of: visitor.id, rows: 0, device: lost },
    ])
    await desk.call('visit.pack', input)
    expect(await admin.call('visits.revokeDevices', { staffId: visitor.id })).toEqual({ revoked: 2, isMore: false })
    expect(await desk.fail('visit.pack', input)).toBe('notFound: deviceId')
  })

  test('of very many phones the newest are listed, and an older one is still shut out by its number', async () => {
    const admin = await deskOf(cloud, await employ(cloud, 'V-admin', ['admin']))
    const many = await employ(cloud, 'V-many', ['visitor'])
    const ids = Array.from({ length: 102 }, (_, n) => String(n).padStart(43, 'm'))
    await cloud.deps.db.table('visitDevices').addMany(ids.map((_id, n) => (
      { _id, staffId: many.id, x: 'x', y: 'y', registeredAt: new Date(cloud.clock.at + n * 1000).toISOString(), revokedAt: null })))
    const { devices } = await admin.call('visits.devices', { staffId: many.id })
    expect(devices.map(({ deviceId }) => deviceId)).toEqual(ids.slice(2).reverse())
    expect(await admin.call('visits.revokeDevices', { staffId: many.id, deviceId: ids[0] })).toEqual({ revoked: 1, isMore: false })
    expect((await admin.call('visits.devices', { staffId: many.id })).devices.map(({ deviceId }) => deviceId)).toEqual(ids.slice(2).reverse())
  })

  test('all of very many are shut out, a hundred a call, and who is left in use is listed before all that are not', async () => {
    const admin = await deskOf(cloud, await employ(cloud, 'V-admin', ['admin']))
    const many = await employ(cloud, 'V-many', ['visitor'])
    const ids = Array.from({ length: 201 }, (_, n) => String(n).padStart(43, 'm'))
    await cloud.deps.db.table('visitDevices').addMany(ids.map((_id, n) => (
      { _id, staffId: many.id, x: 'x', y: 'y', registeredAt: new Date(cloud.clock.at + n * 1000).toISOString(), revokedAt: null })))
    const revokeAll = () => admin.call('visits.revokeDevices', { staffId: many.id })
    expect([await revokeAll(), await revokeAll()]).toEqual(Array(2).fill({ revoked: 100, isMore: true }))
    expect((await admin.call('visits.devices', { staffId: many.id })).devices[0]).toMatchObject({ deviceId: ids[0], revokedAt: null })
    expect(await revokeAll()).toEqual({ revoked: 1, isMore: false })
    expect((await cloud.dump()).visitDevices.filter(({ revokedAt }) => revokedAt === null)).toEqual([])
    expect(await revokeAll()).toEqual({ revoked: 0, isMore: false })
  })

  test('known spots come along a short way; who was found once is on the map', async () => {
    const spots = [[35.40, 119.53], [35.42, 119.51], [35.41, 119.52]] as const
    for (const [n, [lat, lng]] of spots.entries()) {
      await enrol(cloud, person(n))
      const outcome = await (await officeDesk()).call('visits.book', asksVisit(person(n), { address: `第 ${n} 家` }))
      if (outcome.kind !== 'booked') throw new Error()
      await (await officeDesk()).call('visits.assign', { visitId: outcome.visit.visitId, visitorId: visitor.id })
      cloud.clock.at = NOON + 20 * HOUR
      await (await roundDesk()).call('visit.mark', { visitId: outcome.visit.visitId, mark: 'arrive', spot: { lat, lng } })
      cloud.clock.at = NOON
    }
    cloud.clock.at = NOON + 20 * HOUR
    const desk = await roundDesk()
    const device = await newDevice(desk)
    const { visits } = await desk.call('visit.pack', { on: '2025-11-13', deviceId: device.id, clock: cloud.clock.at, from: { lat: 35.43, lng: 119.5 } })
    expect(visits.map(({ address }) => address)).toEqual(['第 1 家', '第 2 家', '第 0 家'])
  })
})

describe('what is brought back', () => {
  test('complete and signed: certified for the day of the visit although it arrives two days later', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    const record = recordOf(cloud, device, visitId, pack)
    cloud.clock.at += 48 * HOUR
    const late = await roundDesk()
    expect(await desk.fail('whoAmI', {})).toBe('notSignedIn')
    const outcome = await bringBack(late, device, record)
    expect(outcome).toMatchObject({ kind: 'certified', certifiedOn: '2025-11-13', nextDueOn: '2026-11-13' })
    expect((await people()).benefits[0]).toMatchObject({ lastCertifiedOn: '2025-11-13', lastChannel: 'homeVisit' })
    const { certifications, outbox, events } = await cloud.dump()
    expect(certifications).toMatchObject([{ channel: 'homeVisit', on: '2025-11-13', at: new Date(record.capturedAt).toISOString(), proof: { kind: 'visit', id: visitId }, place: '371102', callerId: null }])
    expect(outbox.filter(({ kind }) => kind !== 'visitComing')).toMatchObject([{ kind: 'certified', to: 'beneficiary' }])
    expect(events.at(-1)).toMatchObject({ kind: 'certified', facts: { channel: 'homeVisit', staffId: visitor.id } })
    expect(await stored(visitId)).toMatchObject({ state: 'done' })
    expect(await (await ownPhone(cloud, wang)).call('getHome', {})).toMatchObject({ self: { standing: { kind: 'certified' } } })
    await expectChainsWhole()
  })

  test('sent again, also by two tabs at the same time, it is one certification', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    const record = recordOf(cloud, device, visitId, pack)
    await uploadPhotos(desk, record)
    const input = { record, signature: device.sign(record) }
    const outcomes = await Promise.all([desk.call('visit.submit', input), desk.call('visit.submit', input)])
    expect(outcomes[0]).toEqual(outcomes[1])
    expect(await desk.call('visit.submit', input)).toEqual(outcomes[0])
    const { certifications, visitEvidence, outbox } = await cloud.dump()
    expect([certifications.length, visitEvidence.length, outbox.filter(({ kind }) => kind === 'certified').length]).toEqual([1, 1, 1])
  })

  test.each<[string, number, number, string, string]>([
    ['72 hours late still counts for its own day', 72, 0, '2025-11-13', 'null'],
    ['later than that for the day of its arrival', 72.01, 0, '2025-11-16', '"syncedLate"'],
    ['a clock ten minutes off is good enough', 1, 600_000, '2025-11-13', 'null'],
    ['one that is more counts for the day of its arrival', 24, 600_001, '2025-11-14', '"clockWrong"'],
  ])('%s', async (_, hours, skewMs, on, doubt) => {
    const { visitId, device, pack } = await onTheRound(skewMs)
    const record = recordOf(cloud, device, visitId, pack)
    cloud.clock.at += hours * HOUR
    expect(await bringBack(await roundDesk(), device, record)).toMatchObject({ kind: 'certified', certifiedOn: on })
    expect(JSON.stringify((await cloud.dump()).visitEvidence[0]?.doubt)).toBe(doubt)
  })

  test('the clock’s error is what we measured: another one is no signature of ours', async () => {
    const { visitId, device, pack, desk } = await onTheRound(3 * HOUR)
    const lied = recordOf(cloud, device, visitId, { ...pack, sync: { ...pack.sync, skewMs: 0 } })
    expect(await bringBack(desk, device, lied)).toMatchObject({ kind: 'checking', whys: ['badSignature'] })
  })

  test('already certified by phone meanwhile: kept as evidence, nothing is written twice', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await certify(cloud.weapp('o-wang'), asks(wang))
    expect(await bringBack(desk, device, recordOf(cloud, device, visitId, pack))).toEqual({ kind: 'already' })
    const { certifications, visitEvidence } = await cloud.dump()
    expect(certifications).toHaveLength(1)
    expect(visitEvidence).toMatchObject([{ outcome: 'already', isSigned: true, photos: [{}, {}, {}] }])
    expect(await stored(visitId)).toMatchObject({ state: 'done' })
    await expectChainsWhole()
  })

  const wrongs: [string, (scene: Awaited<ReturnType<typeof onTheRound>>) => Promise<unknown> | unknown, object][] = [
    ['a guardian answered but did not sign', ({ desk, device, visitId, pack }) => bringBack(desk, device, recordOf(cloud, device, visitId, pack, { questions: 'guardian' })), { whys: ['incomplete'], missing: ['signature'] }],
    ['no pictures at all', ({ desk, device, visitId, pack }) => bringBack(desk, device, recordOf(cloud, device, visitId, pack, { photos: [] })), { whys: ['incomplete'], missing: ['identity', 'person', 'signature'] }],
    ['somebody changed a word after signing', async ({ desk, device, visitId, pack }) => {
      const record = recordOf(cloud, device, visitId, pack)
      await uploadPhotos(desk, record)
      return desk.call('visit.submit', { record: { ...record, capturedAt: record.capturedAt - HOUR }, signature: device.sign(record) })
    }, { whys: ['badSignature'] }],
    ['the device was reported lost', async ({ device, visitId, pack }) => {
      const admin = await deskOf(cloud, await employ(cloud, 'V-admin', ['admin']))
      await admin.call('visits.revokeDevices', { staffId: visitor.id })
      return bringBack(await roundDesk(), device, recordOf(cloud, device, visitId, pack))
    }, { whys: ['badSignature'] }],
    ['with a list of the day before yesterday', ({ device, visitId, pack }) => {
      cloud.clock.at += 23 * HOUR
      return roundDesk().then((desk) => bringBack(desk, device, recordOf(cloud, device, visitId, pack)))
    }, { whys: ['packExpired'] }],
    ['the elder had moved it while the visitor was without network', async ({ desk, device, visitId, pack }) => {
      await (await ownPhone(cloud, wang)).call('moveVisit', { visitId, slot: { on: '2025-11-17', half: 'morning' } })
      return bringBack(desk, device, recordOf(cloud, device, visitId, pack))
    }, { whys: ['cancelledBefore'] }],
    ['the elder had cancelled it', async ({ desk, device, visitId, pack }) => {
      await (await ownPhone(cloud, wang)).call('cancelVisit', { visitId })
      return bringBack(desk, device, recordOf(cloud, device, visitId, pack))
    }, { whys: ['cancelledBefore'] }],
  ]
  test.each(wrongs)('%s: nothing is lost, a colleague looks, and it counts for the day when they say so', async (_, make, expected) => {
    const scene = await onTheRound()
    expect(await make(scene)).toMatchObject({ kind: 'checking', ...expected })
    expect((await cloud.dump()).certifications).toEqual([])
    const desk = await officeDesk()
    expect((await desk.call('visits.list', { state: 'checking' })).visits).toMatchObject([{ visitId: scene.visitId }])
    const opened = await desk.call('visits.open', { visitId: scene.visitId })
    for (const { url } of opened.photos) expect(Buffer.from(await (await fetch(url!)).arrayBuffer()).subarray(0, 3)).toEqual(jpeg('').subarray(0, 3))
    expect(await desk.call('visits.decide', { visitId: scene.visitId, decision: 'counts' })).toMatchObject({ kind: 'certified' })
    expect(await desk.call('visits.decide', { visitId: scene.visitId, decision: 'countsNot' })).toEqual({ kind: 'over' })
    expect((await people()).benefits[0]).toMatchObject({ lastChannel: 'homeVisit' })
    await expectChainsWhole()
  })

  test('who made the visit does not decide about it; refused, it is to be made again', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await bringBack(desk, device, recordOf(cloud, device, visitId, pack, { papers: false }))
    await cloud.deps.db.table('staff').changeOne({ _id: visitor.id }, { roles: ['visitor', 'clerk'] })
    expect(await (await roundDesk()).call('visits.decide', { visitId, decision: 'counts' })).toEqual({ kind: 'needsOtherPerson' })
    expect(await (await officeDesk()).call('visits.decide', { visitId, decision: 'countsNot' })).toEqual({ kind: 'notCounted' })
    expect(await stored(visitId)).toMatchObject({ state: 'missed' })
    expect((await cloud.dump()).certifications).toEqual([])
    expect((await (await officeDesk()).call('listTasks', { state: 'open' })).tasks).toMatchObject([{ taskId: `arrangeVisit.${visitId}`, kind: 'arrangeVisit' }])
  })

  test('a picture that has not arrived, or is another one, is asked for again', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    const record = recordOf(cloud, device, visitId, pack)
    const signature = device.sign(record)
    expect(await desk.fail('visit.submit', { record, signature })).toBe('videoMissing: record.photos.idCard')
    const { tickets } = await desk.call('visit.upload', { visitId, photos: record.photos })
    for (const [i, { url, headers }] of tickets.entries()) await fetch(url, { method: 'PUT', headers, body: new Uint8Array(jpeg('x'.repeat(record.photos[i]!.bytes - 3))) })
    expect(await desk.fail('visit.submit', { record, signature })).toMatch(/^badInput: record\.photos/)
    expect((await cloud.dump()).visitEvidence).toEqual([])
  })

  test('another visitor cannot report, upload or submit somebody else’s visit', async () => {
    const { visitId, device, pack } = await onTheRound()
    const other = await deskOf(cloud, await employ(cloud, 'V-other', ['visitor']))
    const record = recordOf(cloud, device, visitId, pack)
    expect(await other.fail('visit.mark', { visitId, mark: 'miss', spot: null })).toBe('notFound: visitId')
    expect(await other.fail('visit.upload', { visitId, photos: record.photos })).toBe('notFound: visitId')
    expect(await other.fail('visit.submit', { record, signature: device.sign(record) })).toBe('notFound: visitId')
    expect(await other.fail('visit.concern', { visitId, what: 'other' })).toBe('notFound: visitId')
  })

  test('something odd at the door is one task for the supervisor', async () => {
    const { visitId, desk } = await onTheRound()
    for (let twice = 0; twice < 2; twice++) expect(await desk.call('visit.concern', { visitId, what: 'notThemself' })).toEqual({ taskId: `visitConcern.${visitId}` })
    expect((await (await officeDesk()).call('listTasks', { state: 'open' })).tasks).toMatchObject([{ kind: 'visitConcern' }])
    expect((await cloud.dump()).events.filter(({ kind }) => kind === 'visitConcern')).toHaveLength(1)
  })

  test('the pictures go a week after it counted', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await bringBack(desk, device, recordOf(cloud, device, visitId, pack))
    const { photos } = (await cloud.dump()).visitEvidence[0]!
    cloud.clock.at += 6 * 24 * HOUR
    await cloud.nightly()
    expect(await cloud.deps.storage.size(photos[0]!.fileId)).toBeGreaterThan(0)
    cloud.clock.at += 25 * HOUR
    await cloud.nightly()
    for (const { fileId } of photos) expect(await cloud.deps.storage.size(fileId)).toBeNull()
    expect((await cloud.dump()).visitEvidence).toMatchObject([{ photosUntil: null }])
    expect(await stored(visitId)).toMatchObject({ addressEnc: expect.stringMatching(/./), wordsUntil: expect.any(String) })
    cloud.clock.at += 84 * 24 * HOUR
    await cloud.nightly()
    const visit = await stored(visitId)
    expect(visit).toMatchObject({ state: 'done', addressEnc: '', contactEnc: '', phoneEnc: '' })
    expect(visit).not.toHaveProperty('wordsUntil')
    expect(await (await ownPhone(cloud, wang)).call('getVisit', { beneficiaryId: wang.id })).toMatchObject({ lastAddress: null })
  })

  test('pictures that were sent and never submitted go after two days', async () => {
    const { visitId, device, pack, desk } = await onTheRound()
    await uploadPhotos(desk, recordOf(cloud, device, visitId, pack))
    const { visitUploads } = await cloud.dump()
    expect(visitUploads).toHaveLength(3)
    cloud.clock.at += 47 * HOUR
    await cloud.nightly()
    expect(await cloud.deps.storage.size(visitUploads[0]!.fileId)).toBeGreaterThan(0)
    cloud.clock.at += HOUR
    await cloud.nightly()
    for (const { fileId } of visitUploads) expect(await cloud.deps.storage.size(fileId)).toBeNull()
    expect((await cloud.dump()).visitUploads).toEqual([])
  })
})

describe('is this one of us?', () => {
  /** As the visitor's page does it. */
  const codeAt = (key: string, at: number) => sixDigits(createHmac('sha256', key).update(String(badgeStep(at))).digest())

  test('the code of now, of a step ago and of the next one; no other code, badge or day', async () => {
    const { pack } = await onTheRound()
    const { number: badge, keys } = pack.badge
    const { key } = keys[0]!
    const phone = cloud.device(null)
    const at = cloud.clock.at
    for (const off of [-30_000, 0, 30_000]) {
      expect(await phone.call('checkVisitor', { badge, code: codeAt(key, at + off) })).toEqual({ kind: 'ours', surname: '周', regionName: '日照市', today: ['morning'] })
    }
    const no = { kind: 'unknown' }
    expect(await phone.call('checkVisitor', { badge, code: codeAt(key, at - 90_000) })).toEqual(no)
    expect(await phone.call('checkVisitor', { badge: badge === '999999' ? '999998' : '999999', code: codeAt(key, at) })).toEqual(no)
    cloud.clock.at += 24 * HOUR
    expect(await phone.call('checkVisitor', { badge, code: codeAt(key, cloud.clock.at) })).toEqual(no)
  })

  test('ours, but with nobody to see today', async () => {
    const { visitId, pack, desk } = await onTheRound()
    await desk.call('visit.mark', { visitId, mark: 'miss', spot: null })
    const { number: badge, keys } = pack.badge
    expect(await cloud.device(null).call('checkVisitor', { badge, code: codeAt(keys[0]!.key, cloud.clock.at) })).toMatchObject({ kind: 'ours', today: [] })
    await cloud.deps.db.table('staff').changeOne({ _id: visitor.id }, { state: 'disabled' })
    expect(await cloud.device(null).call('checkVisitor', { badge, code: codeAt(keys[0]!.key, cloud.clock.at) })).toEqual({ kind: 'unknown' })
  })

  test('trying codes is stopped by address and by badge', async () => {
    const { pack } = await onTheRound()
    const answers = new Set<string>()
    for (let n = 0; n < 61; n++) {
      const reply = await cloud.device(null).send('checkVisitor', { badge: pack.badge.number, code: String(100_000 + n) })
      answers.add(reply.ok ? (reply.data as { kind: string }).kind : reply.error.code)
    }
    expect([...answers]).toEqual(['unknown', 'tooManyRequests'])
  })
})
