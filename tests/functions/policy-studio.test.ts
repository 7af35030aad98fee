/** Versions of a policy through the real staff function: drafts, publishing by a second person, what a draft would change. */
import { makePolicies } from '../../cloudfunctions/lib/policies'
import { recordStaffEvent } from '../../cloudfunctions/lib/staff/members'
import { verifyLinks } from '../../cloudfunctions/lib/chain'
import { addDays } from '../../src/domain/calendar'
import { contentOf, type PolicyContent } from '../../src/domain/contract/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { addSimulations, totalOf } from '../../src/domain/population/tallies'
import { shardOf } from '../../cloudfunctions/lib/shard'
import { dueSoon, enrol, startCloud, TODAY, type Cloud, type Desk } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let author: Desk
let second: Desk
beforeEach(async () => {
  cloud = await startCloud()
  author = await deskOf(cloud, await employ(cloud, 'A-1', ['admin']))
  second = await deskOf(cloud, await employ(cloud, 'A-2', ['admin']))
})
afterEach(() => cloud.close())

const SHIPPED = 'seed-rizhao-2025.1'
const KEY = 'policy-371100.2'
const content = (facts: Partial<PolicyContent> = {}): PolicyContent => ({ ...contentOf(seedRizhao2025), effectiveFrom: '2026-01-01', ...facts })
const halfYearly = (): PolicyContent => ({ ...content(), schedules: { ...content().schedules, enterprise: { ...content().schedules.resident, source: '演示文件' } } })
const draft = (facts: Partial<PolicyContent> = {}, desk = author) => desk.call('draftPolicy', { key: null, content: content(facts) })
/** What another instance of another function goes by, one minute later at the latest. */
const inForce = (day: string) => makePolicies(cloud.deps.db, () => cloud.clock.at)('371100', day)

describe('a draft', () => {
  test('gets the next number of its region, and judges nobody', async () => {
    expect(await draft({ grace: { ...content().grace, days: 5 } })).toEqual({ kind: 'saved', key: KEY, toPublish: [] })
    expect(await draft()).toMatchObject({ key: 'policy-371100.3' })
    for (const day of [TODAY, '2026-01-01', '2026-06-01']) expect((await inForce(day)).id).toBe('seed-rizhao-2025')
  })
  test('that does not hold in itself is not saved, and the fields at fault are named', async () => {
    const spoilt = content({ payment: { ...content().payment, cutoffDay: 31 }, grace: { ...content().grace, source: ' ' } })
    expect(await author.call('draftPolicy', { key: null, content: spoilt })).toEqual({
      kind: 'invalid', problems: [{ field: 'grace.source', code: 'noSource' }, { field: 'payment.cutoffDay', code: 'outOfRange', min: 1, max: 28 }],
    })
    expect((await cloud.dump()).policies).toEqual([])
  })
  test('is changed by its author alone, and stays in its region', async () => {
    await draft()
    expect(await author.call('draftPolicy', { key: KEY, content: content({ grace: { ...content().grace, days: 9 } }) })).toMatchObject({ kind: 'saved', key: KEY })
    expect((await author.call('getPolicy', { key: KEY })).content.grace.days).toBe(9)
    expect(await second.fail('draftPolicy', { key: KEY, content: content() })).toBe('forbidden: key')
    expect(await author.fail('draftPolicy', { key: KEY, content: content({ region: '371102' }) })).toBe('badInput: content.region')
    expect(await author.fail('draftPolicy', { key: null, content: content({ region: '440100' }) })).toBe('forbidden: region')
    expect(await author.fail('draftPolicy', { key: 'policy-371100.9', content: content() })).toBe('notFound: key')
  })
  test('two at once get two numbers', async () => {
    const both = await Promise.all([draft(), draft({}, second)])
    expect(both.map((one) => (one.kind === 'saved' ? one.key : one.kind)).sort()).toEqual([KEY, 'policy-371100.3'])
  })
  test('withdrawn: it can be read, not published or changed', async () => {
    await draft()
    await author.call('withdrawPolicy', { key: KEY })
    expect((await author.call('getPolicy', { key: KEY })).version.state).toBe('withdrawn')
    expect(await second.fail('publishPolicy', { key: KEY })).toBe('notFound: key')
    expect(await author.fail('withdrawPolicy', { key: KEY })).toBe('notFound: key')
  })
  test('an unknown value of a rule is refused with its place', async () => {
    const stranger = { ...content(), grace: { ...content().grace, hours: 3 } }
    expect(await author.fail('draftPolicy', { key: null, content: stranger })).toBe('badInput: content.grace.hours')
  })
})

