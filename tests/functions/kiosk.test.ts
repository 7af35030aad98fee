/** A machine of an outlet: who it is, one visit after the other, and nothing of one visit in the next. */
import type { Unable } from '../../src/domain/contract/common'
import { kioskCalls, type KioskCalls } from '../../src/domain/contract/kiosk'
import { CLOCK_MS, ENROL_CODE_MS, VISIT_MS } from '../../src/domain/kiosk'
import { sealAbilities } from '../../cloudfunctions/lib/abilities'
import { asks, certify, dueSoon, enrol, startCloud, upload, type Cloud, type Machine } from './cloud'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { refuses, unsure } from './doubles/face'
import { agrees, cardOf, enrolInput, enrolMachine, makeCode, newKeys, newRequestKey, proofOf, startAttempt, startVisit, type Enrolled } from './kiosks'
import { li, wang } from './people'
import { sampleOf, type Schema } from './sample-input'

jest.setTimeout(60_000)
let cloud: Cloud
let it1: Enrolled
let machine: Machine
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  await enrol(cloud, li)
  it1 = await enrolMachine(cloud)
  machine = it1.machine
})
afterEach(() => cloud.close())

/** As whoever holds this proof. */
const sendAs = (proof: string, action: string, input: unknown) => cloud.machine(() => proof).fail(action, input)

test('a person certifies at the machine, and it is nobody’s phone afterwards', async () => {
  const visitId = await startVisit(machine, wang)
  const attempt = await startAttempt(machine, visitId)
  await upload(attempt.upload)
  const outcome = await machine.call('visit.finish', { visitId, attemptId: attempt.attemptId })
  expect(outcome).toMatchObject({ kind: 'matched', channel: 'kiosk', mode: 'self', maskName: '王*兰', nextDueOn: '2026-11-12' })
  expect(await machine.call('visit.finish', { visitId, attemptId: attempt.attemptId })).toEqual(outcome)
  const stored = await cloud.dump()
  expect(stored.attempts).toMatchObject([{ camera: 'kiosk', channel: 'kiosk', kioskId: it1.kioskId, binds: 'nothing', tint: null }])
  expect(stored.certifications).toMatchObject([{ channel: 'kiosk', beneficiaryId: wang.id }])
  expect([stored.callers, stored.delegations]).toEqual([[], []])
  // no phone had part in it: the person is told
  expect(stored.outbox.map(({ to, kind }) => [to, kind])).toEqual([['beneficiary', 'certified']])
})

test('nothing that the machine is told before the match says more than a mask, and nobody can be listed', async () => {
  expect(Object.keys(kioskCalls)).toEqual(['enrol', 'state', 'ring', 'visit.start', 'visit.attempt', 'visit.resumeUpload', 'visit.finish', 'visit.end'])
  const requestKey = newRequestKey()
  const started = await machine.call('visit.start', { requestKey, card: cardOf(wang) })
  const attempt = await startAttempt(machine, await startVisit(machine, wang))
  const told = JSON.stringify([started, attempt])
  expect(told).toContain('王*兰')
  for (const secret of [wang.name, wang.idNumber, wang.id]) expect(told).not.toContain(secret)
  // the number alone, from the pad: not even the masked name
  expect(await machine.call('visit.start', { requestKey: newRequestKey(), card: { kind: 'typed', idNumber: wang.idNumber } }))
    .toMatchObject({ kind: 'opened', maskName: null, maskId: `371199********${wang.idNumber.slice(-4)}` })
})

test('a wrong name and an unknown number are one answer; a card that has run out is not taken', async () => {
  const start = (card: KioskCalls['visit.start']['input']['card']) => machine.call('visit.start', { requestKey: newRequestKey(), card })
  expect(await start({ ...cardOf(wang), name: '王桂芳' })).toEqual({ kind: 'notFound', maskId: `371199********${wang.idNumber.slice(-4)}` })
  const unknown = syntheticIdNumber('1949-01-01', 4)
  expect(await start({ ...cardOf(wang), idNumber: unknown })).toEqual({ kind: 'notFound', maskId: `${unknown.slice(0, 6)}********${unknown.slice(-4)}` })
  expect(await start(cardOf(wang, '2025-11-12'))).toMatchObject({ kind: 'opened' })
  expect(await start(cardOf(wang, '2025-11-11'))).toEqual({ kind: 'cardExpired' })
})

