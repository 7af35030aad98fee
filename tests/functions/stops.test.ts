/** Never stop silently (rule R13, N12): through the real handlers, what is missing stops the stop, by its name. */
import { setTimeout as sleep } from 'node:timers/promises'
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { listDecisions } from '../../cloudfunctions/lib/exchange/list-decisions'
import type { StopProposal } from '../../cloudfunctions/lib/documents-sweep'
import { asks, certify, dueSoon, startCloud, type Cloud } from './cloud'
import { li, wang, person as somebody } from './people'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { approve, at, benefitOf, collect, DAY, DUE_ON, key, openOffice, propose, proposalIdOf, putVisit, putWaitingAct, type Office } from './stop-scene'

jest.setTimeout(120_000)
let cloud: Cloud
let office: Office
/** Born in 1951: one approval will do. */
const person = li
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = DAY
  office = await openOffice(cloud)
})
afterEach(() => cloud.close())

const proposalOf = async (id = proposalIdOf(person)): Promise<StopProposal> => (await cloud.deps.db.table('proposals').find(id))!

describe('a whole bundle', () => {
  test('one approval stops pay, tells the person, and leaves two events in their chain', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'stopped', stopFrom: '2025-12' })
    expect(await benefitOf(cloud, person)).toMatchObject({ status: 'suspended', suspendedFrom: '2025-12' })
    expect(await proposalOf()).toMatchObject({ state: 'stopped', stopFrom: '2025-12', closed: { by: office.id('reviewer'), why: 'stopped' } })
    const { events, outbox, beneficiaries } = await cloud.dump()
    expect(events.map(({ kind, facts }) => [kind, facts.staffId, facts.stop])).toEqual([
      ['stopApproved', office.id('reviewer'), { scheme: 'enterprise', dueOn: DUE_ON }],
      ['suspended', office.id('reviewer'), { scheme: 'enterprise', dueOn: DUE_ON, from: '2025-12' }],
    ])
    expect(verifyChain(events, beneficiaries[0]!)).toEqual({ ok: true })
    expect(outbox).toMatchObject([{ _id: `${proposalId}.suspended`, kind: 'suspended', to: 'beneficiary', state: 'queued', about: { scheme: 'enterprise', dueOn: DUE_ON, days: 14 } }])
  })

  test.each([
    ['2025-12-05', '15:59:59', '2025-12'],
    ['2025-12-05', '16:00:00', '2026-01'],
    ['2025-12-31', '15:59:59', '2026-01'],
  ])('approved on %s at %s UTC, pay stops from %s: no month that is being paid', async (day, time, month) => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    cloud.clock.at = at(day, time)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'stopped', stopFrom: month })
    expect(await benefitOf(cloud, person)).toMatchObject({ suspendedFrom: month })
  })

  test('what staff see is masked, and says what is there', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    const seen = await (await office.desk('reviewer')).call('getProposal', { proposalId })
    expect(seen).toMatchObject({ maskName: '李*国', missing: ['approvals'], mayApprove: true, evidenceNo: 3, careReasons: [] })
    expect(seen.contacts.map(({ channel, byMachine, counts }) => [channel, byMachine, counts]))
      .toEqual([['visit', false, true], ['call', false, true], ['sms', true, true]])
    expect(JSON.stringify(seen)).not.toContain(person.idNumber)
    expect(JSON.stringify(seen)).not.toContain(person.name)
    expect(JSON.stringify(seen)).not.toContain(office.id('clerk'))
  })
})