describe('publishing', () => {
  test('by the author is forbidden; by a second person the version comes into force on its day, in every function', async () => {
    await author.call('draftPolicy', { key: null, content: halfYearly() })
    expect(await author.fail('publishPolicy', { key: KEY })).toBe('forbidden: key')
    expect(await second.call('publishPolicy', { key: KEY })).toEqual({ kind: 'published', effectiveFrom: '2026-01-01' })
    expect(await inForce('2025-12-31')).toMatchObject({ id: 'seed-rizhao-2025', effectiveTo: '2025-12-31' })
    expect(await inForce('2026-01-01')).toMatchObject({ id: 'policy-371100', version: 2, publishedOn: TODAY, before: [{ id: 'seed-rizhao-2025' }] })
  })
  test('a home page follows it on that day, and keeps the day that was promised', async () => {
    await enrol(cloud, wang, { benefits: [dueSoon({ lastCertifiedOn: '2025-10-01' })] })
    const phone = cloud.weapp('o-wang')
    await cloud.deps.db.table('callers').put({ _id: cloud.deps.secrets.index('openid', 'o-wang').slice(0, 32), selfId: wang.id, openidEnc: null, activeBindings: 0, updatedAt: '' })
    await author.call('draftPolicy', { key: null, content: halfYearly() })
    await second.call('publishPolicy', { key: KEY })
    const due = async (day: string) => {
      cloud.clock.at = Date.parse(`${day}T04:00:00.000Z`)
      return (await phone.call('getHome', {})).self?.standing.dueOn
    }
    expect(await due('2025-12-31')).toBe('2026-10-01')
    // first half of 2026; published on 12 November 2025, so there are more than 90 days
    expect(await due('2026-01-01')).toBe('2026-06-20')
  })
  test('needs a fresh code, an admin, and a draft of their own region', async () => {
    await draft()
    const reviewer = await deskOf(cloud, await employ(cloud, 'R-1', ['reviewer']))
    expect(await reviewer.fail('publishPolicy', { key: KEY })).toBe('forbidden')
    const far = await deskOf(cloud, await employ(cloud, 'F-1', ['admin'], { region: '440100', regionName: '别处' }))
    expect(await far.fail('publishPolicy', { key: KEY })).toBe('notFound: key')
    const county = await deskOf(cloud, await employ(cloud, 'C-1', ['admin'], { region: '371102', regionName: '东港区' }))
    expect(await county.fail('publishPolicy', { key: KEY })).toBe('notFound: key')
    for (let minute = 0; minute < 10; minute += 5) { cloud.clock.at += 300_000; await second.call('whoAmI', {}) }
    expect(await second.fail('publishPolicy', { key: KEY })).toBe('codeNeeded')
  })
  test.each<[string, Partial<PolicyContent>, object[]]>([
    ['a grace that ends without notice', { grace: { ...content().grace, days: 0 }, effectiveFrom: '2025-12-01' }, [{ field: 'grace.days', code: 'shortNotice' }]],
    ['a first day that is today', { effectiveFrom: TODAY }, [{ field: 'effectiveFrom', code: 'beginsTooSoon' }, { field: 'effectiveFrom', code: 'notTheLatest' }]],
    ['a first day before the latest version', { effectiveFrom: '2025-11-15' }, [{ field: 'effectiveFrom', code: 'notTheLatest' }]],
    ['a consent that the product does not show', { consentVersion: 'face-9', effectiveFrom: '2026-05-01' }, [{ field: 'consentVersion', code: 'textNotShipped' }]],
  ])('%s is refused with the field named, and told to the author before', async (_what, facts, problems) => {
    await draft({ grace: { ...content().grace, days: 60 }, effectiveFrom: '2025-11-20' })
    expect(await second.call('publishPolicy', { key: KEY })).toMatchObject({ kind: 'published' })
    expect(await draft({ grace: { ...content().grace, days: 60 }, ...facts })).toEqual({ kind: 'saved', key: 'policy-371100.3', toPublish: problems })
    expect(await second.call('publishPolicy', { key: 'policy-371100.3' })).toEqual({ kind: 'refused', problems })
    expect((await inForce('2026-06-01')).version).toBe(2)
  })
  test('a notice of less than 90 days cannot even be drafted', async () => {
    expect(await draft({ change: { ...content().change, noticeDays: 30 } }))
      .toEqual({ kind: 'invalid', problems: [{ field: 'change.noticeDays', code: 'outOfRange', min: 90, max: 366 }] })
  })
  test('a draft that waited is judged by the day on which it is published', async () => {
    await draft({ effectiveFrom: '2025-11-20' })
    cloud.clock.at += 10 * 86_400_000
    const late = await deskOf(cloud, await employ(cloud, 'A-3', ['admin']))
    expect(await late.call('publishPolicy', { key: KEY })).toEqual({ kind: 'refused', problems: [{ field: 'effectiveFrom', code: 'beginsTooSoon' }] })
  })
  test('of two at once one comes after the other', async () => {
    await draft()
    await draft({}, second)
    const answers = await Promise.all([second.call('publishPolicy', { key: KEY }), author.call('publishPolicy', { key: 'policy-371100.3' })])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['published', 'refused'])
    expect((await cloud.dump()).policies.filter(({ state }) => state === 'published')).toHaveLength(1)
  })
  test('is written into the chain of whoever did it', async () => {
    await draft()
    await second.call('publishPolicy', { key: KEY })
    const { staff, staffEvents } = await cloud.dump()
    for (const member of staff) {
      const own = staffEvents.filter(({ staffId }) => staffId === member._id)
      expect(verifyLinks(own, member, ({ staffId }) => staffId === member._id)).toEqual({ ok: true })
      expect(own).toMatchObject([{ kind: expect.stringMatching(/^policy(Drafted|Published)$/), facts: { policy: KEY } }])
    }
    expect(recordStaffEvent(staff[0]!, 'policyDrafted', 0).event.seq).toBe(2)
  })
})

