/** Months paid after a loss, and what was agreed about them (rule R22). */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { dueSoon, enrol, NOON, startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { wang } from './people'

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

test('another region sees nothing', async () => {
  const far = await deskOf(cloud, await employ(cloud, 'O-far', ['reviewer'], { region: '370100', regionName: '别处' }))
  expect((await far.call('listOverpayments', { state: 'open' })).rows).toEqual([])
  expect(await far.fail('agreeRepayment', { beneficiaryId, tool: 'oneOff' })).toBe('notFound: beneficiaryId')
})
