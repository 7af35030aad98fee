/** Why this day, and the rules in force: what the server answers follows the policy that is stored, for whoever may ask. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { explain } from '../../src/domain/explain'
import type { Policy } from '../../src/domain/policy/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { asks, certify, dueSoon, enrol, startCloud, type Cloud, type Phone } from './cloud'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  phone = cloud.weapp('o-wang')
  await certify(phone, asks(wang))
})
afterEach(() => cloud.close())

const at = (day: string) => { cloud.clock.at = Date.parse(`${day}T04:00:00.000Z`) }
const ofWang = { beneficiaryId: wang.id, scheme: 'enterprise' as const }

/** As publishing would: half a year instead of a year, published well ahead. */
async function publish(changes: Partial<Policy>): Promise<void> {
  const policy: Policy = { ...seedRizhao2025, version: 2, ...changes }
  await cloud.deps.db.table('policies').put({
    _id: `${policy.id}.2`, region: policy.region, state: 'published', policy, draftedBy: 'staff-1', draftedAt: '2025-11-20T01:00:00.000Z',
    publishedBy: 'staff-2', publishedAt: '2025-11-20T02:00:00.000Z', version: 1,
  })
}
const halfYear: Partial<Policy> = {
  publishedOn: '2025-11-20', effectiveFrom: '2026-03-01',
  schedules: { ...seedRizhao2025.schedules, enterprise: { ...seedRizhao2025.schedules.enterprise, source: '新规定', kind: 'rolling', months: 6, anchor: 'anniversaryDay' } },
}

test('the day that is explained is the day on the home card', async () => {
  const card = (await phone.call('getHome', {})).self!
  const answer = await phone.call('explainDuty', ofWang)
  expect(answer).toMatchObject({ today: '2025-11-12', maskName: '王*兰', others: [], lateReason: { ask: 'none' }, standing: card.standing })
  expect(answer.explanation?.dueOn).toBe(card.standing.dueOn)
  expect(answer.explanation?.steps.slice(0, 3)).toMatchObject([
    { kind: 'countedFrom', on: '2025-11-12', by: 'certification', channel: 'phone' },
    { kind: 'version', version: { id: 'seed-rizhao-2025', version: 1, region: '371100' } },
    { kind: 'rolling', months: 12, dueOn: '2026-11-12', basis: { confidence: 'seed' } },
  ])
})

test('a published version is considered from its day on, with the notice that it owes', async () => {
  await publish(halfYear)
  at('2026-02-28')
  expect((await phone.call('explainDuty', ofWang)).explanation?.dueOn).toBe('2026-11-12')
  at('2026-03-01')
  const { explanation, standing } = await phone.call('explainDuty', ofWang)
  expect(explanation).toMatchObject({ dueOn: '2026-05-12' })
  expect(standing.dueOn).toBe('2026-05-12')
  expect(explanation?.steps).toContainEqual(expect.objectContaining({
    kind: 'change', verdict: 'nearer', from: '2026-11-12', dueOn: '2026-05-12', noticedOn: '2026-03-01',
  }))
})

test('the rules that the help page tells are the ones in force, and open to anybody', async () => {
  await publish(halfYear)
  const anyone = cloud.device(null)
  expect(await anyone.call('getPolicy', {})).toMatchObject({ version: { version: 1 }, frequencies: [{ scheme: 'enterprise', months: 12 }, {}, {}, {}] })
  at('2026-03-01')
  expect(await anyone.call('getPolicy', {})).toMatchObject({
    version: { version: 2, effectiveFrom: '2026-03-01' },
    frequencies: [{ scheme: 'enterprise', months: 6, basis: { source: '新规定' } }, { scheme: 'publicInstitution', months: 12 }, {}, {}],
    payment: { cutoffDay: 15, resumeOffset: 1, arrearsOffset: [1, 2] },
  })
})