describe('the list', () => {
  test('a version that was published before the payroll and the approvals were values of it is read with what held for all', async () => {
    const { approvals: _a, approvalsWithCare: _c, payrollClosesOnDay: _p, ...stop } = seedRizhao2025.stop
    const older = { ...seedRizhao2025, id: 'policy-371100', version: 2, effectiveFrom: '2025-11-01', stop } as typeof seedRizhao2025
    await cloud.deps.db.table('policies').put({
      _id: KEY, region: '371100', state: 'published', policy: older, draftedBy: 'x', draftedAt: '2025-10-01T00:00:00.000Z', publishedBy: 'y', publishedAt: '2025-10-02T00:00:00.000Z', version: 2,
    })
    expect((await inForce(TODAY)).stop).toEqual(seedRizhao2025.stop)
    expect(await author.call('getPolicy', { key: KEY })).toMatchObject({ content: { stop: { approvalsWithCare: 2 } } })
  })

  test('shows shipped versions, drafts and published ones, with what is in force and until when', async () => {
    await draft()
    await second.call('publishPolicy', { key: KEY })
    await draft({ effectiveFrom: '2026-07-01' })
    const { policies, today } = await author.call('listPolicies', {})
    expect(today).toBe(TODAY)
    expect(policies.map(({ key, state, isInForce, effectiveTo, isMine }) => [key, state, isInForce, effectiveTo, isMine])).toEqual([
      ['policy-371100.3', 'draft', false, null, true],
      [KEY, 'published', false, null, true],
      ['shandong-2025.1', 'shipped', true, null, false],
      [SHIPPED, 'shipped', true, '2025-12-31', false],
    ])
    const reviewer = await deskOf(cloud, await employ(cloud, 'R-1', ['reviewer']))
    expect((await reviewer.call('listPolicies', {})).policies.map(({ isMine }) => isMine)).toEqual([false, false, false, false])
    const far = await deskOf(cloud, await employ(cloud, 'F-1', ['admin'], { region: '440100', regionName: '别处' }))
    expect((await far.call('listPolicies', {})).policies).toEqual([])
    expect(await far.fail('getPolicy', { key: SHIPPED })).toBe('notFound: key')
  })
  test('what a version says otherwise', async () => {
    await draft({ grace: { ...content().grace, days: 5 } })
    expect((await author.call('diffPolicy', { a: SHIPPED, b: KEY })).changes).toEqual([
      { field: 'effectiveFrom', before: '2025-01-01', after: '2026-01-01' },
      { field: 'grace.days', before: '0', after: '5' },
      { field: 'publishedOn', before: '2025-01-01', after: TODAY },
    ])
    expect(await author.fail('diffPolicy', { a: SHIPPED, b: 'policy-371100.9' })).toBe('notFound: b')
  })
})

