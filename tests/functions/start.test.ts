import type { BenefitState } from '../../src/domain/cycle'
import { asks, certify, dueSoon, enrol, finishInput, NOON, open, startCloud, upload, type Cloud } from './cloud'
import { matches, refuses } from './doubles/face'
import { li, person, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
})
afterEach(() => cloud.close())

const MINUTE = 60_000

test('an identity that is right opens an attempt with the server\'s actions, a nonce and 30 minutes', async () => {
  const attempt = await open(cloud.weapp('o-wang'), asks(wang))
  expect(attempt).toMatchObject({
    tryNo: 1, expiresAt: new Date(NOON + 30 * MINUTE).toISOString(),
    person: { beneficiaryId: wang.id, maskName: '王*兰', maskId: `371199********${wang.idNumber.slice(-4)}` },
    upload: { cloudPath: `attempts/${attempt.attemptId}/${attempt.nonce}.mp4` },
  })
  expect(attempt.actions).toEqual(expect.arrayContaining(['blink', 'openMouth']))
  const consent = { version: 'face-2', agreedAt: new Date(NOON).toISOString() }
  expect((await cloud.dump()).attempts).toMatchObject([{ consent, camera: 'front' }])
})

test('the order of the actions is the server\'s, and changes from attempt to attempt', async () => {
  const orders = new Set<string>()
  for (let i = 0; i < 24 && orders.size < 2; i++) {
    const { actions } = await open(cloud.weapp('o-wang'), asks(wang))
    orders.add([...new Set(actions)].filter((one) => one === 'blink' || one === 'openMouth').join())
  }
  expect(orders).toEqual(new Set(['blink,openMouth', 'openMouth,blink']))
})

test('who declares that only one eye can blink is asked for the mouth and another action besides, and the attempt says so', async () => {
  const { actions } = await open(cloud.weapp('o-wang'), { ...asks(wang), eyes: 'left' })
  expect(actions).toHaveLength(3)
  expect(actions).toEqual(expect.arrayContaining(['blink', 'openMouth']))
  expect((await cloud.dump()).attempts).toMatchObject([{ eyes: 'left', actions }])
})

test('a name as people type it is the same name', async () => {
  expect(await cloud.weapp('o-wang').call('certification.start', asks({ ...wang, name: ' 王 桂兰 ', idNumber: wang.idNumber.toLowerCase() })))
    .toMatchObject({ kind: 'opened' })
})

test('an unknown number and a name that does not go with it get one answer, which says nothing about who exists', async () => {
  const phone = cloud.weapp('o-nosy')
  const unknown = await phone.call('certification.start', asks({ ...li, name: '王桂兰' }))
  const wrongName = await phone.call('certification.start', asks({ ...wang, name: '王桂芳' }))
  expect(unknown).toEqual({ kind: 'notFound', maskName: '王*兰', maskId: `371199********${li.idNumber.slice(-4)}` })
  expect(wrongName).toEqual({ kind: 'notFound', maskName: '王*芳', maskId: `371199********${wang.idNumber.slice(-4)}` })
})

test('guessing identities ends after 15 misses an hour, while a right one is still served after that hour', async () => {
  const phone = cloud.weapp('o-nosy')
  for (let i = 0; i < 15; i++) await phone.call('certification.start', asks({ ...wang, name: '王桂芳' }))
  expect(await phone.fail('certification.start', asks({ ...wang, name: '王桂芳' }))).toBe('tooManyRequests')
  expect(await cloud.weapp('o-other').call('certification.start', asks({ ...wang, name: '王桂芳' }))).toMatchObject({ kind: 'notFound' })
  cloud.clock.at += 60 * MINUTE
  expect(await phone.call('certification.start', asks(wang))).toMatchObject({ kind: 'opened' })
})

test('guessing from ever new devices ends at 200 misses an hour of one address, while a right identity is still served', async () => {
  const address = cloud.deps.secrets.index('address', '127.0.0.1').slice(0, 32)
  const window = Math.floor(NOON / (60 * MINUTE))
  await cloud.deps.db.table('rateLimits').put({ _id: `identityMiss.${address}.${window}`, count: 199, endsAt: 0 })
  const miss = asks({ ...wang, name: '王桂芳' })
  expect(await (await cloud.newDevice()).call('certification.start', miss)).toMatchObject({ kind: 'notFound' })
  const another = await cloud.newDevice()
  expect(await another.fail('certification.start', miss)).toBe('tooManyRequests')
  expect(await another.call('certification.start', asks(wang))).toMatchObject({ kind: 'opened' })
  // WeChat vouches for its callers
  expect(await cloud.weapp('o-other').call('certification.start', miss)).toMatchObject({ kind: 'notFound' })
})

test.each([
  ['a number whose check digit is wrong', { ...wang, idNumber: '371199194802290000' }, 'badInput: subject.idNumber'],
  ['a name of letters', { ...wang, name: 'Wang' }, 'badInput: subject.name'],
])('%s is bad input', async (_, who, expected) => {
  expect(await cloud.weapp('o-wang').fail('certification.start', asks(who))).toBe(expected)
})

test('consent to an old text does not count', async () => {
  const consent = { version: 'face-0', agreed: true as const }
  expect(await cloud.weapp('o-wang').fail('certification.start', asks(wang, { consent }))).toBe('consentOutdated: consent.version')
})

