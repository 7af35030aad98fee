import { asks, certify, dueSoon, enrol, finishInput, NOON, open, startCloud, upload, type Cloud, type Phone } from './cloud'
import type { Fingerprint } from '../../src/domain/face/attack/fingerprint'
import { backwards, cut, moved } from '../face/moves'
import { matches, refuses, unsure } from './doubles/face'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  phone = cloud.weapp('o-wang')
})
afterEach(() => cloud.close())

const MINUTE = 60_000
const stored = async () => {
  const dump = await cloud.dump()
  return { ...dump, person: dump.beneficiaries.find(({ _id }) => _id === wang.id)! }
}
const ready = async (input = asks(wang)) => {
  const attempt = await open(phone, input)
  await upload(attempt.upload)
  return attempt.attemptId
}
const finish = (attemptId: string) => phone.call('certification.finish', finishInput(attemptId))

test('a match is written everywhere at once: certification, due date, attempt, tally, caller, event, notice', async () => {
  const { attempt, outcome } = await certify(phone, asks(wang))
  expect(outcome).toMatchObject({
    kind: 'matched', maskName: '王*兰', mode: 'self', channel: 'phone', certifiedOn: '2025-11-12', standingBefore: 'dueSoon',
    nextDueOn: '2026-11-12', nextOpensOn: '2026-08-14', payment: null,
    benefits: [{ scheme: 'enterprise', attribution: 'onTime', nextDueOn: '2026-11-12', declarationMissing: false }],
  })
  if (outcome.kind !== 'matched') throw new Error()
  const { reference } = outcome
  const { attemptId } = attempt
  const db = await stored()
  expect(db.person).toMatchObject({
    dueOn: '2026-11-12', eventSeq: 1, version: 2, benefits: [{ lastCertifiedOn: '2025-11-12', lastChannel: 'phone' }],
  })
  expect(db.certifications).toMatchObject([{ _id: reference, beneficiaryId: wang.id, attemptId, validUntil: '2026-11-12' }])
  expect(db.attempts).toMatchObject([{ _id: attemptId, outcome, evidence: { similarity: 0.8125 }, videoUntil: '2025-11-19T04:00:00.000Z' }])
  expect(db.tallies).toContainEqual({ _id: `${wang.id}.2025-11-12`, tries: expect.objectContaining({ sessions: 1, triesInSession: 1 }) })
  expect(db.callers).toMatchObject([{ selfId: wang.id, activeBindings: 0 }])
  expect(db.events).toMatchObject([{ _id: `${wang.id}.1`, kind: 'certified', facts: { reference, consentVersion: 'face-2' } }])
  expect(db.outbox).toMatchObject([{ _id: `certified.${attemptId}.caller`, state: 'queued' }])
})

test('one act settles every benefit by its own cycle, and says when stopped pay comes back', async () => {
  await enrol(cloud, li, { benefits: [
    dueSoon({ lastCertifiedOn: '2024-08-01', status: 'suspended', suspendedFrom: '2025-09' }),
    dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-01-22' }),
  ] })
  const { outcome } = await certify(cloud.weapp('o-li'), asks(li))
  const backPayMonths = ['2025-09', '2025-10', '2025-11']
  const payment = { resumeMonth: '2025-12', backPayMonths, backPayArrivesMonth: '2025-12', cutoffDay: 15, afterCutoff: false }
  expect(outcome).toMatchObject({
    kind: 'matched', standingBefore: 'suspended', nextDueOn: '2026-06-20', nextOpensOn: '2026-01-21', payment,
    benefits: [{ scheme: 'resident', attribution: 'onTime', payment: null }, { scheme: 'enterprise', attribution: 'late', payment }],
  })
})

test('a hundred calls at once decide once: one look at the clip, one certification, one event, one reference', async () => {
  const attemptId = await ready()
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => finish(attemptId)))
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set([JSON.stringify(await finish(attemptId))]))
  expect(outcomes[0]).toMatchObject({ kind: 'matched' })
  expect(cloud.face.seen).toHaveLength(1)
  const db = await stored()
  expect([db.certifications, db.events, db.outbox].map((rows) => rows.length)).toEqual([1, 1, 1])
  expect(db.person.version).toBe(2)
})

test('when the decider dies its lease runs out and the next call decides, by the day of the first', async () => {
  cloud.clock.at = Date.parse('2025-11-12T15:59:50.000Z')
  const attemptId = await ready()
  // what a process leaves behind that is killed while the engine is at work
  const { at } = cloud.clock
  await cloud.deps.db.table('attempts').changeOne({ _id: attemptId }, { claim: 'dead', leaseUntil: at + 55_000, receivedAt: at })
  const waiting = phone.fail('certification.finish', finishInput(attemptId))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(cloud.face.seen).toEqual([])
  cloud.clock.at += 56_000
  // the first has no time left to decide; the next call has
  expect(await waiting).toBe('busy')
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched', certifiedOn: '2025-11-12' })
  expect((await stored()).certifications).toHaveLength(1)
})