describe('a simulation', () => {
  const usual = { lateShare: 0, lateDays: 30, stopShare: 1 }
  const ask = (desk: Desk, from = 0, to = 63) => desk.call('simulatePolicy', { a: SHIPPED, b: KEY, months: 12, behaviour: usual, shards: { from, to } })
  const person = (n: number) => ({ ...wang, id: `person-${n}`, idNumber: `number-${n}` })

  beforeEach(async () => {
    for (let n = 0; n < 40; n++) {
      const benefits = [dueSoon({ lastCertifiedOn: addDays('2025-03-01', n * 5) })]
      await enrol(cloud, person(n), { shard: shardOf(`person-${n}`), benefits, ...(n % 2 ? { phoneEnc: 'sealed' } : {}) })
    }
    await author.call('draftPolicy', { key: null, content: halfYearly() })
  })

  test('over the people as the night counted them: twice as much is due when a year becomes two halves', async () => {
    expect(await ask(author)).toMatchObject({ part: { benefits: 0 }, countedOn: null })
    expect(await cloud.nightly()).toMatchObject({ ok: true, data: { population: { counted: 64, left: 0 } } })
    const { part, lateToday, countedOn } = await ask(author)
    expect(part).toMatchObject({ benefits: 40, fromDay: TODAY, withoutNotice: [0, 0, 0, 0] })
    expect(part.months).toHaveLength(12)
    expect([lateToday, countedOn]).toEqual([{ running: 40, late: 0 }, TODAY])
    expect(totalOf(part, part.a, 'due')).toBe(40)
    expect(totalOf(part, part.b, 'due')).toBeGreaterThan(60)
    expect(part.nearer[0]).toBeGreaterThan(20)
  })
  test('in parts adds up to the whole, whoever does it', async () => {
    await cloud.nightly()
    const reviewer = await deskOf(cloud, await employ(cloud, 'R-1', ['reviewer']))
    const parts = await Promise.all([[0, 20], [21, 40], [41, 63]].map(([from, to]) => ask(reviewer, from, to)))
    expect(parts.map(({ part }) => part).reduce(addSimulations)).toEqual((await ask(author)).part)
  })
  test('a shard is counted anew on demand; what nobody is in any more goes', async () => {
    await cloud.nightly()
    await enrol(cloud, li, { shard: 5, region: '371102' })
    expect(await author.call('countPopulation', { shard: 5 })).toEqual({ benefits: 1 + Array.from({ length: 40 }, (_, n) => shardOf(`person-${n}`)).filter((shard) => shard === 5).length })
    expect((await ask(author)).part.benefits).toBe(41)
    await cloud.deps.db.table('beneficiaries').removeAll({ region: '371102' })
    cloud.clock.at += 1000
    await author.call('countPopulation', { shard: 5 })
    expect((await ask(author)).part.benefits).toBe(40)
  })
  test('knows nobody outside the region of whoever asks', async () => {
    await cloud.nightly()
    const county = await deskOf(cloud, await employ(cloud, 'C-1', ['reviewer'], { region: '371102', regionName: '东港区' }))
    expect((await ask(county)).part.benefits).toBe(0)
    expect(await author.fail('simulatePolicy', { a: SHIPPED, b: KEY, months: 12, behaviour: usual, shards: { from: 9, to: 8 } })).toBe('badInput: shards')
  })
  test('the night goes on where it stopped, and counts each shard once a day', async () => {
    const { countPopulation } = await import('../../cloudfunctions/nightly/count-population')
    expect(await countPopulation(cloud.deps, 0)).toEqual({ counted: 0, left: 64 })
    await author.call('countPopulation', { shard: 9 })
    expect(await countPopulation(cloud.deps, Infinity)).toEqual({ counted: 63, left: 0 })
    expect(await countPopulation(cloud.deps, Infinity)).toEqual({ counted: 0, left: 0 })
  })
  test('what is counted names nobody', async () => {
    await cloud.nightly()
    const counted = JSON.stringify((await cloud.dump()).populations)
    expect(counted).not.toContain('person-')
    expect(counted).not.toContain('number-')
  })
})