const certifiedOn = (day: string) => [dueSoon({ lastCertifiedOn: day })]
test.each<[string, BenefitState[], object]>([
  ['certified last month', certifiedOn('2025-10-10'), { kind: 'notDue', maskName: '李*国', standing: { kind: 'certified' } }],
  ['with a first duty next year', [dueSoon({ startOn: '2025-09-01', lastCertifiedOn: null })], {
    kind: 'notDue', standing: { kind: 'notYet', dueOn: '2026-09-01' },
  }],
  ['90 days before the due day', certifiedOn('2025-02-10'), { kind: 'opened' }],
  ['overdue', certifiedOn('2024-08-01'), { kind: 'opened' }],
  ['without pay since October', [dueSoon({ lastCertifiedOn: '2024-08-01', status: 'suspended', suspendedFrom: '2025-10' })], {
    kind: 'opened',
  }],
  ['whose only benefit is closed', [dueSoon({ status: 'closed' })], { kind: 'closed', maskName: '李*国' }],
  ['with one due and one settled benefit', [dueSoon(), dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-11-01' })], { kind: 'opened' }],
])('a person %s', async (_, benefits, expected) => {
  await enrol(cloud, li, { benefits })
  expect(await cloud.weapp('o-li').call('certification.start', asks(li))).toMatchObject(expected)
})

test('who wants to certify although nothing is due is not refused', async () => {
  await enrol(cloud, li, { benefits: certifiedOn('2025-10-10') })
  expect(await cloud.weapp('o-li').call('certification.start', asks(li, { evenIfNotDue: true }))).toMatchObject({ kind: 'opened' })
})

test('without an enrolled photo nothing can be compared', async () => {
  await enrol(cloud, li, { photoFileId: null })
  expect(await cloud.weapp('o-li').call('certification.start', asks(li))).toEqual({ kind: 'noPhoto', maskName: '李*国' })
})

test('a double tap opens one attempt', async () => {
  const phone = cloud.weapp('o-wang')
  const input = asks(wang)
  const attempts = await Promise.all(Array.from({ length: 8 }, () => open(phone, input)))
  expect(new Set(attempts.map(({ attemptId, nonce, upload: { cloudPath } }) => `${attemptId} ${nonce} ${cloudPath}`)).size).toBe(1)
  expect((await cloud.dump()).attempts).toHaveLength(1)
})

test('a request key serves one request: not another person, not another phone\'s attempt, not a decided one', async () => {
  await enrol(cloud, li)
  const phone = cloud.weapp('o-wang')
  const input = asks(wang)
  const { attempt } = await certify(phone, input)
  expect(await phone.fail('certification.start', { ...input, evenIfNotDue: true })).toBe('badInput: requestKey')
  const other = await open(cloud.weapp('o-li'), asks(li, { requestKey: input.requestKey }))
  expect(other.attemptId).not.toBe(attempt.attemptId)
})

test('three tries a session, five sessions a day, then other ways; the next day begins anew', async () => {
  const phone = cloud.weapp('o-wang')
  cloud.face.verdict = refuses('blinkMissing')
  const seen: string[] = []
  for (let i = 0; i < 15; i++) {
    const { attempt, outcome } = await certify(phone, asks(wang))
    if (outcome.kind === 'notMatched') seen.push(`${attempt.tryNo} ${outcome.triesLeft} ${outcome.sessionsLeft}`)
  }
  const session = (left: number) => [`1 2 ${left}`, `2 1 ${left}`, `3 0 ${left}`]
  expect(seen).toEqual([4, 3, 2, 1, 0].flatMap(session))
  expect(await phone.call('certification.start', asks(wang))).toEqual({ kind: 'tooManyToday', triesToday: 15 })
  // not by another phone either: the limit is the person's
  expect(await cloud.weapp('o-other').call('certification.start', asks(wang))).toMatchObject({ kind: 'tooManyToday' })
  cloud.clock.at += 24 * 60 * MINUTE
  cloud.face.verdict = matches
  expect((await certify(phone, asks(wang))).outcome).toMatchObject({ kind: 'matched' })
})

test('attempts opened before the last try was used up do not get round the limit', async () => {
  const phone = cloud.weapp('o-wang')
  cloud.face.verdict = refuses('blinkMissing')
  const kept = await open(phone, asks(wang))
  await upload(kept.upload)
  for (let i = 0; i < 15; i++) await certify(phone, asks(wang))
  cloud.face.verdict = matches
  expect(await phone.call('certification.finish', finishInput(kept.attemptId)))
    .toMatchObject({ kind: 'notMatched', reason: 'tooManyToday', triesLeft: 0 })
  expect((await cloud.dump()).certifications).toEqual([])
})

test('a new ticket for a cut upload leads to the same file, until the attempt expires', async () => {
  const phone = cloud.weapp('o-wang')
  const attempt = await open(phone, asks(wang))
  const ticket = await phone.call('certification.resumeUpload', { attemptId: attempt.attemptId })
  expect(ticket.cloudPath).toBe(attempt.upload.cloudPath)
  await upload(ticket)
  expect(await phone.call('certification.finish', finishInput(attempt.attemptId))).toMatchObject({ kind: 'matched' })
  expect(await phone.fail('certification.resumeUpload', { attemptId: attempt.attemptId })).toBe('notFound: attemptId')
  const late = await open(phone, asks(wang, { evenIfNotDue: true }))
  cloud.clock.at += 30 * MINUTE
  expect(await phone.fail('certification.resumeUpload', { attemptId: late.attemptId })).toBe('notFound: attemptId')
})

test('everybody of a small town can be found by number', async () => {
  for (let n = 0; n < 12; n++) await enrol(cloud, person(n))
  expect(await open(cloud.weapp('o-7'), asks(person(7)))).toMatchObject({ person: { beneficiaryId: person(7).id } })
})