test('a draft changes nothing', async () => {
  await publish(halfYear)
  const draft = (await cloud.deps.db.table('policies').find('seed-rizhao-2025.2'))!
  await cloud.deps.db.table('policies').put({ ...draft, state: 'draft' })
  at('2026-03-01')
  expect((await phone.call('explainDuty', ofWang)).explanation?.dueOn).toBe('2026-11-12')
  expect(await phone.call('getPolicy', {})).toMatchObject({ version: { version: 1 } })
})

test('a closed benefit is not explained, another one of the person is named', async () => {
  await enrol(cloud, wang, { benefits: [dueSoon({ status: 'closed' }), dueSoon({ scheme: 'survivor' })] })
  expect(await phone.call('explainDuty', ofWang)).toMatchObject({ explanation: null, others: ['survivor'], standing: { kind: 'closed' } })
  expect(await phone.fail('explainDuty', { ...ofWang, scheme: 'resident' })).toBe('notFound: scheme')
})

describe('whoever is late', () => {
  const stopped = dueSoon({ lastCertifiedOn: '2024-08-20', status: 'suspended', suspendedFrom: '2025-10' })
  beforeEach(() => enrol(cloud, wang, { benefits: [stopped] }))

  test('is told what becomes of the money, and asked why', async () => {
    const { explanation, lateReason } = await phone.call('explainDuty', ofWang)
    expect(lateReason).toEqual({ ask: 'statement', legalBasis: null })
    expect(explanation).toEqual(explain(stopped, seedRizhao2025, '2025-11-12'))
    expect(explanation?.sooner).toEqual({ byOn: '2025-11-15', backPayMonths: 1, resumeMonths: 0 })
  })

  test('may say why; it is kept as an event and changes nothing else', async () => {
    const before = await cloud.dump()
    await phone.call('stateLateReason', { ...ofWang, reason: 'ill' })
    const after = await cloud.dump()
    expect(after.events.at(-1)).toMatchObject({ kind: 'lateReasonStated', facts: { scheme: 'enterprise', lateReason: 'ill', dueOn: '2025-08-20' } })
    expect(after.beneficiaries[0]!.benefits).toEqual(before.beneficiaries[0]!.benefits)
    expect(verifyChain(after.events.slice(-1), after.beneficiaries[0]!)).toEqual({ ok: true })
    expect((await phone.call('listRecords', {})).records.every(({ result }) => result === 'matched')).toBe(true)
  })

  test('is certified without having said why', async () => {
    const { outcome } = await certify(phone, asks(wang))
    expect(outcome).toMatchObject({ kind: 'matched', payment: { backPayMonths: ['2025-10', '2025-11'], cutoffDay: 15 } })
    expect(await phone.fail('stateLateReason', { ...ofWang, reason: 'ill' })).toBe('badInput: scheme')
  })

  test('in the next window is late for the one before, though certifying is on time', async () => {
    await enrol(cloud, wang, { benefits: [dueSoon({ scheme: 'resident', lastCertifiedOn: '2024-08-01' })] })
    const resident = { ...ofWang, scheme: 'resident' as const }
    expect((await phone.call('explainDuty', resident)).lateReason.ask).toBe('statement')
    await phone.call('stateLateReason', { ...resident, reason: 'away' })
  })

  test('has a relative who may see and say the same, and a stranger who may not', async () => {
    const daughter = cloud.weapp('o-daughter')
    expect(await daughter.fail('explainDuty', ofWang)).toBe('notFound: beneficiaryId')
    await enrol(cloud, li)
    await certify(daughter, asks(wang, { mode: 'forOthers', relation: 'daughter' }))
    await enrol(cloud, wang, { benefits: [stopped] })
    expect((await daughter.call('explainDuty', ofWang)).explanation?.dueOn).toBe('2025-08-20')
  })
})

test('whoever is in time is not asked why, and has nothing to state', async () => {
  expect(await phone.fail('stateLateReason', { ...ofWang, reason: 'ill' })).toBe('badInput: scheme')
})
