/**
 * Every act that takes two people, and an admin who has made a colleague's secrets anew and sits at both desks (rule R28): as the colleague they
 * approve nothing of their own. What the colleague's account is for others stays as it was, and a third person decides.
 */
import { contentOf } from '../../src/domain/contract/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { codeAt } from '../../cloudfunctions/staff/one-time-code'
import { asks, certify, dueSoon, enrol, startCloud, upload, type Cloud, type Desk } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'
import { unsure } from './doubles/face'
import { li, wang } from './people'
import { collect, DAY, key, openOffice, propose, proposalIdOf, putVisit, type Office } from './stop-scene'

jest.setTimeout(120_000)
const ROLES = ['clerk', 'visitor', 'reviewer', 'admin'] as const
const MINUTE = 60_000
let cloud: Cloud
let office: Office
let admin: Colleague
let helper: Colleague
let third: Colleague
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = DAY
  office = await openOffice(cloud)
  admin = await employ(cloud, 'P-admin', [...ROLES])
  helper = await employ(cloud, 'P-helper', [...ROLES])
  third = await employ(cloud, 'P-third', [...ROLES])
})
afterEach(() => cloud.close())

const as = (who: Colleague): Promise<Desk> => deskOf(cloud, who)
/** `kind` of the answer, or the code of the error. */
async function said<A extends keyof StaffCalls>(who: Colleague, action: A, input: StaffCalls[A]['input']): Promise<string> {
  const reply = await (await as(who)).send(action, input)
  return reply.ok ? (reply.data as { kind: string }).kind : reply.error.code
}
/** New secrets for the helper, known to whoever made them, who signs in with them and makes even the password their own. */
async function takeOver(): Promise<void> {
  const made = await (await as(admin)).call('colleagues.reset', { staffId: helper.id })
  if (made.kind !== 'reset') throw new Error(made.kind)
  const signedIn = await cloud.desk(null).call('signIn', { account: helper.account, password: made.password, code: codeAt(made.secret, cloud.clock.at) })
  if (signedIn.kind !== 'signedIn') throw new Error(signedIn.kind)
  await cloud.desk(signedIn.token).call('changePassword', { password: made.password, next: 'known to the admin alone' })
}

const checks = { documentReal: true, present: true, samePerson: true } as const
async function photoBy(who: Colleague): Promise<string> {
  const desk = await as(who)
  const { photoId, upload: ticket } = await desk.call('counter.openPhoto', { beneficiaryId: li.id, requestKey: key() })
  await upload(ticket, 'a picture')
  await desk.call('counter.lookAtPhoto', { photoId })
  return photoId
}
async function waits(answer: StaffCalls['counter.certify' | 'counter.enrolPhoto' | 'counter.supersede']['output']): Promise<string> {
  if (answer.kind !== 'waits') throw new Error(answer.kind)
  return answer.actId
}
async function filmOfWang(): Promise<string> {
  await enrol(cloud, wang)
  cloud.face.verdict = unsure
  const { outcome } = await certify(cloud.weapp('o-wang'), asks(wang))
  if (outcome.kind !== 'needsReview') throw new Error(outcome.kind)
  return outcome.reviewNo
}
const decide = (actId: string) => (who: Colleague) => said(who, 'counter.decide', { actId, decision: 'approve' })
const death = { beneficiaryId: li.id, code: 'death', since: '2025-11-01', source: 'civilAffairs' } as const
const approveStop = async (who: Colleague): Promise<string> => {
  const { evidenceNo } = await (await as(who)).call('getProposal', { proposalId: proposalIdOf(li) })
  return said(who, 'approveStop', { proposalId: proposalIdOf(li), evidenceNo })
}