describe('what is missing blocks by its name', () => {
  const rows: [string, string[], string[]][] = [
    ['one attempt too few', ['sms'], ['contacts']],
    ['no comparison', ['comparison'], ['comparison']],
    ['only a message of the machine', ['call', 'visit'], ['contacts', 'channels', 'days', 'warned']],
    ['nothing', ['sms', 'call', 'visit', 'comparison'], ['comparison', 'contacts', 'channels', 'days', 'warned']],
  ]
  test.each(rows)('%s', async (_what, except, missing) => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId, { except })
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: [...missing, 'approvals'] })
    expect((await benefitOf(cloud, person)).status).toBe('active')
    expect((await cloud.dump()).events).toEqual([])
  })

  test('all on one channel, all on one day', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId, { except: ['sms', 'call', 'visit'] })
    const desk = await office.desk('clerk')
    for (let i = 0; i < 3; i++) await desk.call('recordContact', { proposalId, requestKey: key(), channel: 'call', result: 'failed' })
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['channels', 'days', 'approvals'] })
  })

  test('a double tap is one attempt', async () => {
    const proposalId = await propose(cloud, person)
    const desk = await office.desk('clerk')
    const input = { proposalId, requestKey: key(), channel: 'call' as const, result: 'failed' as const }
    await Promise.all([desk.call('recordContact', input), desk.call('recordContact', input)])
    expect((await cloud.dump()).contacts).toHaveLength(1)
    expect((await proposalOf()).evidenceNo).toBe(1)
  })

  test('a comparison that has become older than 30 days', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    cloud.clock.at = at('2026-01-03')
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['comparison', 'approvals'] })
  })

  test('a sign of life, which the same clerk cannot take back that day', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    const clerk = await office.desk('clerk2')
    expect(await clerk.fail('recordComparison', { proposalId, sources: ['bank'], lifeTraceOn: '2025-12-05' })).toBe('badInput: lifeTraceOn')
    await clerk.call('recordComparison', { proposalId, sources: ['medicalInsurance'], lifeTraceOn: '2025-12-01' })
    await clerk.call('recordComparison', { proposalId, sources: ['bank'], lifeTraceOn: null })
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['noLifeTrace', 'approvals'] })
  })

  test('a video that staff have not looked at', async () => {
    const proposalId = await propose(cloud, person, { openReview: '731240968854' })
    await collect(cloud, office, proposalId)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['reviewAnswered', 'approvals'] })
  })

  test.each(['visit', 'act'] as const)('proof that waits with us: an open %s, also in the list', async (what) => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    if (what === 'visit') await putVisit(cloud, { beneficiaryId: person.id, state: 'checking' })
    else await putWaitingAct(cloud, person.id)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['reviewAnswered', 'approvals'] })
    const { proposals } = await (await office.desk('reviewer')).call('listProposals', { state: 'open' })
    expect(proposals).toMatchObject([{ missing: ['reviewAnswered', 'approvals'] }])
    if (what === 'visit') await cloud.deps.db.table('visits').removeAll({ beneficiaryId: person.id })
    else await cloud.deps.db.table('counterActs').removeAll({ beneficiaryId: person.id })
    expect(await approve(office, 'reviewer', proposalId)).toMatchObject({ kind: 'stopped' })
  })

  test('the pay waits for a finding already', async () => {
    const proposalId = await propose(cloud, person, { benefits: [dueSoon({ status: 'held', suspendedFrom: '2025-12' })] })
    await collect(cloud, office, proposalId)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'incomplete', missing: ['period', 'approvals'] })
    expect((await proposalOf()).state).toBe('open')
  })

  test('time alone stops nothing: ten years later pay still runs', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    cloud.clock.at = at('2035-12-04')
    for (let i = 0; i < 3; i++) await cloud.nightly()
    expect(await benefitOf(cloud, person)).toMatchObject({ status: 'active', suspendedFrom: null })
    expect((await proposalOf()).state).toBe('open')
  })
})

