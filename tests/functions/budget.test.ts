/** What a call costs: requests to the platform, each metered and each a round trip. Measured on the wire. */
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { asks, certify, dueSoon, enrol, finishInput, open, startCloud, upload, type Cloud, type Phone } from './cloud'
import { li, wang } from './people'

jest.setTimeout(60_000)
let requests = 0
subscribe('http.client.request.start', (message) => {
  if ((message as { request: ClientRequest }).request.path.startsWith('/admin')) requests += 1
})

let cloud: Cloud
let phone: Phone
const statements = { notRemarried: true, noOwnIncome: true, inSchoolOrMinor: true }
const again = { evenIfNotDue: true }
const forFather = { mode: 'forOthers' as const, relation: 'daughter' as const }

beforeAll(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  await enrol(cloud, li)
  phone = cloud.weapp('o-wang')
  await certify(phone, asks(wang))
  // the first call of a window costs one request more; what is measured is the usual one
  await Promise.all([phone.call('getHome', {}), phone.call('listRecords', {})])
})
afterAll(() => cloud.close())

async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = requests
  await work()
  return requests - before
}

/** Opens and uploads first, then measures finish; the request that the double itself makes does not count. */
async function costOfFinish(input: ReturnType<typeof asks>): Promise<number> {
  const attempt = await open(phone, input)
  await upload(attempt.upload)
  return await cost(() => phone.call('certification.finish', finishInput(attempt.attemptId))) - ENGINE
}
const ENGINE = 1

test('home costs at most 6', async () => {
  expect(await cost(() => phone.call('getHome', {}))).toBeLessThanOrEqual(6)
})

test('start costs at most 12, for oneself and for others', async () => {
  expect(await cost(() => open(phone, asks(wang, again)))).toBeLessThanOrEqual(12)
  expect(await cost(() => open(phone, asks(li, forFather)))).toBeLessThanOrEqual(12)
})

test('finish costs at most 17; the first one for a relative, which also binds and asks twice whether the help was taken back, 24; a repeated one 2', async () => {
  expect(await costOfFinish(asks(wang, again))).toBeLessThanOrEqual(17)
  expect(await costOfFinish(asks(li, forFather))).toBeLessThanOrEqual(24)
  const { attempt } = await certify(phone, asks(wang, again))
  expect(await cost(() => phone.call('certification.finish', finishInput(attempt.attemptId)))).toBeLessThanOrEqual(2)
})

test('records cost at most 5, a certificate 5, a refusal of bad input nothing', async () => {
  const { records } = await phone.call('listRecords', {})
  expect(await cost(() => phone.call('listRecords', {}))).toBeLessThanOrEqual(5)
  const reference = records[0]!.reference!
  await phone.call('getCertificate', { reference })
  expect(await cost(() => phone.call('getCertificate', { reference }))).toBeLessThanOrEqual(5)
  expect(await cost(() => phone.fail('declare', { beneficiaryId: wang.id, statements, more: 1 }))).toBe(0)
})

test('an explanation costs at most 6, a reason for being late 11, the policy 3', async () => {
  const ofWang = { beneficiaryId: wang.id, scheme: 'enterprise' as const }
  await phone.call('explainDuty', ofWang)
  expect(await cost(() => phone.call('explainDuty', ofWang))).toBeLessThanOrEqual(6)
  await enrol(cloud, wang, { benefits: [dueSoon({ lastCertifiedOn: '2024-08-20' })] })
  await phone.call('stateLateReason', { ...ofWang, reason: 'ill' })
  expect(await cost(() => phone.call('stateLateReason', { ...ofWang, reason: 'ill' }))).toBeLessThanOrEqual(11)
  await phone.call('getPolicy', {})
  expect(await cost(() => phone.call('getPolicy', {}))).toBeLessThanOrEqual(3)
})

test('the measure measures', async () => {
  expect(await cost(() => cloud.deps.db.table('beneficiaries').find(wang.id))).toBe(1)
})
