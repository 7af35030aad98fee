/**
 * What the calls of staff are about, one thing of each kind: of one place, by one maker. As the store has them in the middle of the work, so that
 * whoever may act on a thing can.
 */
import { contentOf } from '../../src/domain/contract/policy'
import type { Attempt } from '../../cloudfunctions/lib/documents'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { afterFinding } from '../../src/domain/hold'
import { birthIn } from '../../src/domain/counter'
import { makeReference } from '../../src/domain/reference'
import { dueSoon, enrol, NOON, TODAY, type Cloud } from './cloud'
import { employ } from './colleagues'
import { lastWord, type Things } from './matrix'
import { anOutlet } from './outlets'
import { person } from './people'

const TOMORROW = '2025-11-13'
const AT = new Date(NOON).toISOString()
/** Another kind of the same field: `visits.decide` is about a visit that came back, `visit.mark` about one that is still to be made. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'visits.open.visitId': 'checkedVisitId', 'visits.decide.visitId': 'checkedVisitId',
  'getReview.reviewNo': 'filmReviewNo', 'decideReview.reviewNo': 'filmReviewNo',
  'publishNotice.key': 'noticeKey', 'withdrawNotice.key': 'noticeKey', 'draftNotice.key': 'noticeKey',
  'diffPolicy.a': 'policyKey', 'diffPolicy.b': 'policyKey', 'simulatePolicy.a': 'policyKey', 'simulatePolicy.b': 'policyKey',
  'counter.search.idNumber': 'personNumber', 'counter.search.name': 'personName', 'counter.search.birthOn': 'personBirthOn',
  'getPolicy.key': 'policyKey', 'draftPolicy.key': 'policyKey', 'publishPolicy.key': 'policyKey', 'withdrawPolicy.key': 'sparePolicyKey',
}
/** The kind of thing that a field of an input names. */
export const kindOf = (at: string): string => OTHERWISE[at] ?? lastWord(at)

let made = 0
/** Of which names are made that nobody else has. */
const STEMS = '甲乙丙丁戊己庚辛壬癸'
/** Draws other digits for every n. */
export function digitsOf(n: number): () => number {
  const digits = String(10_000_000_000 + n)
  let at = 0
  return () => Number(digits[at++] ?? '0') / 10
}

