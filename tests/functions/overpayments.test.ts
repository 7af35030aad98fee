/** Months paid after a loss, and what was agreed about them (rule R22). */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { dueSoon, enrol, NOON, startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, wang } from './people'
import { at } from './stop-scene'

jest.setTimeout(120_000)
let cloud: Cloud
let desk: Desk
const beneficiaryId = wang.id
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = NOON
  await enrol(cloud, wang, { benefits: [dueSoon({ lastCertifiedOn: '2025-01-10' })] })
  const clerk = await deskOf(cloud, await employ(cloud, 'O-clerk', ['clerk']))
  await clerk.call('recordFinding', { beneficiaryId, code: 'death', since: '2025-08-20', source: 'civilAffairs' })
  desk = await deskOf(cloud, await employ(cloud, 'O-reviewer', ['reviewer']))
  await desk.call('confirmFinding', { beneficiaryId })
})
afterEach(() => cloud.close())

const rows = async (state: 'open' | 'done' = 'open') => (await desk.call('listOverpayments', { state })).rows

test('the months after the month of death up to the last one paid, and the ways back', async () => {
  expect(await rows()).toMatchObject([{
    maskName: '王*兰', benefits: [{ scheme: 'enterprise', ground: 'death', since: '2025-08-20', months: ['2025-09', '2025-10', '2025-11'] }], tools: ['oneOff', 'instalments'], plan: null,
  }])
})

test('in two parts from next month on, once, and no pay changes', async () => {
  const before = (await cloud.dump()).beneficiaries[0]!.benefits
  const [one, two] = await Promise.all([1, 2].map(() => desk.call('agreeRepayment', { beneficiaryId, tool: 'instalments', count: 2 })))
  expect([one!.kind, two!.kind].sort()).toEqual(['agreed', 'nothingOpen'])
  expect(await rows()).toEqual([])
  expect(await rows('done')).toMatchObject([{ plan: { tool: 'instalments', instalments: [{ dueMonth: '2025-12', months: ['2025-09', '2025-10'] }, { dueMonth: '2026-01', months: ['2025-11'] }] } }])
  const { beneficiaries, events, tasks } = await cloud.dump()
  expect(beneficiaries[0]!.benefits).toEqual(before)
  expect(tasks.find(({ kind }) => kind === 'overpayment')).toMatchObject({ state: 'done', result: 'agreed' })
  expect(verifyChain(events.sort((a, b) => a.seq - b.seq), beneficiaries[0]!)).toEqual({ ok: true })
})

test('not by a way that these months do not allow', async () => {
  expect(await desk.call('agreeRepayment', { beneficiaryId, tool: 'deduction' })).toEqual({ kind: 'notThatWay' })
  expect(await desk.call('agreeRepayment', { beneficiaryId, tool: 'instalments', count: 4 })).toEqual({ kind: 'notThatWay' })
  expect(await desk.fail('agreeRepayment', { beneficiaryId, tool: 'instalments' })).toBe('badInput: count')
  expect(await desk.fail('agreeRepayment', { beneficiaryId, tool: 'oneOff', count: 2 })).toBe('badInput: count')
})