describe('a number that somebody types', () => {
  const type = async (idNumber: string, requestKey = newRequestKey()) => {
    const reply = await machine.send('visit.start', { requestKey, card: { kind: 'typed', idNumber } })
    if (!reply.ok) throw new Error(reply.error.code)
    return reply.data as Extract<KioskCalls['visit.start']['output'], { kind: 'opened' }>
  }
  const unknown = syntheticIdNumber('1949-01-01', 4)
  const change = (facts: Parameters<ReturnType<typeof tableOf>['changeOne']>[1]) => tableOf().changeOne({ _id: wang.id }, facts)
  const tableOf = () => cloud.deps.db.table('beneficiaries')
  const unable = async () => {
    const abilitiesEnc = sealAbilities(cloud.deps.secrets, wang.id, { unable: ['blink', 'openMouth', 'turn'], eyes: null })
    await cloud.deps.db.table('abilities').put({ _id: wang.id, abilitiesEnc, consent: { version: 'abilities-1', agreedAt: '2025-11-01T00:00:00.000Z' }, revokedAt: null })
    await change({ keepsAbilities: true })
  }
  const refusedAllDay = async () => {
    cloud.face.verdict = refuses('notSamePerson')
    const phone = await cloud.newDevice()
    for (let n = 0; n < 15; n++) await certify(phone, asks(wang))
  }

  test.each<[string, () => Promise<unknown>, string]>([
    ['nobody', async () => undefined, unknown],
    ['somebody whose pension has ended', () => change({ benefits: [dueSoon({ status: 'closed' })] }), wang.idNumber],
    ['somebody without a photo', () => change({ photoFileId: null }), wang.idNumber],
    ['somebody who needs a person', unable, wang.idNumber],
    ['somebody who has tried all day', refusedAllDay, wang.idNumber],
  ])('of %s: a visit like any other, then the counter, byte by byte', async (_who, prepare, idNumber) => {
    const shape = (text: unknown) => JSON.stringify(text).replace(/"visitId":"[\w-]{32}"/, '"visitId":"-"').replace(/"maskId":"\d{6}\*{8}\d{3}[\dX]"/, '"maskId":"-"')
    const well = shape(await type(li.idNumber))
    await prepare()
    const opened = await type(idNumber)
    expect(shape(opened)).toBe(well)
    expect(await machine.fail('visit.attempt', { ...agrees(opened.visitId), consent: { version: 'face-1', agreed: true } })).toBe('consentOutdated: consent.version')
    for (const ask of [agrees(opened.visitId), { ...agrees(opened.visitId), evenIfNotDue: true }]) {
      expect(JSON.stringify(await machine.send('visit.attempt', ask))).toBe('{"ok":true,"data":{"kind":"atCounter"}}')
    }
  })

  test('of somebody for whom nothing is due goes on to the camera, like any other', async () => {
    await certify(cloud.weapp('o-wang'), asks(wang))
    expect(await machine.call('visit.attempt', agrees((await type(wang.idNumber)).visitId))).toMatchObject({ kind: 'opened' })
  })

  test.each([
    ['unlike', () => refuses('notSamePerson'), ['kind', 'mayAskReview', 'reason', 'sessionsLeft', 'triesLeft']],
    ['unseen', () => refuses('blinkMissing'), ['kind', 'reason', 'sessionsLeft', 'triesLeft']],
    ['unsure', () => unsure, ['answerBy', 'kind', 'reviewNo']],
  ])('a film that is %s tells nothing of the person behind it; a card’s does', async (_what, verdict, told) => {
    cloud.face.verdict = verdict()
    const finish = async (visitId: string) => {
      // a second one: another way would be offered
      let outcome: object = {}
      for (let n = 0; n < 2; n++) {
        const { attemptId, upload: ticket } = await startAttempt(machine, visitId)
        await upload(ticket)
        outcome = await machine.call('visit.finish', { visitId, attemptId })
      }
      return Object.keys(outcome).filter((key) => key !== 'mayAskReview' || told.includes(key)).sort()
    }
    expect(await finish((await type(wang.idNumber)).visitId)).toEqual(told)
    expect(await finish(await startVisit(machine, li))).toContain('standing')
  })

  test('that led on once is no miss when the day’s tries are used up', async () => {
    cloud.face.verdict = refuses('notSamePerson')
    const { visitId } = await type(wang.idNumber)
    await startAttempt(machine, visitId)
    const phone = await cloud.newDevice()
    for (let n = 0; n < 15; n++) await certify(phone, asks(wang))
    for (let n = 0; n < 11; n++) expect(await machine.call('visit.attempt', agrees(visitId))).toEqual({ kind: 'atCounter' })
    expect(await machine.call('visit.attempt', agrees((await type(li.idNumber)).visitId))).toMatchObject({ kind: 'opened' })
  })

  test('is one tap for one number, whether anybody has it or not', async () => {
    for (const [first, second] of [[unknown, wang.idNumber], [wang.idNumber, unknown], [unknown, syntheticIdNumber('1949-01-01', 5)]] as const) {
      const requestKey = newRequestKey()
      const opened = await type(first, requestKey)
      expect((await type(first, requestKey)).visitId).toBe(opened.visitId)
      await expect(type(second, requestKey)).rejects.toThrow('badInput')
    }
  })

  test('leads nowhere after ten that did, whoever has it; a card is still read; an hour later it does', async () => {
    const ask = async (idNumber: string) => (await machine.call('visit.attempt', agrees((await type(idNumber)).visitId))).kind
    for (let n = 0; n < 9; n++) expect(await ask(unknown)).toBe('atCounter')
    expect([await ask(wang.idNumber), await ask(unknown), await ask(wang.idNumber)]).toEqual(['opened', 'atCounter', 'atCounter'])
    expect(await machine.call('visit.attempt', agrees(await startVisit(machine, wang)))).toMatchObject({ kind: 'opened' })
    cloud.clock.at += 3_600_000
    expect(await ask(wang.idNumber)).toBe('opened')
  })
})