/** @param maker staff id of who did, wrote, booked, saw it first */
export async function makeThings({ deps, ...cloud }: Cloud, region: string, maker: string): Promise<Things> {
  const n = made++
  const { db, secrets } = deps
  const { id, idNumber } = person(n)
  const name = `张${STEMS[Math.floor(n / 10)] ?? ''}${STEMS[n % 10] ?? ''}`
  const reference = makeReference(digitsOf(n))
  const number = (kind: number) => `${String(kind)}${String(n).padStart(11, '0')}`
  const proposalId = await proposeStop({ deps }, n, region, maker)
  const { benefit } = afterFinding(dueSoon(), { code: 'missing', since: '2025-10-01', source: 'family', recordedOn: '2025-11-01' }, maker)
  const on = { beneficiaryId: id, region, street: null }
  const visit = {
    ...on, district: '371102', place: region, why: 'ill' as const, hearing: 'loud' as const, on: TOMORROW, half: 'morning' as const, callerId: null, bookedBy: maker,
    bookedAt: AT, visitorId: maker,
  }
  const words = (visitId: string) => ({
    addressEnc: secrets.seal(visitId, 'address', '海曲路 1 号'), contactEnc: secrets.seal(visitId, 'contact', '王小明'), phoneEnc: secrets.seal(visitId, 'phone', '13900000000'),
  })
  const [visitId, checkedVisitId] = [number(5), number(6)]
  const opinions = [{ staffId: maker, decision: 'notSame' as const, reason: 'featuresDiffer' as const, at: AT }]
  const policy = { ...seedRizhao2025, id: `policy-${n}`, region, version: 1, publishedOn: TODAY, effectiveFrom: '2026-06-01' }

  await enrol({ deps }, { id, name, idNumber }, {
    region, benefits: [benefit],
    contact: { change: { phoneEnc: secrets.seal(id, 'newPhone', '13800000001'), requestedAt: NOON - 1000 - n, effectiveAt: NOON + 86_400_000, by: 'counter' } },
  })
  await db.table('tasks').put({
    ...on, _id: `overpayment.${id}`, kind: 'overpayment', scheme: null, openedOn: TODAY, answerBy: TOMORROW, state: 'open', result: null, closedAt: null, by: null,
  })
  await db.table('appeals').put({
    ...on, _id: `${id}.wrongStop.${TODAY}`, callerId: 'caller', kind: 'wrongStop', filedOn: TODAY, filedAt: AT, answerBy: TOMORROW, wordsEnc: null, postponedTo: null,
    state: 'open', result: null, by: null, answeredAt: null,
  })
  await db.table('outbox').put({
    _id: `${id}.enterprise.2025-11-20.due.30`, kind: 'reminder', to: 'beneficiary', about: { scheme: 'enterprise', dueOn: '2025-11-20', days: 30 }, callerId: null, beneficiaryId: id, attemptId: null, state: 'dead', tries: 3,
    leaseUntil: 0, notBefore: AT, createdAt: AT,
  })
  await db.table('reviews').put({
    _id: number(7), beneficiaryId: id, callerId: 'caller', attemptId: null, why: 'declarationNegative', state: 'open', openedAt: AT, answerBy: TOMORROW,
    opinions,
  })
  await db.table('attempts').put(filmOf(id, `attempt-${n}`))
  await db.table('reviews').put({
    _id: number(8), beneficiaryId: id, callerId: 'caller', attemptId: `attempt-${n}`, why: 'similarityUnsure', state: 'open', openedAt: AT, answerBy: TOMORROW, opinions,
  })
  await db.table('visits').put({ ...visit, _id: visitId, ...words(visitId), state: 'assigned' })
  await db.table('visits').put({ ...visit, _id: checkedVisitId, ...words(checkedVisitId), state: 'checking' })
  await db.table('visitEvidence').put({
    _id: `${checkedVisitId}.${maker}`, visitId: checkedVisitId, beneficiaryId: id, staffId: maker, signature: '', isSigned: false, receivedAt: AT, missing: [], checks: [],
    record: {
      visitId: checkedVisitId, deviceId: 'x', capturedAt: NOON, sync: { at: AT, skewMs: 0, tag: 'x' }, badge: true, questions: null, signedBy: null, papers: true, photos: [],
    },
    on: TODAY, doubt: null, outcome: 'checking', reference: null, photos: [], photosUntil: null, decidedBy: null,
  })
  await db.table('visitDevices').put({ _id: String(n).padStart(43, 'd'), staffId: maker, x: 'x', y: 'y', registeredAt: AT, revokedAt: null })
  await db.table('outlets').put(anOutlet({ _id: `outlet-${n}`, region }))
  await db.table('kiosks').put({
    _id: `kiosk-${n}`, outletId: `outlet-${n}`, name: '服务站', region, publicKey: 'x', state: 'active', enrolledAt: AT, seenAt: NOON, helpAskedAt: AT, revokedAt: null,
  })
  await db.table('notices').put({
    _id: `notice-${n}.1`, noticeId: `notice-${n}`, version: 1, region, state: 'draft', publishedOn: null, draftedBy: maker, draftedAt: AT, publishedBy: null,
    title: '年底不用赶', body: '首页写着您的日子。', source: '公告第 3 号', validUntil: '2099-12-31',
  })
  for (const version of [1, 2]) {
    const stored = { region, state: 'draft' as const, policy: { ...policy, version }, draftedBy: maker, draftedAt: AT, publishedBy: null, publishedAt: null }
    await db.table('policies').put({ _id: `policy-${n}.${version}`, ...stored, version: 1 })
  }
  await db.table('cases').put({
    ...on, _id: `case.${reference}`, reference, channel: 'counter', on: TODAY, parts: [], score: 1, openedOn: TODAY, answerBy: TOMORROW, state: 'open', finding: null,
    noteEnc: null, by: null, closedAt: null,
  })
  await db.table('certifications').put({
    _id: reference, beneficiaryId: id, callerId: null, attemptId: null, mode: 'self', channel: 'counter', at: AT, on: TODAY, policyId: seedRizhao2025.id, benefits: [],
    validUntil: '2026-11-20', writtenAt: AT, place: region, proof: { kind: 'counterCheck', id: `act-${n}-x` },
  })
  await db.table('counterPhotos').put({
    _id: `photo-${n}`, beneficiaryId: id, staffId: maker, fileId: (await deps.storage.ticket(`counter/photo-${n}.jpg`, 10)).fileId, openedAt: AT, look: null, sha256: null, actId: null,
    photoUntil: new Date(NOON + 3_600_000).toISOString(),
  })
  await db.table('counterActs').put({
    ...on, _id: `act-${n}-x`, kind: 'certify', operatorId: maker, inputTag: '', openedAt: AT, evidenceOn: TODAY, checks: null, photoId: null, likeness: 'unsure', lateReason: null,
    supersedes: null, state: 'waiting', waitsFor: 'mismatch', answerBy: TOMORROW, decidedBy: null, decidedAt: null, answer: null,
  })
  await db.table('imports').put({
    _id: `import-${n}`, region, mode: 'check', isComplete: false, sha256: '', bytes: 1, fileId: `cloud://rosters/${n}`, hasFile: false, by: maker, state: 'done', refusal: null,
    day: TODAY, done: { rows: 0, personId: null, counts: { rows: 0, added: 0, changed: 0, unchanged: 0, changes: {}, differs: 0, refused: 0, warned: 0, vanished: 0, returned: 0 } },
    share: 1, planned: null, schemes: [], fence: 0, leaseUntil: 0, startedAt: AT, doneAt: AT,
  })
  const visitor = await employ({ deps, ...cloud }, `T-${n}`, ['visitor'], { region })
  return {
    region, district: '371102', beneficiaryId: id, proposalId, taskId: `overpayment.${id}`, appealId: `${id}.wrongStop.${TODAY}`, letterId: `${id}.enterprise.2025-11-20.due.30`, reviewNo: number(7), filmReviewNo: number(8),
    visitId, checkedVisitId, visitorId: visitor.id, staffId: visitor.id, deviceId: String(n).padStart(43, 'd'), kioskId: `kiosk-${n}`, outletId: `outlet-${n}`,
    noticeKey: `notice-${n}.1`, policyKey: `policy-${n}.1`, sparePolicyKey: `policy-${n}.2`, content: contentOf(policy), caseId: `case.${reference}`, reference, photoId: `photo-${n}`, actId: `act-${n}-x`, importId: `import-${n}`,
    changeId: String(NOON - 1000 - n), personNumber: idNumber, personName: name, personBirthOn: birthIn(idNumber),
  }
}

