/** Other people's ids: whatever a phone sends that belongs to another, the answer is the same as for something that does not exist. */
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { asks, certify, enrol, finishInput, open, startCloud, type Cloud, type Phone } from './cloud'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let stranger: Phone
let theirs: { attemptId: string; beneficiaryId: string; reference: string; cursor: string }

beforeAll(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  await enrol(cloud, li)
  const owner = cloud.weapp('o-wang')
  const { outcome } = await certify(owner, asks(wang))
  await certify(owner, asks(wang, { evenIfNotDue: true }))
  const waiting = await open(owner, asks(wang, { evenIfNotDue: true }))
  const { next } = await owner.call('listRecords', { limit: 1 })
  if (outcome.kind !== 'matched' || !next) throw new Error()
  theirs = { attemptId: waiting.attemptId, beneficiaryId: wang.id, reference: outcome.reference, cursor: next }
  stranger = cloud.weapp('o-li')
  await certify(stranger, asks(li))
})
afterAll(() => cloud.close())

type Ids = typeof theirs
const nothing: Ids = { attemptId: 'no-such-attempt', beneficiaryId: 'no-such-person', reference: '731240968854', cursor: 'no-such-cursor' }
const subject = ({ beneficiaryId }: Ids) => ({ ...asks(li), subject: { kind: 'known' as const, beneficiaryId } })
const statements = { notRemarried: true, noOwnIncome: true, inSchoolOrMinor: true }

const cases: [keyof CitizenCalls, string, (ids: Ids) => unknown][] = [
  ['certification.start', 'notFound: subject.beneficiaryId', subject],
  ['certification.start', 'notFound: subject.beneficiaryId', (ids) => ({ ...subject(ids), mode: 'forOthers', relation: 'son' })],
  ['certification.resumeUpload', 'notFound: attemptId', ({ attemptId }) => ({ attemptId })],
  ['certification.finish', 'notFound: attemptId', ({ attemptId }) => finishInput(attemptId)],
  ['requestReview', 'notFound: attemptId', ({ attemptId }) => ({ attemptId })],
  ['listRecords', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId })],
  ['listRecords', 'badInput: cursor', ({ cursor }) => ({ cursor })],
  ['getCertificate', 'notFound: reference', ({ reference }) => ({ reference })],
  ['getCertificate', 'notFound: reference', ({ reference }) => ({ reference, reveal: true })],
  ['appeal', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId, kind: 'wrongStop' })],
  ['declare', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId, statements })],
  ['explainDuty', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId, scheme: 'enterprise' })],
  ['visitSlots', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId, district: '371102' })],
  ['getVisit', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId })],
  ['bookVisit', 'notFound: beneficiaryId', ({ beneficiaryId }) =>
    ({ beneficiaryId, why: 'ill', district: '371102', address: 'x 1', contactName: 'x', phone: '13900000000', hearing: 'clear', slot: null })],
  ['stateLateReason', 'notFound: beneficiaryId', ({ beneficiaryId }) => ({ beneficiaryId, scheme: 'enterprise', reason: 'ill' })],
]

test.each(cases)('%s answers %s, and writes nothing', async (action, expected, input) => {
  const { rateLimits: _, ...before } = await cloud.dump()
  const browser = await cloud.newDevice()
  for (const phone of [stranger, browser]) {
    expect(await phone.fail(action, input(theirs))).toBe(expected)
    expect(await phone.fail(action, input(nothing))).toBe(expected)
  }
  const { rateLimits: __, ...after } = await cloud.dump()
  expect(after).toEqual(before)
})

test('a home shows nobody but oneself', async () => {
  const { self, relatives } = await stranger.call('getHome', {})
  expect([self?.beneficiaryId, relatives]).toEqual([li.id, []])
  expect((await stranger.call('listRecords', {})).records.map(({ beneficiaryId }) => beneficiaryId)).toEqual([li.id])
})