describe('whose word counts', () => {
  test('who recorded evidence may not approve; anybody else may', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    await (await office.desk('reviewer')).call('recordContact', { proposalId, requestKey: key(), channel: 'letter', result: 'sent' })
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'needsOtherPerson' })
    expect((await (await office.desk('reviewer')).call('getProposal', { proposalId })).mayApprove).toBe(false)
    expect(await approve(office, 'admin', proposalId)).toMatchObject({ kind: 'stopped' })
  })

  test('the desks of clerks and visitors cannot approve at all, and grave acts ask for a fresh code', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    for (const name of ['clerk', 'visitor']) expect(await (await office.desk(name)).fail('approveStop', { proposalId, evidenceNo: 3 })).toBe('forbidden')
    const desk = await office.desk('reviewer')
    cloud.clock.at += 6 * 60_000
    expect(await desk.fail('approveStop', { proposalId, evidenceNo: 3 })).toBe('codeNeeded')
    expect((await benefitOf(cloud, person)).status).toBe('active')
  })

  const eighty = { ...wang, idNumber: syntheticIdNumber('1945-12-04') }
  test.each([
    ['eighty today', eighty, {}],
    ['disabled', li, { traits: { disabled: true } }],
    ['visited at home', li, { traits: { homeVisit: true } }],
    ['abroad', li, { traits: { overseas: true } }],
  ])('%s: two people, and none of them twice', async (_who, who, facts) => {
    const proposalId = await propose(cloud, who, facts)
    await collect(cloud, office, proposalId)
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'approved', given: 1, needed: 2 })
    expect((await benefitOf(cloud, who)).status).toBe('active')
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'needsOtherPerson' })
    expect(await approve(office, 'reviewer2', proposalId)).toMatchObject({ kind: 'stopped' })
    expect((await benefitOf(cloud, who)).status).toBe('suspended')
    expect((await cloud.dump()).events.map(({ kind }) => kind)).toEqual(['stopApproved', 'stopApproved', 'suspended'])
  })

  test('new evidence takes earlier approvals back, and what was not seen cannot be approved', async () => {
    const proposalId = await propose(cloud, eighty)
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    const second = await office.desk('reviewer2')
    const { evidenceNo } = await second.call('getProposal', { proposalId })
    await (await office.desk('visitor')).call('recordContact', { proposalId, requestKey: key(), channel: 'visit', result: 'reached' })
    expect(await second.call('approveStop', { proposalId, evidenceNo })).toEqual({ kind: 'changed' })
    expect(await approve(office, 'reviewer2', proposalId)).toEqual({ kind: 'approved', given: 1, needed: 2 })
    expect((await proposalOf(proposalId)).approvals).toHaveLength(1)
  })

  test('staff of another place do not find it', async () => {
    const proposalId = await propose(cloud, person, { region: '371300' })
    const desk = await office.desk('reviewer')
    expect(await desk.fail('getProposal', { proposalId })).toBe('notFound: proposalId')
    expect(await desk.fail('approveStop', { proposalId, evidenceNo: 0 })).toBe('notFound: proposalId')
    expect((await desk.call('listProposals', { state: 'open' })).proposals).toEqual([])
  })
})

