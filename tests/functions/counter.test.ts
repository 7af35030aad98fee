/** The counter (seed 10 to 12, 24; rules R9, R23, R25, R28): through the real calls, with two people where two are asked for. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { phoneOf } from '../../cloudfunctions/lib/contact'
import { matchPerson } from '../../cloudfunctions/lib/evidence/match-person'
import { shardOf } from '../../cloudfunctions/lib/shard'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { birthIn } from '../../src/domain/counter'
import { asks, dueSoon, enrol, open, startCloud, upload, type Cloud, type Desk, type Person } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, wang } from './people'
import { at, benefitOf, key, openOffice, propose, type Office } from './stop-scene'

jest.setTimeout(120_000)
let cloud: Cloud
let office: Office
let clerk: Desk
const TODAY = '2025-12-04'
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = at(TODAY)
  office = await openOffice(cloud)
  clerk = await office.desk('clerk')
})
afterEach(() => cloud.close())

const suspended = dueSoon({ status: 'suspended', suspendedFrom: '2025-12' })
const seen = { documentReal: true, present: true } as const
const checks = { ...seen, samePerson: true } as const

/** A picture that was taken, sent and looked at. */
async function photo(person: Person, desk = clerk, bytes = 'a picture'): Promise<string> {
  const { photoId, upload: ticket } = await desk.call('counter.openPhoto', { beneficiaryId: person.id, requestKey: key() })
  await upload(ticket, bytes)
  await desk.call('counter.lookAtPhoto', { photoId })
  return photoId
}
type Certify = StaffCalls['counter.certify']['input']
const certifying = async (person: Person, more: Partial<Certify> = {}): Promise<Certify> =>
  ({ beneficiaryId: person.id, requestKey: key(), photoId: await photo(person), checks, ...more })
async function waiting(answer: StaffCalls['counter.certify' | 'counter.enrolPhoto' | 'counter.supersede']['output']): Promise<string> {
  if (answer.kind !== 'waits') throw new Error(answer.kind)
  return answer.actId
}
const decide = async (name: string, actId: string, decision: 'approve' | 'refuse' = 'approve') => (await office.desk(name)).call('counter.decide', { actId, decision })
const chainIsWhole = async (person: Person) => {
  const { events, beneficiaries } = await cloud.dump()
  const own = events.filter(({ beneficiaryId }) => beneficiaryId === person.id).sort((a, b) => a.seq - b.seq)
  expect(verifyChain(own, beneficiaries.find(({ _id }) => _id === person.id)!)).toEqual({ ok: true })
  return own.map(({ kind }) => kind)
}

describe('finding somebody', () => {
  beforeEach(() => enrol(cloud, li))
  const found = [{ beneficiaryId: li.id, maskName: '李*国', maskId: expect.stringContaining('********'), standing: expect.objectContaining({ kind: 'overdue' }) }]

  test('by number, by name and birth date, by reference', async () => {
    expect(await clerk.call('counter.search', { by: 'idNumber', idNumber: ` ${li.idNumber.toLowerCase()} ` })).toEqual({ people: found })
    expect(await clerk.call('counter.search', { by: 'name', name: '李 建国', birthOn: birthIn(li.idNumber) })).toEqual({ people: found })
    expect(await clerk.call('counter.search', { by: 'name', name: '李建国', birthOn: '1951-09-04' })).toEqual({ people: [] })
    const done = await clerk.call('counter.certify', await certifying(li))
    if (done.kind !== 'certified') throw new Error(done.kind)
    expect(await clerk.call('counter.search', { by: 'reference', reference: done.reference })).toMatchObject({ people: [{ beneficiaryId: li.id, standing: { kind: 'certified' } }] })
    expect(await clerk.fail('counter.search', { by: 'idNumber', idNumber: '123' })).toBe('badInput: idNumber')
  })

  test('a clerk of another county finds nobody, sees nothing and does nothing', async () => {
    const far = await deskOf(cloud, await employ(cloud, 'S-far', ['clerk'], { region: '371122', regionName: '莒县' }))
    expect(await far.call('counter.search', { by: 'idNumber', idNumber: li.idNumber })).toEqual({ people: [] })
    expect(await far.fail('counter.record', { beneficiaryId: li.id })).toBe('notFound: beneficiaryId')
    expect(await far.fail('counter.openPhoto', { beneficiaryId: li.id, requestKey: key() })).toBe('notFound: beneficiaryId')
    const photoId = await photo(li)
    expect(await far.fail('counter.certify', { beneficiaryId: li.id, requestKey: key(), photoId, checks })).toBe('notFound: beneficiaryId')
  })

  test('the record is masked and has what the clerk needs', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { phoneEnc: cloud.deps.secrets.seal(li.id, 'phone', '13800001234') })
    const record = await clerk.call('counter.record', { beneficiaryId: li.id })
    expect(record).toMatchObject({
      maskName: '李*国', maskPhone: '138****1234', photo: { has: true }, standing: { kind: 'overdue', dueOn: '2025-11-20' },
      benefits: [{ scheme: 'enterprise', lateAsk: 'statement', finding: null }], history: [], relatives: [], acts: [], phoneChange: null,
    })
    expect(JSON.stringify(record)).not.toMatch(new RegExp(`${li.name}|${li.idNumber}|13800001234`))
  })
})