type Approve = (who: Colleague) => Promise<string>
/** What the admin begins, and how somebody else ends it. */
const ACTS: readonly [string, string, () => Promise<Approve>][] = [
  ['a stop whose evidence they recorded', 'stopped', async () => {
    await propose(cloud, li)
    await collect(cloud, office, proposalIdOf(li), { except: ['call'] })
    await (await as(admin)).call('recordContact', { proposalId: proposalIdOf(li), requestKey: key(), channel: 'call', result: 'failed' })
    return approveStop
  }],
  ['a stop to which they gave the first of two words', 'stopped', async () => {
    await propose(cloud, li, { traits: { disabled: true } })
    await collect(cloud, office, proposalIdOf(li))
    expect(await approveStop(admin)).toBe('approved')
    return approveStop
  }],
  ['a finding that they recorded', 'confirmed', async () => {
    await enrol(cloud, li)
    await (await as(admin)).call('recordFinding', death)
    return (who) => said(who, 'confirmFinding', { beneficiaryId: li.id })
  }],
  ['the end of a finding that they recorded', 'ended', async () => {
    await enrol(cloud, li)
    await (await as(admin)).call('recordFinding', death)
    return (who) => said(who, 'endFinding', { beneficiaryId: li.id, ending: 'refuted', endedOn: '2025-12-04' })
  }],
  ['the end of a finding that they confirmed', 'ended', async () => {
    await enrol(cloud, li)
    await (await office.desk('clerk')).call('recordFinding', death)
    await (await as(admin)).call('confirmFinding', { beneficiaryId: li.id })
    return (who) => said(who, 'endFinding', { beneficiaryId: li.id, ending: 'refuted', endedOn: '2025-12-04' })
  }],
  ['an appeal against a stop that they approved', 'decided', async () => {
    await propose(cloud, li)
    await collect(cloud, office, proposalIdOf(li))
    expect(await approveStop(admin)).toBe('stopped')
    const callerId = cloud.deps.secrets.index('openid', 'o-li').slice(0, 32)
    await cloud.deps.db.table('callers').put({ _id: callerId, selfId: li.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
    await cloud.weapp('o-li').call('appeal', { beneficiaryId: li.id, kind: 'wrongStop' })
    const [appeal] = (await (await as(third)).call('listAppeals', { state: 'open' })).appeals
    return (who) => said(who, 'decideAppeal', { appealId: appeal!.appealId, result: 'upheld', why: 'alive' })
  }],
  ['a photo that they took', 'enrolled', async () => {
    await enrol(cloud, li)
    const photoId = await photoBy(admin)
    return decide(await waits(await (await as(admin)).call('counter.enrolPhoto', { beneficiaryId: li.id, requestKey: key(), photoId, checks })))
  }],
  ['a certification of an earlier day that ends a stop', 'certified', async () => {
    await enrol(cloud, li, { benefits: [dueSoon({ status: 'suspended', suspendedFrom: '2025-12' })] })
    const photoId = await photoBy(admin)
    return decide(await waits(await (await as(admin)).call('counter.certify', { beneficiaryId: li.id, requestKey: key(), photoId, checks, evidenceOn: '2025-11-28' })))
  }],
  ['a version of the policy that they wrote', 'published', async () => {
    await (await as(admin)).call('draftPolicy', { key: null, content: { ...contentOf(seedRizhao2025), effectiveFrom: '2026-02-01' } })
    return (who) => said(who, 'publishPolicy', { key: 'policy-371100.2' })
  }],
  ['a notice that they wrote', 'published', async () => {
    const text = { title: '年底不用赶', body: '每个人的日子不一样。', source: '社保中心公告第 3 号', validUntil: '2026-01-31' }
    const draft = await (await as(admin)).call('draftNotice', { key: null, region: '371100', text })
    if (draft.kind !== 'saved') throw new Error(draft.kind)
    return (who) => said(who, 'publishNotice', { key: draft.key })
  }],
  ['a film that they refused', 'returned', async () => {
    const reviewNo = await filmOfWang()
    const refuse: Approve = (who) => said(who, 'decideReview', { reviewNo, decision: 'notSame', reason: 'featuresDiffer' })
    expect(await refuse(admin)).toBe('another')
    return refuse
  }],
  ['a film that they left, for they know the person', 'passed', async () => {
    const reviewNo = await filmOfWang()
    expect(await said(admin, 'leaveReview', { reviewNo })).toBe('left')
    return (who) => said(who, 'decideReview', { reviewNo, decision: 'same', reason: 'featuresAgree' })
  }],
  ['a visit that they made', 'notCounted', async () => {
    await enrol(cloud, li)
    await putVisit(cloud, { beneficiaryId: li.id, state: 'checking' })
    const now = new Date(cloud.clock.at).toISOString()
    await cloud.deps.db.table('visitEvidence').put({
      _id: `731240968854.${admin.id}`, visitId: '731240968854', beneficiaryId: li.id, staffId: admin.id, signature: '', isSigned: true, receivedAt: now, missing: [],
      record: { visitId: '731240968854', deviceId: '', capturedAt: cloud.clock.at, sync: { at: now, skewMs: 0, tag: '' }, badge: true, questions: 'person', signedBy: 'person', papers: true, photos: [] },
      checks: ['incomplete'], on: '2025-12-04', doubt: null, outcome: 'checking', reference: null, photos: [], photosUntil: null, decidedBy: null,
    })
    return (who) => said(who, 'visits.decide', { visitId: '731240968854', decision: 'countsNot' })
  }],
]

test.each(ACTS)('%s: not by the colleague whose secrets they made, but by a third person', async (_, done, begin) => {
  const approve = await begin()
  await takeOver()
  expect(['needsOtherPerson', 'forbidden']).toContain(await approve(helper))
  expect(await approve(third)).toBe(done)
})

test.each(ACTS)('%s: by that colleague, as long as their account is their own', async (_, done, begin) => {
  const approve = await begin()
  expect(await approve(helper)).toBe(done)
})

test('what waits for a third person is counted, and what would be refused is not offered', async () => {
  const reviewNo = await filmOfWang()
  await said(admin, 'leaveReview', { reviewNo })
  await (await as(admin)).call('draftPolicy', { key: null, content: { ...contentOf(seedRizhao2025), effectiveFrom: '2026-02-01' } })
  const text = { title: '年底不用赶', body: '每个人的日子不一样。', source: '社保中心公告第 3 号', validUntil: '2026-01-31' }
  await (await as(admin)).call('draftNotice', { key: null, region: '371100', text })
  await takeOver()
  const seenBy = async (who: Colleague) => {
    const desk = await as(who)
    const { reviews, notHandedOver } = await desk.call('listReviews', {})
    const version = (await desk.call('listPolicies', {})).policies.find(({ state }) => state === 'draft')!
    const [notice] = (await desk.call('listBoard', {})).notices
    expect((await desk.call('getPolicy', { key: version.key })).version).toEqual(version)
    return [reviews.length, notHandedOver, version.mayPublish, notice!.mayPublish]
  }
  expect(await seenBy(admin)).toEqual([0, 0, false, false])
  expect(await seenBy(helper)).toEqual([0, 1, false, false])
  expect(await seenBy(third)).toEqual([1, 0, true, true])
})

test('nor do they approve what that account begins', async () => {
  await enrol(cloud, li)
  await takeOver()
  await (await as(helper)).call('recordFinding', death)
  expect(await said(admin, 'confirmFinding', { beneficiaryId: li.id })).toBe('needsOtherPerson')
  expect(await said(third, 'confirmFinding', { beneficiaryId: li.id })).toBe('confirmed')
})

test('an account that they made up is no second person either, nor one that it makes', async () => {
  const where = { region: '371100', regionName: '日照市', name: '没有的人' }
  for (const [maker, account] of [['P-admin', 'P-ghost-1'], ['P-ghost-1', 'P-ghost-2']] as const) {
    const id = cloud.deps.secrets.index('staff', maker.toLowerCase()).slice(0, 32)
    await (await deskOf(cloud, { ...admin, id })).call('colleagues.create', { account, roles: [...ROLES], ...where })
    const made = cloud.deps.secrets.index('staff', account.toLowerCase()).slice(0, 32)
    await cloud.deps.db.table('staff').changeOne({ _id: made }, { mustChangePassword: false })
  }
  await enrol(cloud, li)
  await (await as(admin)).call('recordFinding', death)
  for (const account of ['P-ghost-1', 'P-ghost-2']) {
    const ghost = { ...helper, id: cloud.deps.secrets.index('staff', account.toLowerCase()).slice(0, 32) }
    expect(await said(ghost, 'confirmFinding', { beneficiaryId: li.id })).toBe('needsOtherPerson')
    expect(await said(ghost, 'colleagues.confirm', { staffId: ghost.id })).toBe('own')
  }
})

describe('handing an account over', () => {
  const confirm = (who: Colleague) => said(who, 'colleagues.confirm', { staffId: helper.id })
  const row = async () => (await (await as(third)).call('colleagues.list', {})).colleagues.find(({ staffId }) => staffId === helper.id)!.isInOtherHands

  test('needs a third person who has just seen its owner make a password; from then on it counts', async () => {
    await enrol(cloud, li)
    await (await as(admin)).call('recordFinding', death)
    const approve: Approve = (who) => said(who, 'confirmFinding', { beneficiaryId: li.id })
    expect([await row(), await confirm(third)]).toEqual([false, 'confirmed'])
    await takeOver()
    expect([await row(), await confirm(admin), await confirm(helper)]).toEqual([true, 'needsOtherPerson', 'own'])
    cloud.clock.at += 15 * MINUTE + 1
    expect(await confirm(third)).toBe('notSeen')
    expect(await approve(helper)).toBe('needsOtherPerson')
    await (await as(helper)).call('changePassword', { password: 'known to the admin alone', next: 'known to its owner alone' })
    expect(await confirm(third)).toBe('confirmed')
    expect(await row()).toBe(false)
    expect((await cloud.dump()).staffEvents.filter(({ kind }) => kind === 'colleagueConfirmed')).toMatchObject([{ staffId: third.id, facts: { colleagueId: helper.id } }])
    expect(await approve(helper)).toBe('confirmed')
  })

  test('is not seen by an account that the same admin could use', async () => {
    await takeOver()
    const puppet = helper
    helper = third
    await takeOver()
    expect(await said(puppet, 'colleagues.confirm', { staffId: third.id })).toBe('needsOtherPerson')
  })

  test('with the first password nothing is handed over yet', async () => {
    await (await as(admin)).call('colleagues.reset', { staffId: helper.id })
    expect(await confirm(third)).toBe('notSeen')
  })
})