describe('a term in prison', () => {
  const PRISON = { beneficiaryId: li.id, code: 'imprisoned', custody: 'servingSentence', since: '2025-08-20', source: 'court' } as const
  const inPrison = { scheme: 'enterprise', ground: 'servingSentence', since: '2025-08-20', months: ['2025-09', '2025-10', '2025-11'] }
  const of = async (state: 'open' | 'done' = 'open') => (await rows(state)).find(({ beneficiaryId: whose }) => whose === li.id)
  let n = 0
  /** Everybody's first act, so that nobody is asked to be a second person to themselves. */
  const asks = async (role: 'clerk' | 'reviewer') => deskOf(cloud, await employ(cloud, `O-${role}-${n++}`, [role]))
  const record = async (finding: object) => (await asks('clerk')).call('recordFinding', { ...PRISON, ...finding })
  const confirm = async () => (await asks('reviewer')).call('confirmFinding', { beneficiaryId: li.id })
  const end = async (ending: 'refuted' | 'sentenceServed', endedOn: string) => (await asks('reviewer')).call('endFinding', { beneficiaryId: li.id, ending, endedOn })
  const later = async (day: string) => {
    cloud.clock.at = at(day)
    desk = await asks('reviewer')
  }
  beforeEach(() => enrol(cloud, li, { benefits: [dueSoon({ lastCertifiedOn: '2025-01-10' })] }))

  test('the months after it began that were paid, though the right comes back; there is nothing to deduct from while it lasts', async () => {
    await record({})
    expect(await of()).toBeUndefined()
    expect(await confirm()).toEqual({ kind: 'confirmed', benefits: [{ scheme: 'enterprise', status: 'held', overpaidMonths: inPrison.months }] })
    expect(await of()).toMatchObject({ benefits: [inPrison], tools: ['oneOff', 'instalments'] })
  })

  test('is over: what was paid during it stays overpaid, and may be deducted from what is paid again', async () => {
    await record({})
    await confirm()
    await later('2026-03-20')
    expect(await end('sentenceServed', '2026-03-18')).toMatchObject({ kind: 'ended' })
    await later('2026-03-20')
    expect(await of()).toMatchObject({ benefits: [inPrison], tools: ['oneOff', 'instalments', 'deduction'] })
    expect(await desk.call('agreeRepayment', { beneficiaryId: li.id, tool: 'deduction' })).toMatchObject({ kind: 'agreed', plan: { instalments: [{ dueMonth: '2026-04', months: inPrison.months }] } })
    expect(await of('done')).toMatchObject({ benefits: [inPrison], plan: { tool: 'deduction' } })
  })

  test('was a wrong record: nothing is overpaid', async () => {
    await record({})
    await confirm()
    await end('refuted', '2025-11-12')
    expect(await of()).toBeUndefined()
    const { tasks } = await cloud.dump()
    expect(tasks.find(({ _id }) => _id === `overpayment.${li.id}`)).toMatchObject({ state: 'done', result: 'nothingDue', overpaid: [] })
  })

  test('and a death before it, confirmed later: the month between joins, none is counted twice; refuted, the term\'s months stay', async () => {
    await record({})
    await confirm()
    await record({ code: 'death', custody: undefined, since: '2025-07-10', source: 'investigation' })
    expect(await confirm()).toMatchObject({ benefits: [{ status: 'closed', overpaidMonths: ['2025-08', ...inPrison.months] }] })
    expect(await of()).toMatchObject({ benefits: [inPrison, { ground: 'death', since: '2025-07-10', months: ['2025-08'] }] })
    await end('refuted', '2025-11-12')
    expect((await of())?.benefits).toEqual([inPrison])
  })

  test('settled once is not asked for again, what comes later is', async () => {
    await record({})
    await confirm()
    await desk.call('agreeRepayment', { beneficiaryId: li.id, tool: 'oneOff' })
    await record({ code: 'death', custody: undefined, since: '2025-07-10', source: 'investigation' })
    await confirm()
    expect((await of())?.benefits).toEqual([{ scheme: 'enterprise', ground: 'death', since: '2025-07-10', months: ['2025-08'] }])
  })

  test('detention and a suspended sentence cost nobody what was paid', async () => {
    for (const custody of ['wantedOrDetained', 'suspendedSentence']) {
      await enrol(cloud, li, { benefits: [dueSoon({ lastCertifiedOn: '2025-01-10' })] })
      await record({ custody })
      expect(await confirm()).toMatchObject({ benefits: [{ overpaidMonths: [] }] })
      expect(await of()).toBeUndefined()
    }
  })
})

test('a task from before the months were kept with it is about what the finding says', async () => {
  const task = (await cloud.dump()).tasks.find(({ kind }) => kind === 'overpayment')!
  const { overpaid, ...older } = task
  await cloud.deps.db.table('tasks').put(older)
  expect((await rows())[0]?.benefits).toEqual(overpaid)
})

test('another region sees nothing', async () => {
  const far = await deskOf(cloud, await employ(cloud, 'O-far', ['reviewer'], { region: '370100', regionName: '别处' }))
  expect((await far.call('listOverpayments', { state: 'open' })).rows).toEqual([])
  expect(await far.fail('agreeRepayment', { beneficiaryId, tool: 'oneOff' })).toBe('notFound: beneficiaryId')
})