describe('certifying on the spot', () => {
  test('counts at once, cures every benefit, ends a stop, keeps why it was late, and says so in the person’s own records', async () => {
    await enrol(cloud, li, { benefits: [suspended, dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-03-01' })] })
    const input = await certifying(li, { lateReason: 'ill' })
    const done = await clerk.call('counter.certify', input)
    expect(done).toMatchObject({
      kind: 'certified', certifiedOn: TODAY, nextDueOn: '2026-06-20',
      payment: { resumeMonth: '2026-01', backPayMonths: ['2025-12'], backPayArrivesMonth: '2026-01' },
      benefits: [{ scheme: 'resident', attribution: 'onTime' }, { scheme: 'enterprise', attribution: 'late' }],
    })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'active', lastCertifiedOn: TODAY, lastChannel: 'counter' })
    expect(await chainIsWhole(li)).toEqual(['lateReasonStated', 'resumed', 'certified'])
    const { certifications, counterActs, counterPhotos } = await cloud.dump()
    expect(certifications).toMatchObject([{ channel: 'counter', mode: 'self', attemptId: null, proof: { kind: 'counterCheck', id: counterActs[0]!._id } }])
    expect(counterActs).toMatchObject([{ state: 'done', operatorId: office.id('clerk'), checks, likeness: 'same' }])
    // goes when a film would
    expect(counterPhotos[0]!.photoUntil).toBe('2025-12-11T04:00:00.000Z')
    // said once more by the same request: nothing happens twice
    expect(await clerk.call('counter.certify', input)).toEqual(done)
    expect((await cloud.dump()).certifications).toHaveLength(1)
    expect(await clerk.fail('counter.certify', { ...input, evidenceOn: '2025-12-01' })).toBe('badInput: requestKey')
  })

  test('ten taps at once are one certification', async () => {
    await enrol(cloud, li)
    const input = await certifying(li)
    const answers = await Promise.all(Array.from({ length: 10 }, () => clerk.call('counter.certify', input)))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect((await cloud.dump()).certifications).toHaveLength(1)
  })

  test('a picture that is none, another person’s, a colleague’s or used already proves nothing', async () => {
    await enrol(cloud, li)
    await enrol(cloud, wang)
    const empty = await clerk.call('counter.openPhoto', { beneficiaryId: li.id, requestKey: key() })
    expect(await clerk.call('counter.lookAtPhoto', { photoId: empty.photoId })).toEqual({ kind: 'notAPicture' })
    const used = await photo(li)
    await clerk.call('counter.certify', await certifying(li, { photoId: used }))
    const others = [empty.photoId, await photo(wang), await photo(li, await office.desk('clerk2')), used]
    for (const photoId of others) expect(await clerk.call('counter.certify', await certifying(li, { photoId }))).toEqual({ kind: 'photoMissing' })
    expect((await cloud.dump()).certifications).toHaveLength(1)
  })

  test('an unlike picture is advice: the clerk who sees the person decides', async () => {
    await enrol(cloud, li)
    cloud.face.still = { kind: 'seen', fault: null, likeness: 'other', similarity: 0.1 }
    expect(await clerk.call('counter.certify', await certifying(li))).toMatchObject({ kind: 'certified' })
  })

  test('nothing runs any more: said so, and the picture stays unused', async () => {
    await enrol(cloud, li, { benefits: [dueSoon({ status: 'closed' })] })
    expect(await clerk.call('counter.certify', await certifying(li))).toEqual({ kind: 'closed' })
  })

  test('what the clerk does not find like waits for somebody else: passed, it counts for the day of the visit', async () => {
    await enrol(cloud, li)
    const actId = await waiting(await clerk.call('counter.certify', await certifying(li, { checks: { ...seen, samePerson: false } })))
    expect((await clerk.call('counter.record', { beneficiaryId: li.id })).acts).toMatchObject([{ actId, waitsFor: 'mismatch', isOwn: true, answerBy: '2025-12-11' }])
    cloud.clock.at = at('2025-12-08')
    const reviewer = await office.desk('reviewer')
    expect(await reviewer.call('counter.act', { actId })).toMatchObject({ kind: 'waiting', act: { likeness: 'same', mayDecide: true, photoUrl: expect.stringContaining('http') } })
    expect(await decide('reviewer', actId)).toMatchObject({ kind: 'certified', certifiedOn: TODAY })
    expect(await decide('reviewer2', actId)).toEqual({ kind: 'over' })
    expect(await chainIsWhole(li)).toEqual(['counterWaits', 'photoShown', 'certified'])
    const { outbox } = await cloud.dump()
    expect(outbox).toMatchObject([{ _id: `certified.${actId}.beneficiary`, kind: 'certified', to: 'beneficiary', beneficiaryId: li.id, state: 'queued' }])
  })

  test('refused, it is told like a film that did not match, and colleagues find out who it was', async () => {
    await enrol(cloud, li)
    const actId = await waiting(await clerk.call('counter.certify', await certifying(li, { checks: { ...seen, samePerson: false } })))
    expect(await decide('reviewer', actId, 'refuse')).toEqual({ kind: 'refused' })
    const { history, tasks } = await (await office.desk('clerk')).call('counter.record', { beneficiaryId: li.id })
    expect(history).toMatchObject([{ channel: 'counter', result: 'notMatched', reason: 'notSamePerson' }])
    expect(tasks).toContainEqual({ kind: 'notThemselves', answerBy: '2025-12-11' })
    // and the person is rung up
    const calls = (await cloud.dump()).tasks.filter(({ kind }) => kind === 'call')
    expect(calls).toMatchObject([{ _id: `call.${li.id}.counter-${actId}`, beneficiaryId: li.id, state: 'open' }])
    expect((await cloud.dump()).certifications).toHaveLength(0)
  })
})

describe('found unlike, asking again is not enough', () => {
  const waits = { kind: 'waits', why: 'mismatch' }
  const approveAll = async () => {
    for (const { _id, state } of (await cloud.dump()).counterActs) if (state === 'waiting') await decide('reviewer', _id)
  }
  beforeEach(() => enrol(cloud, li))

  test('while that waits, while colleagues look into it, and thirty days after the refusal', async () => {
    const actId = await waiting(await clerk.call('counter.certify', await certifying(li, { checks: { ...seen, samePerson: false } })))
    expect(await clerk.call('counter.certify', await certifying(li))).toMatchObject(waits)
    await decide('reviewer', actId, 'refuse')
    await approveAll()
    expect(await clerk.call('closeTask', { taskId: `notThemselves.${li.id}`, result: 'unfounded' })).toMatchObject({ kind: 'done' })
    expect(await clerk.call('counter.certify', await certifying(li))).toMatchObject(waits)
    await approveAll()
    cloud.clock.at = at('2026-01-04')
    clerk = await office.desk('clerk')
    expect(await clerk.call('counter.certify', await certifying(li))).toMatchObject({ kind: 'certified' })
  })

  test('while it is reported that somebody else came', async () => {
    await clerk.call('counter.report', { beneficiaryId: li.id, what: 'notThemselves' })
    expect(await clerk.call('counter.certify', await certifying(li))).toMatchObject(waits)
  })
})

describe('an earlier day (R28)', () => {
  test.each([['2025-11-04', 'certified'], ['2025-11-03', 'tooOld'], ['2025-12-05', 'inTheFuture']])('%s: %s', async (evidenceOn, kind) => {
    await enrol(cloud, li, { benefits: [dueSoon({ lastCertifiedOn: '2025-01-02' })] })
    expect(await clerk.call('counter.certify', await certifying(li, { evidenceOn }))).toMatchObject({ kind })
  })

  test('that ends a stop waits for another than who did it, and the one who did it cannot say yes', async () => {
    const both = await deskOf(cloud, await employ(cloud, 'S-both', ['clerk', 'reviewer']))
    await enrol(cloud, li, { benefits: [suspended] })
    const actId = await waiting(await both.call('counter.certify', await certifying(li, { photoId: await photo(li, both), evidenceOn: '2025-11-28' })))
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'suspended' })
    expect(await both.call('counter.decide', { actId, decision: 'approve' })).toEqual({ kind: 'needsOtherPerson' })
    expect(await decide('reviewer', actId)).toMatchObject({ kind: 'certified', certifiedOn: '2025-11-28', payment: { resumeMonth: '2026-01' } })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'active', lastCertifiedOn: '2025-11-28' })
  })

  test('a stop that was only proposed is withdrawn', async () => {
    const proposalId = await propose(cloud, li)
    expect(await clerk.call('counter.certify', await certifying(li, { evidenceOn: '2025-12-01' }))).toMatchObject({ kind: 'certified' })
    expect(await cloud.deps.db.table('proposals').find(proposalId)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('a certification that was wrong (R28)', () => {
  const certified = async () => {
    const done = await clerk.call('counter.certify', await certifying(li))
    if (done.kind !== 'certified') throw new Error(done.kind)
    return done.reference
  }

  test('of the wrong person: the day before stands again, the paper opens nothing, the record itself is untouched', async () => {
    await enrol(cloud, li)
    const reference = await certified()
    const [before] = (await cloud.dump()).certifications
    const { checkPath } = await clerk.call('counter.certificate', { reference })
    const check = new URLSearchParams(checkPath.split('?')[1]).get('check')!
    const actId = await waiting(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongPerson' }))
    expect(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongPerson' })).toEqual({ kind: 'alreadySuperseded' })
    expect(await decide('reviewer', actId)).toEqual({ kind: 'superseded' })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'active', lastCertifiedOn: '2024-11-20' })
    expect((await cloud.dump()).certifications).toEqual([before])
    expect(await cloud.device(null).call('checkCertificate', { reference, check })).toEqual({ kind: 'unknown' })
    expect(await clerk.fail('counter.certificate', { reference })).toBe('notFound: reference')
    expect(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongPerson' })).toEqual({ kind: 'alreadySuperseded' })
  })

  test('of the wrong person: the old duty was dealt with, so the person is rung up, and after a respite a later night proposes anew', async () => {
    const old = await propose(cloud, li, { sweptOn: '2025-12-03', shard: shardOf(li.id) })
    const reference = await certified()
    const actId = await waiting(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongPerson' }))
    await decide('reviewer', actId)
    expect(await benefitOf(cloud, li)).toMatchObject({ lastCertifiedOn: '2024-11-20', respiteUntil: '2026-03-04' })
    const { tasks, officialContacts } = await cloud.dump()
    expect(tasks).toMatchObject([{ kind: 'call', why: 'corrected', beneficiaryId: li.id, scheme: null, state: 'open' }])
    expect((await clerk.call('listTasks', { state: 'open', kind: 'call' })).tasks).toMatchObject([{ why: 'corrected' }])
    expect(officialContacts).toHaveLength(1)
    cloud.clock.at = at('2026-06-01')
    await cloud.nightly()
    const { proposals, outbox } = await cloud.dump()
    expect(proposals).toMatchObject([{ _id: old, state: 'withdrawn' }, { dueOn: '2026-03-04', state: 'open' }])
    expect(outbox).toMatchObject([{ kind: 'stopProposed', about: { dueOn: '2026-03-04' } }])
  })

  test('of the wrong day: another certification takes its place', async () => {
    await enrol(cloud, li)
    const reference = await certified()
    const actId = await waiting(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongDay', evidenceOn: '2025-11-19' }))
    const answer = await decide('reviewer', actId)
    expect(answer).toMatchObject({ kind: 'certified', certifiedOn: '2025-11-19' })
    expect(await benefitOf(cloud, li)).toMatchObject({ lastCertifiedOn: '2025-11-19' })
    expect((await cloud.dump()).supersessions).toMatchObject([{ _id: reference, why: 'wrongDay', by: answer.kind === 'certified' && answer.reference }])
    expect(await chainIsWhole(li)).toEqual(['certified', 'counterWaits', 'certificationSuperseded', 'certified'])
  })

  describe('what counts no more does not come back', () => {
    const wrong = async (reference: string) => {
      const actId = await waiting(await clerk.call('counter.supersede', { reference, requestKey: key(), why: 'wrongPerson' }))
      expect(await decide('reviewer', actId)).toEqual({ kind: 'superseded' })
    }
    const match = async (on: string) => {
      await cloud.deps.db.table('evidence').put({
        _id: `E${on}`, beneficiaryId: li.id, source: 'hospital', kind: 'inpatient', institution: 'H', on, state: 'waiting', runId: 'R', arrivedAt: `${on}T04:00:00.000Z`,
      })
      expect(await matchPerson(cloud.deps, li.id)).toBe('certify')
    }
    const object = async (on: string) => {
      const phone = cloud.weapp('o-li')
      const _id = cloud.deps.secrets.index('openid', 'o-li').slice(0, 32)
      await cloud.deps.db.table('callers').put({ _id, selfId: li.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
      await phone.call('objectToEvidence', { matchId: `${li.id}.${on}` })
    }
    const sitDown = (day: string) => { cloud.clock.at = at(day); return office.desk('clerk') }
    const dayIs = async (day: string) => expect((await benefitOf(cloud, li)).lastCertifiedOn).toBe(day)
    beforeEach(() => enrol(cloud, li))

    test('two wrong ones, the earlier one first', async () => {
      const first = await certified()
      clerk = await sitDown('2025-12-08')
      const second = await certified()
      await wrong(first)
      await dayIs('2025-12-08')
      await wrong(second)
      await dayIs('2024-11-20')
    })

    test('a wrong one, then a silent one that the person objects to', async () => {
      const first = await certified()
      clerk = await sitDown('2026-03-10')
      await match('2026-03-10')
      await wrong(first)
      await dayIs('2026-03-10')
      await object('2026-03-10')
      await dayIs('2024-11-20')
    })

    test('a visit that arrived after the wrong one stands, though it was earlier', async () => {
      const reference = await certified()
      const row = (await cloud.deps.db.table('certifications').find(reference))!
      await cloud.deps.db.table('certifications').put({ ...row, _id: 'V', channel: 'homeVisit', at: '2025-12-01T02:00:00.000Z', on: '2025-12-01', writtenAt: '2025-12-04T05:00:00.000Z' })
      await wrong(reference)
      await dayIs('2025-12-01')
    })

    test('a silent one that the person objects to, then a wrong one that had found it', async () => {
      await match('2025-11-25')
      const later = await certified()
      await object('2025-11-25')
      await dayIs(TODAY)
      await wrong(later)
      await dayIs('2024-11-20')
    })
  })

  test('a film of a phone is not taken back at a counter', async () => {
    await enrol(cloud, li)
    const phone = cloud.weapp('o-li')
    const attempt = await open(phone, asks(li))
    await upload(attempt.upload)
    const outcome = await phone.call('certification.finish', { attemptId: attempt.attemptId, evidence: { kind: 'video' } })
    if (outcome.kind !== 'matched') throw new Error(outcome.kind)
    expect(await clerk.fail('counter.supersede', { reference: outcome.reference, requestKey: key(), why: 'wrongPerson' })).toBe('notFound: reference')
  })
})

describe('the reference photo takes two people', () => {
  const enrolling = async (desk = clerk) => ({ beneficiaryId: li.id, requestKey: key(), photoId: await photo(li, desk), checks })
  beforeEach(() => enrol(cloud, li, { photoFileId: null }))

  test('taken by one, confirmed by another: then the phone works', async () => {
    const phone = cloud.weapp('o-li')
    expect(await phone.call('certification.start', asks(li))).toMatchObject({ kind: 'noPhoto' })
    const input = await enrolling()
    const actId = await waiting(await clerk.call('counter.enrolPhoto', input))
    expect(await waiting(await clerk.call('counter.enrolPhoto', input))).toBe(actId)
    expect(await phone.call('certification.start', asks(li))).toMatchObject({ kind: 'noPhoto' })
    expect(await clerk.fail('counter.decide', { actId, decision: 'approve' })).toBe('forbidden')
    expect(await decide('reviewer', actId)).toEqual({ kind: 'enrolled' })
    expect(await cloud.deps.db.table('beneficiaries').find(li.id)).toMatchObject({ photoTakenOn: TODAY, photoFileId: expect.stringContaining('counter/') })
    expect(await phone.call('certification.start', asks(li))).toMatchObject({ kind: 'opened' })
    // kept as long as it is the reference
    cloud.clock.at += 60 * 86_400_000
    await cloud.nightly()
    const { photoFileId } = (await cloud.deps.db.table('beneficiaries').find(li.id))!
    expect(await cloud.deps.storage.size(photoFileId!)).toBe('a picture'.length)
  })

  test('one without a usable face is taken again; nobody confirms their own', async () => {
    cloud.face.still = { kind: 'seen', fault: 'tooDark', likeness: null, similarity: null }
    expect(await clerk.call('counter.enrolPhoto', await enrolling())).toEqual({ kind: 'unfit', fault: 'tooDark' })
    cloud.face.still = { kind: 'seen', fault: null, likeness: null, similarity: null }
    const both = await deskOf(cloud, await employ(cloud, 'S-both', ['clerk', 'reviewer']))
    const actId = await waiting(await both.call('counter.enrolPhoto', await enrolling(both)))
    expect(await both.call('counter.decide', { actId, decision: 'approve' })).toEqual({ kind: 'needsOtherPerson' })
  })

  test('a file that was put in its place afterwards is not confirmed', async () => {
    const { photoId, upload: ticket } = await clerk.call('counter.openPhoto', { beneficiaryId: li.id, requestKey: key() })
    await upload(ticket)
    await clerk.call('counter.lookAtPhoto', { photoId })
    const actId = await waiting(await clerk.call('counter.enrolPhoto', { ...await enrolling(), photoId }))
    await upload(ticket, 'somebody else')
    expect(await decide('reviewer', actId)).toEqual({ kind: 'photoGone' })
    expect(await decide('reviewer', actId, 'refuse')).toEqual({ kind: 'refused' })
    expect(await chainIsWhole(li)).toEqual(['counterWaits', 'counterRefused'])
  })
})

describe('a new phone number (R23)', () => {
  const numberNow = async () => phoneOf(cloud.deps.secrets, (await cloud.deps.db.table('beneficiaries').find(li.id))!, cloud.clock.at)
  const change = async (desk = clerk, phone = '13900005678') => desk.call('counter.changePhone', { beneficiaryId: li.id, requestKey: key(), phone, checks: seen })
  beforeEach(async () => {
    await enrol(cloud, li)
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { phoneEnc: cloud.deps.secrets.seal(li.id, 'phone', '13800001234') })
  })

  test('counts after 72 hours, not a minute earlier, and the old one is told at once', async () => {
    const input = { beneficiaryId: li.id, requestKey: key(), phone: '13900005678', checks: seen }
    const asked = await clerk.call('counter.changePhone', input)
    expect(asked).toMatchObject({ kind: 'asked', oldPhoneTold: true, change: { maskPhone: '139****5678', countsFrom: '2025-12-07T04:00:00.000Z' } })
    expect(await clerk.call('counter.changePhone', input)).toEqual(asked)
    expect((await cloud.dump()).outbox).toMatchObject([{ kind: 'phoneChanging', to: 'beneficiary', state: 'queued', beneficiaryId: li.id }])
    expect(await change(clerk, '13900009999')).toMatchObject({ kind: 'waiting' })
    cloud.clock.at += 72 * 3_600_000 - 60_000
    expect(await numberNow()).toBe('13800001234')
    cloud.clock.at += 60_000
    expect(await numberNow()).toBe('13900005678')
    expect(await chainIsWhole(li)).toEqual(['contactChanged'])
    expect(JSON.stringify((await cloud.dump()).events)).not.toContain('5678')
  })

  test('whoever holds the old phone takes it back at another counter, and it never counts', async () => {
    const asked = await change()
    if (asked.kind !== 'asked') throw new Error(asked.kind)
    const { changeId } = asked.change
    const elsewhere = await office.desk('clerk2')
    expect(await elsewhere.call('counter.cancelPhone', { beneficiaryId: li.id, changeId })).toEqual({ kind: 'cancelled' })
    expect(await elsewhere.call('counter.cancelPhone', { beneficiaryId: li.id, changeId })).toEqual({ kind: 'over' })
    cloud.clock.at += 100 * 3_600_000
    expect(await numberNow()).toBe('13800001234')
  })

  test('the same number is no change', async () => {
    expect(await change(clerk, '13800001234')).toEqual({ kind: 'same' })
  })
})

test('something is wrong: one open task of a kind, and no pay is touched', async () => {
  await enrol(cloud, li)
  const before = await benefitOf(cloud, li)
  for (let i = 0; i < 2; i++) expect(await clerk.call('counter.report', { beneficiaryId: li.id, what: 'documentDoubt' })).toEqual({ answerBy: '2025-12-11' })
  expect((await cloud.dump()).tasks).toMatchObject([{ kind: 'documentDoubt', state: 'open', answerBy: '2025-12-11' }])
  expect(await benefitOf(cloud, li)).toEqual(before)
  expect(await chainIsWhole(li)).toEqual(['reportedAtCounter'])
})

test('a relative named at the counter scans the code, and the person’s face binds them', async () => {
  await enrol(cloud, li)
  const { scene } = await clerk.call('counter.inviteRelative', { beneficiaryId: li.id, requestKey: key(), agreed: true })
  const daughter = cloud.weapp('o-daughter')
  expect(await daughter.call('openEntry', { scene })).toMatchObject({ kind: 'invitation', maskName: '李*国' })
  const attempt = await open(daughter, asks(li, { mode: 'forOthers', relation: 'daughter', subject: { kind: 'invitation', scene } }))
  await upload(attempt.upload)
  expect(await daughter.call('certification.finish', { attemptId: attempt.attemptId, evidence: { kind: 'video' } })).toMatchObject({ kind: 'matched' })
  expect((await clerk.call('counter.record', { beneficiaryId: li.id })).relatives).toMatchObject([{ relation: 'daughter' }])
  expect(await daughter.call('openEntry', { scene })).toEqual({ kind: 'already', maskName: '李*国' })
})

test('printing with the full name leaves an event; by the mask it does not', async () => {
  await enrol(cloud, li)
  const done = await clerk.call('counter.certify', await certifying(li))
  if (done.kind !== 'certified') throw new Error(done.kind)
  expect(await clerk.call('counter.certificate', { reference: done.reference })).toMatchObject({ fullName: null, maskName: '李*国', channel: 'counter' })
  expect(await clerk.call('counter.certificate', { reference: done.reference, reveal: true })).toMatchObject({ fullName: '李建国' })
  expect(await chainIsWhole(li)).toEqual(['certified', 'nameRevealed'])
})

test('the queue of the second person has only their region', async () => {
  await enrol(cloud, li, { photoFileId: null })
  await clerk.call('counter.enrolPhoto', { beneficiaryId: li.id, requestKey: key(), photoId: await photo(li), checks })
  const far = await deskOf(cloud, await employ(cloud, 'S-far', ['reviewer'], { region: '371122', regionName: '莒县' }))
  expect(await far.call('counter.acts', {})).toEqual({ acts: [], next: null })
  const { acts } = await (await office.desk('reviewer')).call('counter.acts', {})
  expect(acts).toMatchObject([{ waitsFor: 'enrolment', isOwn: false }])
  expect(await far.fail('counter.decide', { actId: acts[0]!.actId, decision: 'approve' })).toBe('notFound: actId')
})
