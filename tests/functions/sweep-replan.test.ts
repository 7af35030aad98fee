import type { StoredPolicy } from '../../cloudfunctions/lib/documents-policy'
import { makePolicies } from '../../cloudfunctions/lib/policies'
import { PACE, type Pace } from '../../cloudfunctions/nightly/lease'
import { replan } from '../../cloudfunctions/nightly/replan'
import type { Policy } from '../../src/domain/policy/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { dueSoon, NOON, startCloud, type Cloud } from './cloud'
import { li, person, wang } from './people'
import { dueIn, effects, enrolPlanned } from './sweeping'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

const small: Pace = { ...PACE, page: 7, leaseMs: 1000 }
const { source, checkedOn, confidence } = seedRizhao2025
/** Half-yearly from 2025-11-12 on, readable since 2025-10-01. */
const halfYearly: Policy = {
  ...seedRizhao2025, id: 'rizhao-half-yearly', version: 2, effectiveFrom: '2025-11-12', publishedOn: '2025-10-01',
  schedules: { ...seedRizhao2025.schedules, enterprise: { source, checkedOn, confidence, declaration: false, kind: 'rolling', months: 6, anchor: 'anniversaryDay' } },
}

async function publish(policy: Policy, state: StoredPolicy['state'] = 'published') {
  await cloud.deps.db.table('policies').put({
    _id: `${policy.id}.${policy.version}`, region: policy.region, state, policy, draftedBy: 'a', draftedAt: '', publishedBy: 'b', publishedAt: '', version: 1,
  })
  // an instance that has not read the policies in the last minute
  return { ...cloud.deps, policyOn: makePolicies(cloud.deps.db, () => cloud.clock.at) }
}
const dates = async () => Object.fromEntries((await cloud.dump()).beneficiaries.map(({ _id, dueOn, nextActionOn }) => [_id, `${dueOn} ${nextActionOn}`]))

test('a version that has come into force moves whom it concerns, once, and the same night they are told', async () => {
  await enrolPlanned(cloud, wang, [dueIn('2026-08-01')])
  await enrolPlanned(cloud, li, [dueIn('2025-11-20')])
  await enrolPlanned(cloud, person(1), [dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-11-01' })])
  expect(await dates()).toMatchObject({ 'person-wang': '2026-08-01 2026-05-03' })
  const deps = await publish(halfYearly)
  // certified on 2025-08-01: half a year later is 2026-02-01, more than 90 days after 2025-10-01, and its first notice is past
  expect(await replan(deps, Infinity)).toEqual({ people: 3, versions: 1 })
  expect(await dates()).toEqual({ 'person-wang': '2026-02-01 2025-11-12', 'person-li': '2025-11-20 2025-11-12', 'person-01': '2026-06-20 2026-01-21' })
  expect(await replan(deps, Infinity)).toEqual({ people: 0, versions: 0 })
  expect((await cloud.dump()).sweeps).toMatchObject([{ _id: 'rizhao-half-yearly.2.2025-11-12', job: 'replan', shard: null, people: 3, doneAt: expect.any(String) }])
  await cloud.nightly()
  expect((await effects(cloud)).outbox).toEqual(['person-li.enterprise.2025-11-20.reminder.-30', 'person-wang.enterprise.2026-02-01.firstNotice'])
})

test.each([['a draft', halfYearly, 'draft'], ['a version that is not in force yet', { ...halfYearly, effectiveFrom: '2025-11-13' }, 'published']] as const)('%s moves nobody', async (_name, policy, state) => {
  await enrolPlanned(cloud, wang, [dueIn('2026-08-01')])
  const before = await dates()
  const deps = await publish(policy, state)
  expect(await replan(deps, Infinity)).toEqual({ people: 0, versions: 0 })
  expect(await dates()).toEqual(before)
})

test('a version that takes over where a region’s own has ended moves its people on that day, in every such region', async () => {
  const everyTwoYears = { source, checkedOn, confidence, declaration: false, kind: 'rolling', months: 24, anchor: 'anniversaryDay' } as const
  const ended = (region: string, effectiveTo: string): Policy => (
    { ...seedRizhao2025, id: `own-${region}`, region, effectiveTo, schedules: { ...seedRizhao2025.schedules, enterprise: everyTwoYears } })
  await enrolPlanned(cloud, wang, [dueIn('2026-08-01')], { region: '370800', dueOn: '2027-08-01', nextActionOn: '2027-05-03' })
  await enrolPlanned(cloud, li, [dueIn('2026-08-01')], { region: '370900', dueOn: '2027-08-01', nextActionOn: '2027-05-03' })
  await publish(ended('370800', '2025-11-11'))
  const deps = await publish(ended('370900', '2025-11-12'))
  expect(await replan(deps, Infinity)).toEqual({ people: 2, versions: 1 })
  // the province asks every year
  expect(await dates()).toEqual({ 'person-wang': '2026-08-01 2026-05-03', 'person-li': '2027-08-01 2027-05-03' })
  cloud.clock.at += 86_400_000
  expect(await replan(deps, Infinity)).toEqual({ people: 2, versions: 1 })
  expect(await dates()).toEqual({ 'person-wang': '2026-08-01 2026-05-03', 'person-li': '2026-08-01 2026-05-03' })
  expect(await replan(deps, Infinity)).toEqual({ people: 0, versions: 0 })
})

test('where no version follows another, nobody is read', async () => {
  await enrolPlanned(cloud, wang, [dueIn('2026-08-01')])
  expect(await cloud.nightly()).toMatchObject({ data: { replanned: { people: 0, versions: 0 } } })
  expect((await cloud.dump()).sweeps.filter(({ job }) => job === 'replan')).toEqual([])
})

test('it goes on where its time ran out, and leaves alone whoever is certified meanwhile', async () => {
  for (let n = 0; n < 30; n++) await enrolPlanned(cloud, person(n), [dueIn('2026-08-01')])
  const deps = await publish(halfYearly)
  let pages = 0
  const people = deps.db.table('beneficiaries')
  const counting: typeof people = { ...people, changeAll: async (...call) => {
    pages += 1
    if (pages === 1) await people.changeOne({ _id: 'person-03' }, { version: 2, nextActionOn: '2026-02-10' })
    return people.changeAll(...call)
  } }
  const table = ((name) => (name === 'beneficiaries' ? counting : deps.db.table(name))) as typeof deps.db.table
  const hurried = { ...deps, now: () => cloud.clock.at + (pages >= 2 ? 60_000 : 0), db: { ...deps.db, table } }
  expect(await replan(hurried, NOON + 50_000, small)).toEqual({ people: 14, versions: 0 })
  expect(await replan(deps, Infinity, small)).toEqual({ people: 16, versions: 1 })
  const { 'person-03': certified, ...others } = await dates()
  expect(certified).toBe('2026-08-01 2026-02-10')
  expect(new Set(Object.values(others))).toEqual(new Set(['2026-02-01 2025-11-12']))
})