describe('at the same moment', () => {
  test('three approve at once: one stop, every approval counted once', async () => {
    const proposalId = await propose(cloud, person, { traits: { disabled: true } })
    await collect(cloud, office, proposalId)
    const desks = await Promise.all(['reviewer', 'reviewer2', 'reviewer3'].map((name) => office.desk(name)))
    const answers = await Promise.all(desks.map((desk) => desk.call('approveStop', { proposalId, evidenceNo: 3 })))
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['approved', 'closed', 'stopped'])
    expect((await proposalOf()).approvals).toHaveLength(2)
    expect((await cloud.dump()).events.map(({ kind }) => kind)).toEqual(['stopApproved', 'stopApproved', 'suspended'])
  })

  test('certified first: the proposal is withdrawn and the approval stops nothing', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    await certify(cloud.weapp('o-li'), asks(person))
    expect(await proposalOf()).toMatchObject({ state: 'withdrawn', closed: { by: null, why: 'certified' } })
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'closed', state: 'withdrawn' })
    expect(await benefitOf(cloud, person)).toMatchObject({ status: 'active', suspendedFrom: null, lastCertifiedOn: '2025-12-04' })
  })

  test('stopped first, certified at once: pay comes back, with the months that were withheld', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    const { outcome } = await certify(cloud.weapp('o-li'), asks(person))
    expect(outcome).toMatchObject({ kind: 'matched', payment: { resumeMonth: '2026-01', backPayMonths: ['2025-12'], backPayArrivesMonth: '2026-01', afterCutoff: false } })
    expect(await benefitOf(cloud, person)).toMatchObject({ status: 'active', suspendedFrom: null })
  })

  test.each([
    ['2025-12-20', '2026-02-16', { resumeMonth: '2026-03', backPayMonths: ['2026-01', '2026-02'], backPayArrivesMonth: '2026-04' }],
    ['2025-12-20', '2026-01-15', { resumeMonth: '2026-02', backPayMonths: ['2026-01'], backPayArrivesMonth: '2026-02' }],
  ])('stopped on %s, certified on %s: back pay', async (stoppedOn, certifiedOn, payment) => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    cloud.clock.at = at(stoppedOn)
    await approve(office, 'reviewer', proposalId)
    cloud.clock.at = at(certifiedOn)
    expect((await certify(cloud.weapp('o-li'), asks(person))).outcome).toMatchObject({ kind: 'matched', payment })
  })

  test('a stop of January, certified in December: no month was withheld, and the paying system still learns that pay goes on', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    cloud.clock.at = at('2025-12-20')
    expect(await approve(office, 'reviewer', proposalId)).toEqual({ kind: 'stopped', stopFrom: '2026-01' })
    cloud.clock.at = at('2025-12-31', '15:59:00')
    const { outcome } = await certify(cloud.weapp('o-li'), asks(person))
    expect(outcome).toMatchObject({ kind: 'matched', payment: { resumeMonth: '2026-01', backPayMonths: [] } })
    expect(await benefitOf(cloud, person)).toMatchObject({ status: 'active', suspendedFrom: null })
    const decisions = await listDecisions(cloud.deps, { from: '2025-12-01', to: '2025-12-31' }, () => true)
    expect(decisions?.map(({ to, why, month, backPayMonths }) => [to, why, month, backPayMonths])).toEqual([
      ['suspended', 'overdue', '2026-01', []], ['active', 'certified', '2026-01', []],
    ])
  })

  test('twenty people certify while the last approval of their stop is given: nobody ends up stopped', async () => {
    const seen: string[] = []
    for (let n = 0; n < 20; n++) {
      const who = { ...somebody(n), idNumber: syntheticIdNumber(n < 10 ? '1960-05-01' : '1961-05-01', n % 10) }
      const proposalId = await propose(cloud, who)
      await collect(cloud, office, proposalId)
      const desk = await office.desk('reviewer')
      let answer: Promise<{ kind: string }> = Promise.resolve({ kind: 'never asked' })
      // the approval sets out while the face is being compared: at once, or so many ms later; the first has arrived before the comparison is over
      cloud.face.meanwhile = async () => {
        answer = sleep(n * 2).then(() => desk.call('approveStop', { proposalId, evidenceNo: 3 }))
        if (n === 0) await answer
      }
      const { outcome } = await certify(cloud.weapp(`o-${n}`), asks(who))
      const { kind } = await answer
      seen.push(kind)
      expect(outcome.kind).toBe('matched')
      expect(await benefitOf(cloud, who)).toMatchObject({ status: 'active', suspendedFrom: null, lastCertifiedOn: '2025-12-04' })
      expect((await proposalOf(proposalId)).state).toBe(kind === 'stopped' ? 'stopped' : 'withdrawn')
      const { events, beneficiaries } = await cloud.dump()
      expect(verifyChain(events.filter((event) => event.beneficiaryId === who.id).sort((x, y) => x.seq - y.seq), beneficiaries.find(({ _id }) => _id === who.id)!)).toEqual({ ok: true })
    }
    // both orders have happened, else this test has shown nothing
    expect([...new Set(seen)].sort()).toEqual(['closed', 'stopped'])
  })
})

