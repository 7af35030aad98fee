/** Certifications whose facts do not go together: found by night, explained by parts, closed by a person; nothing follows by itself (N15). */
import type { Certification } from '../../cloudfunctions/lib/documents'
import { asks, certify, dueSoon, enrol, NOON, startCloud, upload, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { enrolMachine, newRequestKey, startAttempt, startVisit } from './kiosks'
import { anOutlet } from './outlets'
import { li, person, wang } from './people'
import { numbersOfTheDay } from '../../src/domain/id-number'
import { syntheticIdNumber } from '../../local/people/synthetic-id'

jest.setTimeout(120_000)
let cloud: Cloud
let reviewer: Desk
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = NOON
  for (const one of [wang, li]) await enrol(cloud, one)
  reviewer = await deskOf(cloud, await employ(cloud, 'C-reviewer', ['reviewer']))
})
afterEach(() => cloud.close())

const DAY_MS = 86_400_000
const tomorrow = async () => { cloud.clock.at += DAY_MS; reviewer = await deskOf(cloud, await employ(cloud, 'C-reviewer', ['reviewer'])); return (await cloud.nightly()) as { data: { detected: { looked: number; cases: number } } } }
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString()
/** As a counter or a visit writes it. */
const seenAt = (reference: string, minutes: number, place: string, facts: Partial<Certification> = {}): Certification => ({
  _id: reference, beneficiaryId: wang.id, callerId: null, attemptId: null, mode: 'self', channel: 'counter', at: at(minutes), on: '2025-11-12', policyId: 'p', benefits: [],
  validUntil: '2026-11-12', writtenAt: at(minutes), place, ...facts,
})
const put = (...rows: Certification[]) => Promise.all(rows.map((row) => cloud.deps.db.table('certifications').put(row)))
const openCases = async () => (await reviewer.call('listCases', { state: 'open' })).cases

test('an ordinary day makes no case, and every certification of it is looked at once', async () => {
  await certify(cloud.weapp('o-wang'), asks(wang))
  await certify(cloud.weapp('o-li'), asks(li))
  expect((await tomorrow()).data.detected).toEqual({ looked: 2, cases: 0 })
  expect((await cloud.nightly() as { data: { detected: unknown } }).data.detected).toEqual({ looked: 0, cases: 0 })
})

/** Born with Wang, in a county that does not exist either. */
const BORN_WITH = numbersOfTheDay(wang.idNumber)[0]!
const photo = async (name: string) => {
  const { fileId, ticket } = await cloud.deps.storage.ticket(`photos/${name}.jpg`, 1000)
  await upload(ticket, 'a picture')
  return fileId
}

test('a twin whose photo the engine takes for this person: a case with the first certification by face, and never again', async () => {
  const twin = { id: 'person-twin', name: '王桂芳', idNumber: BORN_WITH }
  await enrol(cloud, twin, { photoFileId: await photo('twin') })
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { photoFileId: await photo('wang') })
  await put(seenAt('731240968854', -60, '371102', { beneficiaryId: twin.id, callerId: null }))
  await certify(cloud.weapp('o-wang'), asks(wang))
  await certify(cloud.weapp('o-li'), asks(li))
  expect((await tomorrow()).data.detected).toMatchObject({ cases: 1 })
  expect(await openCases()).toMatchObject([{ maskName: '王*兰', parts: [{ kind: 'twinLike', weight: 2, likeness: 0.75, otherReference: '731240968854' }] }])
  await certify(cloud.weapp('o-wang'), asks(wang, { evenIfNotDue: true }))
  expect((await tomorrow()).data.detected).toEqual({ looked: 1, cases: 0 })
})