test('a decider that comes back after its lease writes nothing over the outcome', async () => {
  const attemptId = await ready()
  let rival: unknown
  cloud.face.meanwhile = async () => {
    cloud.face.meanwhile = () => Promise.resolve()
    cloud.clock.at += 56_000
    cloud.face.verdict = refuses('tooDark')
    rival = await finish(attemptId)
    cloud.face.verdict = matches
  }
  const slow = await finish(attemptId)
  expect(rival).toMatchObject({ kind: 'notMatched', reason: 'tooDark' })
  expect(slow).toEqual(rival)
  const db = await stored()
  expect([db.certifications.length, db.events.length]).toEqual([0, 1])
})

test('who waited in vain is told to try again', async () => {
  const attemptId = await ready()
  await cloud.deps.db.table('attempts').changeOne({ _id: attemptId }, { claim: 'busy', leaseUntil: cloud.clock.at + 55_000 })
  const waiting = phone.fail('certification.finish', finishInput(attemptId))
  await new Promise((resolve) => setTimeout(resolve, 200))
  cloud.clock.at += 51_000
  expect(await waiting).toBe('busy')
})

test('a write to the same person in between is not lost: the transaction runs again on what is there now', async () => {
  const attemptId = await ready()
  const { db } = cloud.deps
  const inTransaction = db.inTransaction.bind(db)
  let runs = 0
  const spy = jest.spyOn(db, 'inTransaction').mockImplementation((work) => inTransaction(async (tx) => {
    const result = await work(tx)
    if (++runs === 1) await db.table('beneficiaries').changeOne({ _id: wang.id }, { photoFileId: 'cloud://photos/newer.jpg' })
    return result
  }))
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched' })
  spy.mockRestore()
  expect(runs).toBe(2)
  const after = await stored()
  expect(after.person).toMatchObject({ photoFileId: 'cloud://photos/newer.jpg', dueOn: '2026-11-12', eventSeq: 1 })
  expect([after.certifications!.length, after.events!.length]).toEqual([1, 1])
})

test('two attempts of one person decided at the same time both stand, one after the other in the chain', async () => {
  const [first, second] = [await ready(), await ready()]
  expect(await Promise.all([finish(first), finish(second)])).toMatchObject([{ kind: 'matched' }, { kind: 'matched' }])
  const db = await stored()
  expect([db.certifications.length, db.events.length, db.person.eventSeq]).toEqual([2, 2, 2])
})

test('without a video nothing is decided, and the upload may still come', async () => {
  const attempt = await open(phone, asks(wang))
  expect(await phone.fail('certification.finish', finishInput(attempt.attemptId))).toBe('videoMissing')
  await upload(attempt.upload, Buffer.alloc(0))
  expect(await phone.fail('certification.finish', finishInput(attempt.attemptId))).toBe('videoMissing')
  await upload(attempt.upload)
  expect(await finish(attempt.attemptId)).toMatchObject({ kind: 'matched' })
})

test('a video beyond the limit is not looked at, and a smaller one may replace it', async () => {
  const attempt = await open(phone, asks(wang))
  await upload(attempt.upload, Buffer.alloc(attempt.upload.maxBytes + 1))
  expect(await phone.fail('certification.finish', finishInput(attempt.attemptId))).toBe('videoTooLarge')
  expect(cloud.face.seen).toEqual([])
  await upload(attempt.upload)
  expect(await finish(attempt.attemptId)).toMatchObject({ kind: 'matched' })
})

test('after 30 minutes an attempt is over; no try is used up, and a video that was asked about too early does not help', async () => {
  const attempt = await open(phone, asks(wang))
  expect(await phone.fail('certification.finish', finishInput(attempt.attemptId))).toBe('videoMissing')
  await upload(attempt.upload)
  cloud.clock.at += 30 * MINUTE
  const outcome = await finish(attempt.attemptId)
  expect(outcome).toMatchObject({ kind: 'notMatched', reason: 'attemptExpired', triesLeft: 3, sessionsLeft: 4 })
  expect(await finish(attempt.attemptId)).toEqual(outcome)
  expect(cloud.face.seen).toEqual([])
  expect((await stored()).tallies.filter(({ tries }) => tries)).toEqual([])
})

test('one minute before that it is not', async () => {
  const attemptId = await ready()
  cloud.clock.at += 29 * MINUTE
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched' })
})

