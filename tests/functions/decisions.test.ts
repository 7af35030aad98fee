/** Every decision about pay reaches the paying system (docs/exchange.md): through the real calls, by the rows of the file. */
import { listDecisions } from '../../cloudfunctions/lib/exchange/list-decisions'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { asks, certify, dueSoon, enrol, startCloud, type Cloud } from './cloud'
import { li } from './people'
import { approve, at, collect, DAY, openOffice, propose, proposalIdOf, type Office } from './stop-scene'

jest.setTimeout(120_000)
let cloud: Cloud
let office: Office
const beneficiaryId = li.id
const proposalId = proposalIdOf(li)
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = DAY
  office = await openOffice(cloud)
})
afterEach(() => cloud.close())

const told = async (from = '2025-12-01', to = '2026-12-31') => (await listDecisions(cloud.deps, { from, to }, () => true) ?? [])
  .map(({ decidedOn, to: state, why, month, backPayMonths, backPayArrives, rate }) => [decidedOn, state, why, month, backPayMonths.join(' '), backPayArrives, rate])
type Finding = Partial<StaffCalls['recordFinding']['input']>
const record = async (finding: Finding = {}) => (await office.desk('clerk')).call('recordFinding', {
  beneficiaryId, code: 'death', since: '2025-12-01', source: 'civilAffairs', ...finding,
})
const confirm = async (name = 'reviewer') => (await office.desk(name)).call('confirmFinding', { beneficiaryId })
const end = async (ending: StaffCalls['endFinding']['input']['ending'], endedOn: string) => (await office.desk('reviewer2')).call('endFinding', { beneficiaryId, ending, endedOn })
const stop = async (day: string) => {
  await propose(cloud, li)
  await collect(cloud, office, proposalId)
  cloud.clock.at = at(day)
  expect(await approve(office, 'reviewer', proposalId)).toMatchObject({ kind: 'stopped' })
}
/** Li at a phone that knows them by an earlier certification. */
async function appeal(kind: 'wrongStop' | 'wrongDeath') {
  const callerId = cloud.deps.secrets.index('openid', 'o-li').slice(0, 32)
  await cloud.deps.db.table('callers').put({ _id: callerId, selfId: li.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
  return cloud.weapp('o-li').call('appeal', { beneficiaryId, kind })
}
async function uphold() {
  const desk = await office.desk('reviewer2')
  const [open] = (await desk.call('listAppeals', { state: 'open' })).appeals
  expect(await desk.call('decideAppeal', { appealId: open!.appealId, result: 'upheld' })).toMatchObject({ kind: 'decided' })
}

describe('findings', () => {
  test('a death holds, and a second person ends: a stop, then the end', async () => {
    await enrol(cloud, li)
    await record()
    await confirm()
    expect(await told()).toEqual([
      ['2025-12-04', 'held', 'death', '2026-01', '', null, null], ['2025-12-04', 'closed', 'death', '2026-01', '', null, null],
    ])
  })

  test('a rumour is told only once it is confirmed', async () => {
    await enrol(cloud, li)
    await record({ source: 'family' })
    expect(await told()).toEqual([])
    cloud.clock.at = at('2026-01-05')
    await confirm()
    expect(await told()).toEqual([['2026-01-05', 'closed', 'death', '2026-02', '', null, null]])
  })

  test.each<[string, Finding, StaffCalls['endFinding']['input']['ending'], unknown[]]>([
    ['the record was wrong: all months', {}, 'refuted', ['refuted', '2026-04', '2026-01 2026-02 2026-03', '2026-05', 'inForce']],
    ['after a term: no months, the rate of before', { code: 'imprisoned', custody: 'servingSentence', source: 'court' }, 'sentenceServed',
      ['sentenceServed', '2026-04', '', null, 'asBefore']],
    ['not guilty: all months', { code: 'imprisoned', custody: 'wantedOrDetained', source: 'court' }, 'acquitted',
      ['acquitted', '2026-04', '2026-01 2026-02 2026-03', '2026-05', 'inForce']],
    ['found again: all months', { code: 'missing', source: 'publicSecurity' }, 'reappeared',
      ['reappeared', '2026-04', '2026-01 2026-02 2026-03', '2026-05', 'inForce']],
  ])('%s', async (_what, finding, ending, row) => {
    await enrol(cloud, li)
    await record(finding)
    cloud.clock.at = at('2026-03-20')
    expect(await end(ending, '2026-03-20')).toMatchObject({ kind: 'ended' })
    expect(await told('2026-03-01')).toEqual([['2026-03-20', 'active', ...row]])
  })

  test('an end that was wrong is undone', async () => {
    await enrol(cloud, li)
    await record()
    await confirm()
    cloud.clock.at = at('2026-01-10')
    await end('refuted', '2026-01-10')
    expect(await told('2026-01-01')).toEqual([['2026-01-10', 'active', 'refuted', '2026-02', '2026-01', '2026-02', 'inForce']])
  })

  test('each benefit has its own first month', async () => {
    await enrol(cloud, li, { benefits: [dueSoon({ status: 'suspended', suspendedFrom: '2025-10' }), dueSoon({ scheme: 'resident' })] })
    await record()
    expect((await told()).map(([, state, , month]) => [state, month])).toEqual([['held', '2025-10'], ['held', '2026-01']])
  })

  test('a stop that the hold had overtaken comes back, with the months between', async () => {
    await stop('2025-12-20')
    expect(await appeal('wrongStop')).toMatchObject({ postponedTo: '2026-02' })
    await record()
    cloud.clock.at = at('2026-01-10')
    await end('refuted', '2026-01-10')
    expect(await told()).toEqual([
      ['2025-12-20', 'suspended', 'overdue', '2026-01', '', null, null], ['2025-12-20', 'suspended', 'appealFiled', '2026-02', '', null, null],
      ['2025-12-20', 'held', 'death', '2026-01', '', null, null], ['2026-01-10', 'suspended', 'overdue', '2026-02', '2026-01', '2026-02', 'inForce'],
    ])
  })
})

describe('stops and appeals', () => {
  test('a stop that moves and is taken back before its month: every row, the last one counts, and the first file stays as it was', async () => {
    await stop('2025-12-20')
    const first = await told('2025-12-01', '2025-12-20')
    cloud.clock.at = at('2025-12-22')
    await appeal('wrongStop')
    cloud.clock.at = at('2025-12-24')
    await uphold()
    expect(await told()).toEqual([
      ['2025-12-20', 'suspended', 'overdue', '2026-01', '', null, null],
      ['2025-12-22', 'suspended', 'appealFiled', '2026-02', '', null, null],
      ['2025-12-24', 'active', 'appealUpheld', '2026-01', '', null, 'inForce'],
    ])
    expect(await told('2025-12-01', '2025-12-20')).toEqual(first)
  })

  test('a stop that had begun comes back with its months', async () => {
    await stop('2025-12-04')
    cloud.clock.at = at('2026-01-10')
    await appeal('wrongStop')
    await uphold()
    expect(await told('2026-01-01')).toEqual([['2026-01-10', 'active', 'appealUpheld', '2026-02', '2025-12 2026-01', '2026-02', 'inForce']])
  })

  test('an appeal against a death lifts the hold', async () => {
    await enrol(cloud, li)
    await record()
    await appeal('wrongDeath')
    await uphold()
    expect((await told()).map(([, state, why]) => [state, why])).toEqual([['held', 'death'], ['active', 'refuted']])
  })

  test('an appeal that moves no stop changes no pay', async () => {
    await propose(cloud, li)
    await appeal('wrongStop')
    expect(await told()).toEqual([])
  })

  test('a stop and the certification after it on one day: in that order, with the numbers of proposal and certification', async () => {
    await stop('2025-12-20')
    await certify(cloud.weapp('o-li'), asks(li))
    const rows = await listDecisions(cloud.deps, { from: '2025-12-20', to: '2025-12-20' }, () => true)
    const [{ _id: reference } = { _id: '' }] = (await cloud.dump()).certifications
    expect(rows?.map(({ to, why, basis, channel }) => [to, why, basis, channel])).toEqual([
      ['suspended', 'overdue', proposalId, null], ['active', 'certified', reference, 'phone'],
    ])
  })

  test('more than a page of decisions in one instant: each once', async () => {
    await enrol(cloud, li)
    const events = Array.from({ length: 1203 }, (_, n) => ({
      _id: `${li.id}.${n}`, beneficiaryId, seq: n, kind: 'held' as const, at: new Date(DAY).toISOString(), callerId: null, prevHash: '', hash: '',
      facts: { pay: [{ scheme: 'enterprise' as const, to: 'held' as const, why: 'death' as const, month: '2026-01', backPayMonths: [], backPayArrives: null, rate: null }] },
    }))
    await cloud.deps.db.table('events').addMany(events)
    const rows = await listDecisions(cloud.deps, { from: '2025-12-04', to: '2025-12-04' }, () => true)
    expect(rows?.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
  })
})