describe('the door', () => {
  const input = {}
  test('opens for the machine’s own signature only', async () => {
    expect(await cloud.machine(null).fail('state', input)).toBe('notSignedIn')
    expect(await machine.call('state', input)).toMatchObject({ name: '东港区社保服务站' })
    const { kioskId, keys } = it1
    const at = cloud.clock.at
    const wrong: [string, string][] = [
      ['another key', proofOf(kioskId, newKeys(), at, 'state', input)],
      ['another call', proofOf(kioskId, keys, at, 'ring', input)],
      ['another body', proofOf(kioskId, keys, at, 'state', { x: 1 })],
      ['another machine', proofOf('a'.repeat(32), keys, at, 'state', input)],
      ['another time', proofOf(kioskId, keys, at, 'state', input).replace(`.${at.toString(36)}.`, `.${(at + 1).toString(36)}.`)],
      ['another nonce', proofOf(kioskId, keys, at, 'state', input).replace(/\.[\w-]{16}\./, '.AAAAAAAAAAAAAAAA.')],
      ['no proof at all', 'x'],
      ['a device token', (await cloud.device(null).call('device.register', {})).token],
    ]
    for (const [way, proof] of wrong) expect([way, await sendAs(proof, 'state', input)]).toEqual([way, 'notSignedIn'])
    // none of them used a number up
    expect((await cloud.dump()).kioskNonces).toHaveLength(1)
  })

  test('a clock may be off by five minutes, not more', async () => {
    for (const [off, expected] of [[CLOCK_MS, 'ok'], [-CLOCK_MS, 'ok'], [CLOCK_MS + 1, 'clock'], [-CLOCK_MS - 1, 'clock']] as const) {
      const proof = proofOf(it1.kioskId, it1.keys, cloud.clock.at + off, 'state', input)
      const reply = await cloud.machine(() => proof).send('state', input)
      expect([off, reply.ok ? 'ok' : reply.error.field]).toEqual([off, expected])
    }
  })

  test('a call that is sent again is refused, also at the end of its time', async () => {
    const proof = proofOf(it1.kioskId, it1.keys, cloud.clock.at + CLOCK_MS, 'ring', input)
    // three at once: one gets in
    const replies = await Promise.all([1, 2, 3].map(() => cloud.machine(() => proof).send('ring', input)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sendAs(proof, 'ring', input)).toBe('notSignedIn: nonce')
    cloud.clock.at += 2 * CLOCK_MS - 1
    await cloud.nightly()
    expect(await sendAs(proof, 'ring', input)).toBe('notSignedIn: nonce')
    cloud.clock.at += 2
    await cloud.nightly()
    expect((await cloud.dump()).kioskNonces).toEqual([])
    expect(await sendAs(proof, 'ring', input)).toBe('notSignedIn: clock')
  })

  test('every call but the first is shut to strangers and to what the contract does not name', async () => {
    for (const [action, { input: schema }] of Object.entries(kioskCalls)) {
      const sample = sampleOf(schema as unknown as Schema, action) as object
      if (action !== 'enrol') expect([action, await cloud.machine(null).fail(action, sample)]).toEqual([action, 'notSignedIn'])
      expect([action, await machine.fail(action, { ...sample, notInTheContract: 1 })]).toEqual([action, 'badInput: notInTheContract'])
    }
  })

  test('a machine that was shut out gets nothing, in the middle of a visit too', async () => {
    const visitId = await startVisit(machine, wang)
    await cloud.deps.db.table('kiosks').changeOne({ _id: it1.kioskId }, { state: 'revoked' })
    expect(await machine.fail('visit.attempt', agrees(visitId))).toBe('forbidden: kiosk')
    expect(await machine.fail('state', input)).toBe('forbidden: kiosk')
    // nor does its key come in again by another code
    expect(await cloud.machine(null).call('enrol', enrolInput(await makeCode(cloud), it1.keys))).toEqual({ kind: 'codeGone' })
  })
})

describe('enrolment', () => {
  test('one code, one machine, a quarter of an hour; the same machine may ask again', async () => {
    const code = await makeCode(cloud)
    const [one, other] = [newKeys(), newKeys()]
    const first = await cloud.machine(null).call('enrol', enrolInput(code, one))
    expect(first).toMatchObject({ kind: 'enrolled', name: '东港区社保服务站' })
    expect(await cloud.machine(null).call('enrol', enrolInput(code, one))).toEqual(first)
    expect(await cloud.machine(null).call('enrol', enrolInput(code, other))).toEqual({ kind: 'codeGone' })
    const late = await makeCode(cloud)
    cloud.clock.at += ENROL_CODE_MS
    expect(await cloud.machine(null).call('enrol', enrolInput(late, other))).toEqual({ kind: 'codeGone' })
    expect(JSON.stringify((await cloud.dump()).kioskCodes)).not.toContain(code)
    // a key that is not one's own
    expect(await cloud.machine(null).fail('enrol', { ...enrolInput(late, newKeys()), publicKey: newKeys().publicKey })).toBe('badInput: signature')
  })
})

describe('one visit and the next', () => {
  test('an attempt belongs to its visit: not the next one, not another machine, not a phone', async () => {
    const visitA = await startVisit(machine, wang)
    const attempt = await startAttempt(machine, visitA)
    await upload(attempt.upload)
    const visitB = await startVisit(machine, li)
    const { attemptId } = attempt
    expect(await machine.fail('visit.finish', { visitId: visitB, attemptId })).toBe('notFound: attemptId')
    expect(await machine.fail('visit.resumeUpload', { visitId: visitB, attemptId })).toBe('notFound: attemptId')
    const { machine: elsewhere } = await enrolMachine(cloud)
    expect(await elsewhere.fail('visit.finish', { visitId: visitA, attemptId })).toBe('notFound: visitId')
    await elsewhere.call('visit.end', { visitId: visitA })
    expect(await (await cloud.newDevice()).fail('certification.finish', { attemptId, evidence: { kind: 'video' } })).toBe('notFound: attemptId')
    expect(await machine.call('visit.finish', { visitId: visitA, attemptId })).toMatchObject({ kind: 'matched' })
  })

  test('a visit that was ended or is ten minutes old answers nothing', async () => {
    const visitId = await startVisit(machine, wang)
    const { attemptId } = await startAttempt(machine, visitId)
    await machine.call('visit.end', { visitId })
    await machine.call('visit.end', { visitId })
    for (const fails of [machine.fail('visit.attempt', agrees(visitId)), machine.fail('visit.finish', { visitId, attemptId }), machine.fail('visit.resumeUpload', { visitId, attemptId })]) {
      expect(await fails).toBe('notFound: visitId')
    }
    const old = await startVisit(machine, wang)
    cloud.clock.at += VISIT_MS
    expect(await machine.fail('visit.attempt', agrees(old))).toBe('notFound: visitId')
  })

  test('the same tap twice is one visit and one attempt; its key is no other person’s', async () => {
    const requestKey = newRequestKey()
    const start = (person = wang) => machine.send('visit.start', { requestKey, card: cardOf(person) })
    const [one, two] = await Promise.all([start(), start()])
    expect(one).toEqual(two)
    expect(await start(li)).toMatchObject({ ok: false, error: { code: 'badInput', field: 'requestKey' } })
    const visitId = await startVisit(machine, wang)
    const tap = agrees(visitId)
    const [first, second] = await Promise.all([machine.call('visit.attempt', tap), machine.call('visit.attempt', tap)])
    expect(first.kind === 'opened' && second.kind === 'opened' && first.attempt.attemptId === second.attempt.attemptId).toBe(true)
  })
})

test('the day’s limit of a person holds at home and at the machine together', async () => {
  cloud.face.verdict = refuses('notSamePerson')
  const phone = await cloud.newDevice()
  for (let n = 0; n < 15; n++) await certify(phone, asks(wang))
  expect(await machine.call('visit.attempt', agrees(await startVisit(machine, wang)))).toMatchObject({ kind: 'tooManyToday' })
  expect(await machine.call('visit.attempt', agrees(await startVisit(machine, li)))).toMatchObject({ kind: 'opened' })
})

test('who has certified already is told so, and may still do it', async () => {
  await certify(cloud.weapp('o-wang'), asks(wang))
  const visitId = await startVisit(machine, wang)
  expect(await machine.call('visit.attempt', agrees(visitId))).toMatchObject({ kind: 'notDue', standing: { kind: 'certified' } })
  expect(await machine.call('visit.attempt', { ...agrees(visitId), evenIfNotDue: true })).toMatchObject({ kind: 'opened' })
  expect(await machine.fail('visit.attempt', { ...agrees(visitId), consent: { version: 'face-1', agreed: true } })).toBe('consentOutdated: consent.version')
})

test.each<[string, Unable, 'opened' | 'needsPerson']>([
  ['cannot blink', ['blink'], 'opened'],
  ['can only read digits', ['blink', 'openMouth', 'turn'], 'needsPerson'],
  ['can do nothing', ['blink', 'openMouth', 'turn', 'speak'], 'needsPerson'],
])('who is remembered and %s: the machine asks what they can do, else a person does', async (_who, unable, kind) => {
  await cloud.deps.db.table('abilities').put({
    _id: wang.id, abilitiesEnc: sealAbilities(cloud.deps.secrets, wang.id, { unable, eyes: null }), consent: { version: 'abilities-1', agreedAt: '2025-11-01T00:00:00.000Z' }, revokedAt: null,
  })
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { keepsAbilities: true })
  const answer = await machine.call('visit.attempt', agrees(await startVisit(machine, wang)))
  expect(answer.kind).toBe(kind)
  if (answer.kind === 'opened') expect(answer.attempt.actions).not.toContain('blink')
  expect((await cloud.dump()).attempts).toHaveLength(kind === 'opened' ? 1 : 0)
})