test('when the engine does not answer the attempt stays open for the same call again, and who was in time stays in time', async () => {
  const attemptId = await ready()
  cloud.clock.at += 29 * MINUTE
  cloud.face.verdict = 'silent'
  expect(await phone.fail('certification.finish', finishInput(attemptId))).toBe('unavailable')
  cloud.face.verdict = matches
  cloud.clock.at += 2 * MINUTE
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched', certifiedAt: new Date(NOON + 29 * MINUTE).toISOString() })
})

test.each([['of the same person', wang], ['of somebody else', li]])('a clip proves once: sent again in an attempt %s it is no live face', async (_, next) => {
  await enrol(cloud, li)
  cloud.face.sha256 = 'ab'.repeat(32)
  const { attempt, outcome } = await certify(phone, asks(wang))
  expect(outcome).toMatchObject({ kind: 'matched' })
  // the stored answer of the first attempt stands
  expect(await finish(attempt.attemptId)).toEqual(outcome)
  const replayed = await certify(cloud.weapp('o-thief'), asks(next, { evenIfNotDue: true }))
  expect(replayed.outcome).toMatchObject({ kind: 'notMatched', reason: 'notLive', triesLeft: 2 })
  const db = await stored()
  expect([db.certifications.length, db.clips, db.events.at(-1)?.facts.videoSha256])
    .toMatchObject([1, [{ _id: cloud.face.sha256, attemptId: attempt.attemptId, beneficiaryId: wang.id }], cloud.face.sha256])
})

const risks = async () => (await stored()).attempts.map(({ evidence }) => Object.fromEntries(evidence!.risk.map(({ name, value, level }) => [name, [value, level]])))

test.each<[string, (print: Fingerprint) => Fingerprint, string | null]>([
  ['encoded again', (print) => print, 'notLive'],
  ['played backwards', backwards, 'notLive'],
  ['of which the beginning is cut off', (print) => cut(print, 20), 'notLive'],
  ['made another day', () => moved(7), null],
])('a recording of the same person %s', async (_, change, reason) => {
  cloud.face.fingerprint = moved(1)
  expect((await certify(phone, asks(wang))).outcome).toMatchObject({ kind: 'matched' })
  cloud.face.fingerprint = change(moved(1))
  cloud.clock.at += MINUTE
  const { attempt, outcome } = await certify(phone, asks(wang, { evenIfNotDue: true }))
  expect(outcome).toMatchObject(reason ? { kind: 'notMatched', reason } : { kind: 'matched' })
  // whoever looks at it sees why; asking again changes nothing
  expect(await finish(attempt.attemptId)).toEqual(outcome)
  const [value, level] = (await risks()).find((one) => one.replay![0] !== 0)?.replay ?? [0, 'pass']
  expect([value as number > 0.52, level]).toEqual([reason !== null, reason ? 'refuse' : 'pass'])
  const db = await stored()
  expect(db.attempts.map(({ evidence }) => evidence?.fingerprint)).toEqual([null, null])
  expect(db.clips.map(({ fingerprint }) => fingerprint !== null)).toEqual([true, true])
})

test('a decision that is made again, after the decider died, is no replay of itself', async () => {
  cloud.face.fingerprint = moved(1)
  cloud.face.sha256 = 'ef'.repeat(32)
  const attemptId = await ready()
  cloud.face.meanwhile = async () => {
    // the dead decider had got as far as remembering the clip
    cloud.face.meanwhile = () => Promise.resolve()
    const at = new Date(cloud.clock.at).toISOString()
    await cloud.deps.db.table('clips').add({ _id: 'ef'.repeat(32), attemptId, beneficiaryId: wang.id, at, fingerprint: moved(1), kind: 'matched' })
  }
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched' })
})

test('doubtful clips, which a stranger can send too, do not push the person\'s own out of the memory', async () => {
  const again = moved(1)
  cloud.face.fingerprint = again
  await certify(phone, asks(wang))
  const clips = cloud.deps.db.table('clips')
  for (let i = 0; i < 12; i++) {
    cloud.clock.at += 1000
    const at = new Date(cloud.clock.at).toISOString()
    await clips.add({ _id: String(i).padStart(64, '0'), attemptId: `other-${i}`, beneficiaryId: wang.id, at, fingerprint: moved(50 + i), kind: 'review' })
  }
  cloud.clock.at += 1000
  cloud.face.fingerprint = again
  expect((await certify(phone, asks(wang, { evenIfNotDue: true }))).outcome).toMatchObject({ kind: 'notMatched', reason: 'notLive' })
})

test('an attempt of before, without the newer fields, can still be finished', async () => {
  const attemptId = await ready()
  const old = await cloud.deps.db.table('attempts').find(attemptId)
  const { isPhotoOld: _, tint: __, ...before } = old!
  await cloud.deps.db.inTransaction(async (tx) => { await tx.table('attempts').put(before) })
  expect(await finish(attemptId)).toMatchObject({ kind: 'matched' })
  expect(cloud.face.seen.at(-1)).toMatchObject({ isPhotoOld: false })
})