test.each([
  ['another family name', { name: '李桂芳' }, {}], ['another birth day', { idNumber: syntheticIdNumber('1948-03-01') }, {}], ['no photo', {}, { photoFileId: null }],
])('no twin by %s', async (_what, facts, stored) => {
  await enrol(cloud, { id: 'person-twin', name: '王桂芳', idNumber: BORN_WITH, ...facts }, { photoFileId: await photo('twin'), ...stored })
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { photoFileId: await photo('wang') })
  await certify(cloud.weapp('o-wang'), asks(wang))
  expect((await tomorrow()).data.detected).toEqual({ looked: 1, cases: 0 })
})

test('two cities within the hour: both records, neither changed, nobody punished', async () => {
  await put(seenAt('731240968854', 0, '371102'), seenAt('731240968855', 50, '370102'))
  const before = await cloud.dump()
  expect((await tomorrow()).data.detected).toEqual({ looked: 2, cases: 2 })
  expect(await openCases()).toMatchObject([
    { maskName: '王*兰', score: 3, parts: [{ kind: 'twoPlaces', minutes: 50, here: '3711', there: '3701', otherReference: '731240968855' }] },
    { parts: [{ kind: 'twoPlaces', here: '3701', there: '3711', otherReference: '731240968854' }] },
  ])
  const after = await cloud.dump()
  for (const name of ['beneficiaries', 'certifications', 'proposals', 'callers'] as const) {
    expect(after[name].map((row) => ({ ...row, nextActionOn: 0, sweptOn: 0, version: 0 }))).toEqual(before[name].map((row) => ({ ...row, nextActionOn: 0, sweptOn: 0, version: 0 })))
  }
})

test('a machine and a counter in two cities half an hour apart, as they write it', async () => {
  const { machine } = await enrolMachine(cloud, anOutlet({ _id: 'outlet-far', region: '370102' }))
  const visitId = await startVisit(machine, wang)
  const attempt = await startAttempt(machine, visitId)
  await upload(attempt.upload)
  await machine.call('visit.finish', { visitId, attemptId: attempt.attemptId })
  cloud.clock.at += 30 * 60_000
  const clerk = await deskOf(cloud, await employ(cloud, 'C-clerk', ['clerk']))
  const { photoId, upload: ticket } = await clerk.call('counter.openPhoto', { beneficiaryId: wang.id, requestKey: newRequestKey() })
  await upload(ticket, 'a picture')
  await clerk.call('counter.lookAtPhoto', { photoId })
  const checks = { documentReal: true, present: true, samePerson: true } as const
  expect(await clerk.call('counter.certify', { beneficiaryId: wang.id, requestKey: newRequestKey(), photoId, checks })).toMatchObject({ kind: 'certified' })
  cloud.clock.at += 10 * 60_000
  await certify(cloud.weapp('o-li'), asks(li))
  expect(Object.fromEntries((await cloud.dump()).certifications.map(({ channel, place }) => [channel, place]))).toEqual({ kiosk: '370102', counter: '371100', phone: undefined })
  expect((await tomorrow()).data.detected).toEqual({ looked: 3, cases: 2 })
  expect((await openCases()).map(({ parts }) => parts)).toEqual(expect.arrayContaining([[expect.objectContaining({ kind: 'twoPlaces', minutes: 30, here: '3711', there: '3701', otherChannel: 'kiosk' })]]))
})