describe('the queue', () => {
  test('oldest first, by what is missing, page by page', async () => {
    const days = ['2025-12-03', '2025-12-01', '2025-12-02']
    for (const [n, openedOn] of days.entries()) await propose(cloud, somebody(n), {}, { openedOn })
    const desk = await office.desk('clerk')
    const first = await desk.call('listProposals', { state: 'open', limit: 2 })
    expect(first.proposals.map(({ openedOn }) => openedOn)).toEqual(['2025-12-01', '2025-12-02'])
    const rest = await desk.call('listProposals', { state: 'open', limit: 2, cursor: first.next! })
    expect(rest).toMatchObject({ proposals: [{ openedOn: '2025-12-03', isVerifyingOver: false, stopFrom: '2025-12' }], next: null })
    expect((await desk.call('listProposals', { state: 'open', missing: 'comparison' })).proposals).toHaveLength(3)
    expect((await desk.call('listProposals', { state: 'open', missing: 'appealAnswered' })).proposals).toEqual([])
    cloud.clock.at = at('2026-01-01')
    expect((await (await office.desk('clerk')).call('listProposals', { state: 'open', overOnly: true })).proposals).toHaveLength(3)
  })

  test('refused: pay runs, a supervisor is told, and it may be opened again from no approvals', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    const desk = await office.desk('reviewer')
    expect(await desk.call('refuseStop', { proposalId })).toEqual({ state: 'refused' })
    expect(await approve(office, 'reviewer2', proposalId)).toEqual({ kind: 'closed', state: 'refused' })
    expect((await cloud.dump()).tasks).toMatchObject([{ _id: `stuckStop.${proposalId}`, kind: 'stuckStop', state: 'open', answerBy: '2025-12-11' }])
    expect(await desk.call('reopenStop', { proposalId })).toEqual({ state: 'open' })
    expect(await approve(office, 'reviewer2', proposalId)).toEqual({ kind: 'incomplete', missing: ['warned', 'approvals'] })
  })

  test('what was withdrawn because the person is certified is not opened again', async () => {
    const proposalId = await propose(cloud, person)
    await certify(cloud.weapp('o-li'), asks(person))
    expect(await (await office.desk('reviewer')).call('reopenStop', { proposalId })).toEqual({ state: 'withdrawn' })
  })

  test('a thousand other contacts hide none of those that were made: no false alarm', async () => {
    await cloud.deps.db.table('contacts').addMany(Array.from({ length: 2100 }, (_, n) => ({
      _id: `a${String(n).padStart(5, '0')}`, beneficiaryId: wang.id, scheme: 'enterprise' as const, dueOn: DUE_ON, channel: 'sms' as const,
      at: '2025-11-21T02:00:00.000Z', on: '2025-11-21', result: 'failed' as const, by: null,
    })))
    for (const who of [wang, li]) {
      const proposalId = await propose(cloud, who)
      await collect(cloud, office, proposalId)
      await cloud.deps.db.table('proposals').changeOne({ _id: proposalId }, { state: 'stopped', closedAt: new Date(DAY).toISOString() })
    }
    expect(await (await office.desk('admin')).call('countStops', {})).toMatchObject({ stopped: 2, stoppedWithoutContact: 0, isPartial: false })
  })

  test('the supervisor counts from what is on file; a stop that was forged into the store is an alarm', async () => {
    const proposalId = await propose(cloud, person)
    await collect(cloud, office, proposalId)
    await propose(cloud, wang)
    const desk = await office.desk('admin')
    expect(await desk.call('countStops', {})).toEqual({ open: 2, ready: 1, over: 0, stopped: 0, stoppedWithoutContact: 0, isPartial: false })
    await approve(office, 'reviewer', proposalId)
    expect(await desk.call('countStops', {})).toMatchObject({ open: 1, ready: 0, stopped: 1, stoppedWithoutContact: 0 })
    await cloud.deps.db.table('proposals').put({ ...await proposalOf(proposalIdOf(wang)), state: 'stopped', closedAt: new Date(DAY).toISOString() })
    expect(await desk.call('countStops', {})).toMatchObject({ open: 0, stopped: 2, stoppedWithoutContact: 1 })
  })
})
