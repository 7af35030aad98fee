/** Findings of loss (rules R19-R21): a record holds, a second person ends, and a living face is never ignored. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { asks, certify, dueSoon, startCloud, TODAY, type Cloud } from './cloud'
import { li } from './people'
import { at, benefitOf, DUE_ON, openOffice, propose, type Office } from './stop-scene'
import { enrol } from './cloud'

jest.setTimeout(120_000)
let cloud: Cloud
let office: Office
beforeEach(async () => {
  cloud = await startCloud()
  office = await openOffice(cloud)
  await enrol(cloud, li)
})
afterEach(() => cloud.close())

type Finding = StaffCalls['recordFinding']['input']
const death: Finding = { beneficiaryId: li.id, code: 'death', since: '2025-11-01', source: 'civilAffairs' }
const record = async (name: string, finding: Partial<Finding> = {}) => (await office.desk(name)).call('recordFinding', { ...death, ...finding })
const confirm = async (name: string) => (await office.desk(name)).call('confirmFinding', { beneficiaryId: li.id })
const end = async (name: string, ending: StaffCalls['endFinding']['input']['ending'], endedOn = TODAY) =>
  (await office.desk(name)).call('endFinding', { beneficiaryId: li.id, ending, endedOn })
const openTasks = async () => (await cloud.dump()).tasks.filter(({ state }) => state === 'open').map(({ kind, answerBy }) => [kind, answerBy])

test.each<[string, Partial<Finding>, unknown[], string, string | null]>([
  ['a death on the register', {}, ['hold', '2025-12'], 'held', '2025-12'],
  ['a death that the family reports', { source: 'family' }, ['verifyOnly', null], 'active', null],
  ['a death before the person was last seen', { since: '2024-11-01' }, ['conflict', null], 'active', null],
  ['a term of imprisonment', { code: 'imprisoned', custody: 'servingSentence', source: 'court' }, ['hold', '2025-12'], 'held', '2025-12'],
  ['a suspended sentence', { code: 'imprisoned', custody: 'suspendedSentence', source: 'court' }, ['withoutAdjustments', null], 'active', null],
  ['missing, says the police', { code: 'missing', source: 'publicSecurity' }, ['hold', '2025-12'], 'held', '2025-12'],
  ['a duplicate', { code: 'duplicate', source: 'comparison' }, ['verifyOnly', null], 'active', null],
])('%s', async (_what, finding, [effect, fromMonth], status, suspendedFrom) => {
  expect(await record('clerk', finding)).toEqual({ kind: 'recorded', verifyBy: '2025-11-19', pay: [{ scheme: 'enterprise', effect, fromMonth }] })
  expect(await benefitOf(cloud, li)).toMatchObject({ status, suspendedFrom })
  expect(await openTasks()).toEqual([...(effect === 'conflict' ? [['conflict', '2025-11-19']] : []), ['verifyLoss', '2025-11-19']])
  const { outbox, events, beneficiaries } = await cloud.dump()
  expect(outbox.map(({ kind }) => kind)).toEqual(effect === 'hold' ? ['held'] : [])
  expect(events.map(({ kind }) => kind)).toEqual(effect === 'hold' ? ['findingRecorded', 'held'] : ['findingRecorded'])
  expect(verifyChain(events, beneficiaries[0]!)).toEqual({ ok: true })
})

test.each<[string, Partial<Finding>, string]>([
  ['an event of tomorrow', { since: '2025-11-13' }, 'badInput: since'],
  ['imprisoned, but how', { code: 'imprisoned' }, 'badInput: custody'],
  ['a death in custody of somebody', { custody: 'servingSentence' }, 'badInput: custody'],
  ['a stranger', { beneficiaryId: 'nobody-at-all' }, 'notFound: beneficiaryId'],
])('%s is refused', async (_what, finding, error) => {
  expect(await (await office.desk('clerk')).fail('recordFinding', { ...death, ...finding })).toBe(error)
})

test('nationality counts for residents only', async () => {
  expect(await record('clerk', { code: 'nationalityLost', source: 'publicSecurity' })).toEqual({ kind: 'nothing' })
})

test('whoever recorded it cannot confirm it; a second person ends the benefit, and the overpaid month is a task without blame', async () => {
  await record('reviewer', { since: '2025-10-05' })
  expect(await confirm('reviewer')).toEqual({ kind: 'needsOtherPerson' })
  expect(await (await office.desk('clerk')).fail('confirmFinding', { beneficiaryId: li.id })).toBe('forbidden')
  expect(await confirm('reviewer2')).toEqual({ kind: 'confirmed', benefits: [{ scheme: 'enterprise', status: 'closed', overpaidMonths: ['2025-11'] }] })
  expect(await benefitOf(cloud, li)).toMatchObject({ status: 'closed', suspendedFrom: '2025-12' })
  expect(await openTasks()).toEqual([['overpayment', '2025-11-19']])
  expect(await confirm('reviewer3')).toEqual({ kind: 'noFinding' })
})

test('a sentence is confirmed: pay waits, the right stays; after the term it goes on without back pay', async () => {
  await record('clerk', { code: 'imprisoned', custody: 'servingSentence', source: 'justice', since: '2025-11-01' })
  expect(await confirm('reviewer')).toMatchObject({ benefits: [{ status: 'held', overpaidMonths: [] }] })
  cloud.clock.at = at('2026-03-20')
  expect(await end('reviewer', 'sentenceServed', '2026-03-18')).toEqual({ kind: 'needsOtherPerson' })
  expect(await end('reviewer2', 'acquitted', '2026-03-18')).toEqual({ kind: 'wrongEnding' })
  expect(await end('reviewer2', 'sentenceServed', '2026-03-18')).toEqual({
    kind: 'ended', benefits: [{ scheme: 'enterprise', status: 'active', resumeMonth: '2026-04', backPayMonths: [], backPayArrivesMonth: null, rate: 'asBefore' }],
  })
})

test('the record was wrong: pay goes on with every month that waited, and the person is told', async () => {
  await record('clerk')
  cloud.clock.at = at('2026-01-10')
  expect(await end('reviewer', 'refuted', '2026-01-10')).toEqual({
    kind: 'ended', benefits: [{ scheme: 'enterprise', status: 'active', resumeMonth: '2026-02', backPayMonths: ['2025-12', '2026-01'], backPayArrivesMonth: '2026-02', rate: 'inForce' }],
  })
  const benefit = await benefitOf(cloud, li)
  expect(benefit).toMatchObject({ status: 'active', suspendedFrom: null })
  expect(benefit).not.toHaveProperty('finding')
  expect(await openTasks()).toEqual([])
  expect((await cloud.dump()).outbox.map(({ kind }) => kind)).toEqual(['held', 'resumed'])
})

test('what came due for a benefit while it was held is not lost, though nights have dealt with the other one; nothing is said twice', async () => {
  const benefits = [dueSoon(), dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-06-01' })]
  await enrol(cloud, li, { benefits, nextActionOn: '2025-11-13' })
  const night = async (day: string) => { cloud.clock.at = at(day); await cloud.nightly() }
  const said = async (scheme: string) => (await cloud.dump()).outbox
    .filter(({ kind, about }) => about?.scheme === scheme && kind !== 'held' && kind !== 'resumed').map(({ about }) => about?.days ?? 0).sort((x, y) => x - y)
  await record('clerk', { code: 'nationalityLost', source: 'publicSecurity' })
  await night('2025-11-13')
  await night('2025-11-21') // 30 days before the resident's window closes have come and gone
  expect([await said('enterprise'), await said('resident')]).toEqual([[-7, 1], []])
  cloud.clock.at = at('2025-11-22')
  await end('reviewer', 'refuted', '2025-11-22')
  await night('2025-11-22')
  expect([await said('enterprise'), await said('resident')]).toEqual([[-7, 1], [-30]])
})

const PRISON = { code: 'imprisoned', custody: 'servingSentence', source: 'court', since: '2025-11-01' } as const

test('a record that turns out wrong gives the sentence its place back: pay waits on, and no month of prison is paid', async () => {
  await record('clerk', PRISON)
  await confirm('reviewer')
  cloud.clock.at = at('2026-01-10')
  await record('clerk', { since: '2026-01-05' })
  cloud.clock.at = at('2026-02-10')
  expect(await end('reviewer2', 'refuted', '2026-02-10')).toEqual({
    kind: 'ended', benefits: [{ scheme: 'enterprise', status: 'held', resumeMonth: null, backPayMonths: [], backPayArrivesMonth: null, rate: 'inForce' }],
  })
  expect(await benefitOf(cloud, li)).toMatchObject({
    status: 'held', suspendedFrom: '2025-12', finding: { custody: 'servingSentence', confirmedBy: office.id('reviewer') },
  })
})

test.each<[string, Partial<Finding>, 'acquitted' | 'sentenceServed', string[]]>([
  ['an acquittal', { ...PRISON, custody: 'wantedOrDetained' }, 'acquitted', ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05']],
  ['a release', PRISON, 'sentenceServed', ['2026-03', '2026-04', '2026-05']],
])('%s of February entered in May: every month that is due and waited is paid back', async (_what, finding, ending, backPayMonths) => {
  await record('clerk', finding)
  cloud.clock.at = at('2026-05-10')
  expect(await end('reviewer', ending, '2026-02-10')).toMatchObject({
    benefits: [{ status: 'active', resumeMonth: '2026-06', backPayMonths, backPayArrivesMonth: '2026-06' }],
  })
})

test('a certification on the day of the record counts: the stop before it does not come back', async () => {
  await enrol(cloud, li, { benefits: [dueSoon({ status: 'suspended', suspendedFrom: '2025-10' })] })
  await record('clerk')
  await certify(cloud.weapp('o-li'), asks(li))
  expect(await end('reviewer', 'refuted')).toMatchObject({ benefits: [{ status: 'active', backPayMonths: ['2025-10', '2025-11'] }] })
})

test('what came due while a hold stood is dealt with in the first night after it', async () => {
  await enrol(cloud, li, { sweptOn: '2025-11-11', turns18On: '2025-12-24' })
  await record('clerk')
  cloud.clock.at = at('2026-01-10')
  await end('reviewer', 'refuted', '2026-01-10')
  expect((await cloud.dump()).beneficiaries).toMatchObject([{ nextActionOn: '2026-01-10' }])
  await cloud.nightly()
  expect((await cloud.dump()).proposals).toMatchObject([{ state: 'open', dueOn: '2025-11-20' }])
})

test('an eighteenth birthday outlives what staff record', async () => {
  const survivor = dueSoon({ scheme: 'survivor', lastCertifiedOn: TODAY, declaredOn: TODAY })
  await enrol(cloud, li, { benefits: [survivor], sweptOn: TODAY, turns18On: '2025-11-20' })
  await record('clerk')
  expect((await cloud.dump()).beneficiaries).toMatchObject([{ nextActionOn: '2025-11-20' }])
})

test('whoever recorded it cannot take it back alone, since that changes back pay', async () => {
  await record('reviewer')
  expect(await end('reviewer', 'refuted')).toEqual({ kind: 'needsOtherPerson' })
})

test('a living face after the recorded death lifts nothing by itself, and opens a conflict', async () => {
  await record('clerk')
  const { outcome } = await certify(cloud.weapp('o-li'), asks(li))
  expect(outcome).toMatchObject({ kind: 'matched', payment: null })
  expect(await benefitOf(cloud, li)).toMatchObject({ status: 'held', suspendedFrom: '2025-12', lastCertifiedOn: TODAY })
  expect(await openTasks()).toEqual([['conflict', '2025-11-19'], ['verifyLoss', '2025-11-19']])
  const task = (await cloud.dump()).tasks.find(({ kind }) => kind === 'conflict')!
  expect(await (await office.desk('reviewer')).call('closeTask', { taskId: task._id, result: 'ended' })).toEqual({ kind: 'notThatWay' })
  await end('reviewer', 'refuted')
  expect(await openTasks()).toEqual([])
  expect((await benefitOf(cloud, li)).status).toBe('active')
})

test('a stop that stood before a wrong record comes back; a certification in between has ended it', async () => {
  const stopped = dueSoon({ status: 'suspended', suspendedFrom: '2025-10' })
  await enrol(cloud, li, { benefits: [stopped] })
  await record('clerk')
  expect(await benefitOf(cloud, li)).toMatchObject({ status: 'held', suspendedFrom: '2025-10' })
  await end('reviewer', 'refuted')
  expect(await benefitOf(cloud, li)).toEqual(stopped)

  await record('clerk')
  cloud.clock.at = at('2025-11-13')
  await certify(cloud.weapp('o-li'), asks(li))
  expect(await end('reviewer', 'refuted', '2025-11-13')).toMatchObject({ benefits: [{ status: 'active', backPayMonths: ['2025-10', '2025-11'] }] })
})

test('a rumour does not take the place of a record, an authority’s record does', async () => {
  await record('clerk', { code: 'missing', source: 'publicSecurity' })
  expect(await record('clerk', { source: 'family' })).toEqual({ kind: 'hasFinding' })
  expect(await record('clerk')).toMatchObject({ kind: 'recorded' })
  expect((await benefitOf(cloud, li)).finding).toMatchObject({ code: 'death', before: { status: 'active' } })
})

describe('looking at a finding', () => {
  const look = async (name: string) => (await office.desk(name)).call('getFinding', { beneficiaryId: li.id })

  test('shows the record and the last day on which the person was seen, and what this reader may do', async () => {
    expect(await look('clerk')).toMatchObject({ benefits: [{ finding: null, isContradicted: false }], mayConfirm: false, mayEnd: false, endings: [] })
    await record('reviewer')
    await certify(cloud.weapp('o-li'), asks(li))
    expect(await look('reviewer')).toMatchObject({ mayConfirm: false, mayEnd: false })
    expect(await look('reviewer2')).toEqual({
      maskName: '李*国', maskId: expect.stringContaining('********'),
      benefits: [{
        scheme: 'enterprise', status: 'held', suspendedFrom: '2025-12', seenOn: TODAY, seenBy: 'phone', isContradicted: true,
        finding: { code: 'death', custody: null, since: '2025-11-01', source: 'civilAffairs', recordedOn: TODAY, isConfirmed: false, byMachine: false },
      }],
      mayConfirm: true, mayEnd: true, endings: ['refuted'],
    })
  })

  test('once confirmed it can end, by a third person, as its kind ends', async () => {
    await record('clerk', { code: 'missing', source: 'publicSecurity' })
    await confirm('reviewer')
    expect(await look('reviewer')).toMatchObject({ mayConfirm: false, mayEnd: false })
    expect(await look('reviewer2')).toMatchObject({ mayConfirm: false, mayEnd: true, endings: ['refuted', 'reappeared'] })
  })

  test('a data match is no day on which anybody was seen', async () => {
    await enrol(cloud, li, { benefits: [dueSoon({ lastCertifiedOn: '2025-11-05', lastChannel: 'dataMatch' })] })
    await record('clerk')
    expect(await look('reviewer')).toMatchObject({ benefits: [{ seenOn: null, seenBy: null, isContradicted: false }] })
  })
})

test.each<[string, Partial<Finding>, string, string[], string[]]>([
  ['a sentence', { ...PRISON, source: 'family' }, 'held', ['held'], []],
  ['a death', { source: 'family' }, 'closed', [], ['payEnds']],
])('%s that holds pay only by the second word: somebody is told, and a proposed stop is over', async (_what, finding, status, messages, calls) => {
  const proposalId = await propose(cloud, li)
  await record('clerk', finding)
  expect(await confirm('reviewer')).toMatchObject({ benefits: [{ status }] })
  const { outbox, tasks, proposals } = await cloud.dump()
  expect(outbox.map(({ kind }) => kind)).toEqual(messages)
  expect(tasks.filter(({ kind }) => kind === 'call').map(({ why }) => why)).toEqual(calls)
  expect(proposals).toMatchObject([{ _id: proposalId, state: 'withdrawn', closed: { why: 'lossConfirmed' } }])
  // the code that the caller reads out is answered for
  const codes = (await (await office.desk('clerk')).call('listTasks', { state: 'open' })).tasks.flatMap(({ code }) => code ?? [])
  expect(codes).toHaveLength(calls.length)
  for (const code of codes) expect(await cloud.device(null).call('checkOfficialCode', { code })).toMatchObject({ kind: 'ours', what: 'call', by: 'call' })
})

test('a face after the recorded death: one more signature does not end the benefit', async () => {
  await record('clerk')
  await certify(cloud.weapp('o-li'), asks(li))
  expect(await confirm('reviewer')).toEqual({ kind: 'conflict' })
  expect((await benefitOf(cloud, li)).status).toBe('held')
  await record('clerk', { source: 'investigation' })
  expect(await confirm('reviewer')).toMatchObject({ kind: 'confirmed', benefits: [{ status: 'closed' }] })
})

test.each([['reached', 'reached'], ['notReached', 'failed']] as const)('a call that was %s is on file as %s', async (result, contact) => {
  const proposalId = await propose(cloud, li)
  const taskId = `call.${proposalId}.stop`
  await cloud.deps.db.table('tasks').put({
    _id: taskId, kind: 'call', beneficiaryId: li.id, region: cloud.deps.region, street: null, scheme: 'enterprise', openedOn: TODAY, answerBy: TODAY, state: 'open', result: null, closedAt: null, by: null,
  })
  await (await office.desk('clerk')).call('closeTask', { taskId, result })
  const { contacts, proposals } = await cloud.dump()
  expect(contacts).toMatchObject([{ scheme: 'enterprise', dueOn: DUE_ON, channel: 'call', result: contact, by: office.id('clerk') }])
  expect(proposals).toMatchObject([{ evidenceNo: 1 }])
})

describe('tasks', () => {
  test('by the day of the answer, late ones said so, with results of their own kind only', async () => {
    await record('clerk', { since: '2025-10-05' })
    await confirm('reviewer')
    const desk = await office.desk('clerk')
    const [task] = (await desk.call('listTasks', { state: 'open' })).tasks
    expect(task).toMatchObject({ kind: 'overpayment', maskName: '李*国', answerBy: '2025-11-19', isLate: false })
    cloud.clock.at = at('2025-11-20')
    const later = await office.desk('clerk')
    expect((await later.call('listTasks', { state: 'open', kind: 'overpayment' })).tasks).toMatchObject([{ isLate: true }])
    expect(await later.call('closeTask', { taskId: task!.taskId, result: 'reached' })).toEqual({ kind: 'notThatWay' })
    expect(await later.call('closeTask', { taskId: task!.taskId, result: 'agreed' })).toEqual({ kind: 'done', result: 'agreed' })
    expect(await later.call('closeTask', { taskId: task!.taskId, result: 'repaid' })).toEqual({ kind: 'done', result: 'agreed' })
    expect((await later.call('listTasks', { state: 'open' })).tasks).toEqual([])
  })

  test('tasks of another place are not found', async () => {
    await enrol(cloud, li, { region: '371300' })
    await cloud.deps.db.table('tasks').put({
      _id: 'call.x', kind: 'call', beneficiaryId: li.id, region: '371300', street: null, scheme: null, openedOn: TODAY, answerBy: TODAY, state: 'open', result: null, closedAt: null, by: null,
    })
    const desk = await office.desk('clerk')
    expect((await desk.call('listTasks', { state: 'open' })).tasks).toEqual([])
    expect(await desk.fail('closeTask', { taskId: 'call.x', result: 'reached' })).toBe('notFound: taskId')
  })
})