test('a phone before which many stand, and one of them shares its owner’s number', async () => {
  const seal = ({ id }: { id: string }) => ({ phoneEnc: cloud.deps.secrets.seal(id, 'phone', '13900000000') })
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, seal(wang))
  // the helper's by a change that counts, whatever the register said before
  const change = { phoneEnc: cloud.deps.secrets.seal(li.id, 'newPhone', '13900000000'), requestedAt: 0, effectiveAt: NOON, by: 'self' } as const
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { phoneEnc: cloud.deps.secrets.seal(li.id, 'phone', '13900000009'), contact: { change } })
  await cloud.deps.db.table('callers').put({ _id: 'helper', selfId: li.id, openidEnc: null, activeBindings: 8, updatedAt: at(0) })
  const many = Array.from({ length: 11 }, (_, n) => person(n))
  for (const one of many) await enrol(cloud, one, { benefits: [dueSoon()] })
  const helped = { callerId: 'helper', mode: 'forOthers', channel: 'phone' } as const
  await put(...many.map(({ id }, n) => seenAt(`7312409688${10 + n}`, n, '', { ...helped, beneficiaryId: id })), seenAt('731240968855', 30, '', { ...helped }))
  await tomorrow()
  expect((await openCases()).map(({ beneficiaryId, parts }) => [beneficiaryId, parts])).toEqual(expect.arrayContaining([
    [wang.id, [{ kind: 'busyDevice', weight: 2, people: 12, span: 'day' }, { kind: 'sharedPhone', weight: 1 }]],
    ['person-10', [{ kind: 'busyDevice', weight: 2, people: 11, span: 'day' }]],
  ]))
  expect(await openCases()).toHaveLength(2)
})

test('a face while a sentence runs', async () => {
  const finding = { code: 'imprisoned', custody: 'servingSentence', since: '2025-10-01', source: 'court', recordedOn: '2025-10-05', recordedBy: null, confirmedBy: null, before: { status: 'active', suspendedFrom: null } } as const
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [dueSoon({ status: 'held', suspendedFrom: '2025-11', finding })] })
  await certify(cloud.weapp('o-wang'), asks(wang))
  await tomorrow()
  expect(await openCases()).toMatchObject([{ parts: [{ kind: 'whileGone', ground: 'servingSentence', since: '2025-10-01' }] }])
})

test('a recording that was used for somebody else, found by how it moves', async () => {
  const steps = [9, 1, 1, 7, 1, 1, 5, 1, 1]
  const bytes = Buffer.alloc(9 * 90)
  let seed = 7
  for (let i = 0; i < bytes.length; i++) { seed = (seed * 1103515245 + 12345) % 2147483648; bytes[i] = Math.round(60 * Math.sin(i / (3 + (seed % 5)))) & 255 }
  cloud.face.fingerprint = { steps, series: bytes.toString('base64') }
  await certify(cloud.weapp('o-wang'), asks(wang))
  await certify(cloud.weapp('o-li'), asks(li))
  expect((await cloud.dump()).clips.map(({ bucket }) => bucket)).toEqual(['036', '036'])
  await tomorrow()
  expect((await openCases()).map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([['sameRecording'], ['sameRecording']])
})

test('closed once with a reason; the words are sealed; who comes second is told', async () => {
  await put(seenAt('731240968854', 0, '371102'), seenAt('731240968855', 50, '370102'))
  await tomorrow()
  const input = { caseId: 'case.731240968854', finding: 'explained', note: '柜台的电脑时间错了' } as const
  expect(await reviewer.call('closeCase', input)).toEqual({ kind: 'closed', finding: 'explained' })
  expect(await reviewer.call('closeCase', { ...input, finding: 'passedOn' })).toEqual({ kind: 'closedBefore', finding: 'explained' })
  expect((await reviewer.call('listCases', { state: 'closed' })).cases).toMatchObject([{ finding: 'explained', note: '柜台的电脑时间错了' }])
  const { cases, events } = await cloud.dump()
  expect(JSON.stringify(cases)).not.toContain('柜台')
  expect(events.at(-1)).toMatchObject({ kind: 'caseClosed', facts: { reference: '731240968854', caseFinding: 'explained' } })
})

test('another region sees and closes nothing', async () => {
  await put(seenAt('731240968854', 0, '371102'), seenAt('731240968855', 50, '370102'))
  await tomorrow()
  const far = await deskOf(cloud, await employ(cloud, 'C-far', ['reviewer'], { region: '370100', regionName: '别处' }))
  expect((await far.call('listCases', { state: 'open' })).cases).toEqual([])
  expect(await far.fail('closeCase', { caseId: 'case.731240968854', finding: 'explained', note: '看过' })).toBe('notFound: caseId')
})