test('the same recording of somebody else is not looked for: their photo tells', async () => {
  await enrol(cloud, li)
  cloud.face.fingerprint = moved(1)
  await certify(phone, asks(wang))
  expect((await certify(cloud.weapp('o-li'), asks(li))).outcome).toMatchObject({ kind: 'matched' })
})

test('a clip that was refused is not remembered', async () => {
  cloud.face.sha256 = 'cd'.repeat(32)
  cloud.face.verdict = refuses('tooDark')
  await certify(phone, asks(wang))
  expect((await stored()).clips).toEqual([])
})

test.each([['service', 3, 0], ['tooDark', 2, 1], ['notSamePerson', 2, 1]] as const)(
  'a refusal for %s leaves %i tries', async (reason, triesLeft, tallies) => {
    cloud.face.verdict = refuses(reason)
    const { attempt, outcome } = await certify(phone, asks(wang))
    expect(outcome).toMatchObject({ kind: 'notMatched', reason, triesLeft, standing: { kind: 'dueSoon', dueOn: '2025-11-20' } })
    const db = await stored()
    expect(db.tallies.filter(({ tries }) => tries)).toHaveLength(tallies)
    expect([db.certifications, db.callers]).toEqual([[], []])
    expect(db.person).toMatchObject({ dueOn: '2025-11-20', eventSeq: 1 })
    expect(db.outbox).toMatchObject([{ _id: `notMatched.${attempt.attemptId}.caller` }])
  })

test('an unsure verdict goes to a person; until then the standing says so, and a later match makes it needless', async () => {
  cloud.face.verdict = unsure
  const { outcome } = await certify(phone, asks(wang))
  expect(outcome).toMatchObject({ kind: 'needsReview', answerBy: '2025-11-19', standing: { kind: 'reviewing' } })
  if (outcome.kind !== 'needsReview') throw new Error()
  expect((await stored()).reviews).toMatchObject([{ _id: outcome.reviewNo, why: 'similarityUnsure', state: 'open' }])
  // the reviewer needs the video longer than usual
  expect((await stored()).attempts).toMatchObject([{ videoUntil: '2025-11-26T04:00:00.000Z' }])
  cloud.face.verdict = matches
  expect((await certify(phone, asks(wang))).outcome).toMatchObject({ kind: 'matched' })
  const db = await stored()
  expect(db.reviews).toMatchObject([{ state: 'superseded' }])
  expect(db.person.openReview).toBeNull()
})

test('the engine is told that the photo is old', async () => {
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { photoTakenOn: '2001-05-01' })
  await finish(await ready())
  expect(cloud.face.seen).toMatchObject([{ isPhotoOld: true }])
})

test('a declared eye goes with the clip to the engine', async () => {
  const phone = cloud.weapp('o-wang')
  const { attemptId, upload: ticket } = await open(phone, { ...asks(wang), eyes: 'right' })
  await upload(ticket)
  await phone.call('certification.finish', finishInput(attemptId))
  expect(cloud.face.seen).toMatchObject([{ attemptId, eyes: 'right' }])
})

test('screen colours: an order for the own front camera on H5, judged only when the page says that it showed them', async () => {
  const h5 = await cloud.newDevice()
  const tints = [{ tint: 'warm' as const, shownAtMs: 12 }]
  const film = async (evidence: object) => {
    const attempt = await open(h5, asks(wang, { evenIfNotDue: true }))
    await upload(attempt.upload)
    await h5.call('certification.finish', { attemptId: attempt.attemptId, evidence: { kind: 'video', ...evidence } })
    return { tint: attempt.tint, judged: cloud.face.seen.at(-1)?.tint }
  }
  const shown = await film({ tints })
  expect(shown.tint).toHaveLength(4)
  expect(shown.judged).toEqual(shown.tint)
  expect((await stored()).attempts).toMatchObject([{ tint: shown.tint, tintsShown: tints }])
  expect((await film({})).judged).toBeUndefined()
  expect((await open(h5, asks(wang, { evenIfNotDue: true, camera: 'rear' }))).tint).toBeNull()
  expect((await open(phone, asks(wang, { evenIfNotDue: true }))).tint).toBeNull()
})

test('the prompts are kept as a hint for a reviewer', async () => {
  const attemptId = await ready()
  const prompts = [{ action: 'blink' as const, shownAtMs: 1200 }]
  await phone.call('certification.finish', { attemptId, evidence: { kind: 'video', prompts } })
  expect((await stored()).attempts).toMatchObject([{ prompts }])
  expect(cloud.face.seen).toMatchObject([{ prompts }])
})