/** Somebody long overdue, with everything on file that a stop needs but the last approval. */
async function proposeStop({ deps: { db, ...deps } }: Pick<Cloud, 'deps'>, n: number, region: string, maker: string): Promise<string> {
  const late = { ...person(30 + n), id: `late-${String(n).padStart(2, '0')}` }
  const dueOn = '2025-09-20'
  const _id = `${late.id}.enterprise.${dueOn}`
  await enrol({ deps: { db, ...deps } }, late, { region, benefits: [dueSoon({ lastCertifiedOn: '2024-09-20' })] })
  await db.table('proposals').put({
    _id, beneficiaryId: late.id, region, scheme: 'enterprise', dueOn, openedOn: '2025-10-01', stopFrom: '2025-10', state: 'open',
    approvals: [{ staffId: maker, at: AT }], evidenceNo: 1, closedAt: null, version: 1,
  })
  for (const [channel, on] of [['sms', '2025-10-05'], ['call', '2025-10-20'], ['visit', '2025-11-03']] as const) {
    await db.table('contacts').put({
      _id: `${_id}.${channel}`, beneficiaryId: late.id, scheme: 'enterprise', dueOn, channel, at: `${on}T02:00:00.000Z`, on, result: channel === 'sms' ? 'sent' : 'failed',
      by: channel === 'sms' ? null : 'staff-who-tried',
    })
  }
  await db.table('dataChecks').put({ _id: `${late.id}.2025-11-10`, beneficiaryId: late.id, on: '2025-11-10', sources: ['publicSecurity', 'health'], lifeTraceOn: null })
  return _id
}

/** A film that the machine could not decide. */
export const filmOf = (beneficiaryId: string, _id: string): Attempt => ({
  _id, callerId: 'caller', beneficiaryId, mode: 'self', relation: null, binds: 'nothing', invitation: null, entry: null, channel: 'phone', camera: 'front',
  actions: ['blink', 'openMouth'], nonce: 'x', consent: { version: seedRizhao2025.consentVersion, agreedAt: AT }, inputTag: '', openedAt: AT, expiresAt: AT, tryNo: 1,
  sessionNo: 1, videoPath: `videos/${_id}.webm`, videoFileId: `cloud://videos/${_id}.webm`, referenceFileId: `cloud://photos/${beneficiaryId}.jpg`, claim: null,
  leaseUntil: 0, receivedAt: NOON, outcome: null, evidence: null, prompts: [], decidedAt: AT, videoUntil: '2025-11-19T04:00:00.000Z',
})

/** What does not exist. */
export const NOTHING: Things = {
  region: '371100', district: '371102', beneficiaryId: 'person-nobody', proposalId: 'person-nobody.enterprise.2025-11-20', taskId: 'overpayment.person-nobody',
  appealId: 'person-nobody.wrongStop.2025-11-12', letterId: 'person-nobody.enterprise.2025-11-20.due.30', reviewNo: '799999999999', filmReviewNo: '899999999999', visitId: '599999999999',
  checkedVisitId: '699999999999', visitorId: 'staff-nobody', staffId: 'staff-nobody', deviceId: 'n'.repeat(43), kioskId: 'kiosk-nobody', outletId: 'outlet-nobody',
  noticeKey: 'notice-nobody.1', policyKey: 'policy-nobody.1', sparePolicyKey: 'policy-nobody.2', content: contentOf({ ...seedRizhao2025, effectiveFrom: '2026-06-01' }), caseId: 'case.731240968854', reference: '731240968854', photoId: 'photo-nobody', actId: 'act-nobody',
  importId: 'import-nobody', changeId: '1762910000000', personNumber: syntheticIdNumber('1939-05-01'), personName: '张没有', personBirthOn: '1939-05-01',
}
