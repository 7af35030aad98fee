import { isIn, makeDatabase } from '../../cloudfunctions/lib/collections'
import type { Deps } from '../../cloudfunctions/lib/deps'
import { checkpoint, claim, finish, PACE, type Pace } from '../../cloudfunctions/nightly/lease'
import { sweep } from '../../cloudfunctions/nightly/sweep'
import { dueSoon, NOON, startCloud, TODAY, type Cloud } from './cloud'
import { li, person, wang } from './people'
import { anOutlet } from './outlets'
import { dueIn, effects, enrolPlanned } from './sweeping'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

const DAY = 86_400_000
const small: Pace = { ...PACE, page: 7, leaseMs: 1000 }
const night = (deps: Deps = cloud.deps) => sweep(deps, Infinity, small)

/** Sixty people around their due days, some with two pensions; all in a few shards, so that pages are full. */
async function manyPeople() {
  for (let n = 0; n < 60; n++) {
    const benefits = [dueIn(`2025-${n % 3 ? '11' : '10'}-${String(10 + n % 12).padStart(2, '0')}`)]
    if (n % 10 === 0) benefits.push(dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-06-01' }))
    await enrolPlanned(cloud, person(n), benefits, { shard: n % 3, version: 1 + n % 2 })
  }
}

test('one night: a reminder, an overdue word, a proposed stop, tasks, and whoever has nothing due is left alone', async () => {
  await enrolPlanned(cloud, wang, [dueIn('2025-11-19')])
  await enrolPlanned(cloud, li, [dueIn('2025-10-20')], { street: '371102001' })
  await enrolPlanned(cloud, person(1), [dueIn('2025-11-11')])
  await enrolPlanned(cloud, person(2), [dueIn('2026-11-11')])
  await enrolPlanned(cloud, person(3), [dueIn('2026-09-01'), dueSoon({ scheme: 'resident', lastCertifiedOn: '2025-11-01' })])
  await enrolPlanned(cloud, person(4), [dueSoon({ scheme: 'survivor', lastCertifiedOn: '2025-10-05', declaredOn: '2025-10-05' })], { turns18On: TODAY })
  expect(await cloud.nightly()).toMatchObject({ ok: true, data: { swept: { people: 5, shards: 64 } } })
  expect(await effects(cloud)).toEqual({
    people: {
      'person-wang': `${TODAY} → 2025-11-18`, 'person-li': `${TODAY} → null`, 'person-01': `${TODAY} → 2025-12-01`,
      'person-02': 'null → 2026-08-13', 'person-03': `${TODAY} → 2026-01-21`, 'person-04': `${TODAY} → 2026-01-01`,
    },
    outbox: [
      'person-01.enterprise.2025-11-11.overdue.1', 'person-li.enterprise.2025-10-20.stopProposed', 'person-wang.enterprise.2025-11-19.reminder.-7',
    ],
    proposals: ['person-li.enterprise.2025-10-20'],
    tasks: ['person-03.duplicate', 'person-04.turns18'],
  })
  const { outbox, proposals, tasks } = await cloud.dump()
  expect(outbox[2]).toEqual({
    _id: 'person-wang.enterprise.2025-11-19.reminder.-7', kind: 'reminder', to: 'beneficiary', callerId: null, beneficiaryId: 'person-wang',
    attemptId: null, about: { scheme: 'enterprise', dueOn: '2025-11-19', days: -7 }, state: 'queued', tries: 0, leaseUntil: 0,
    notBefore: '2025-11-11T16:00:00.000Z', createdAt: '2025-11-11T16:00:00.000Z',
  })
  expect(proposals[0]).toMatchObject({ state: 'open', stopFrom: '2025-11', openedOn: TODAY, approvals: [], region: '371100' })
  expect(tasks[1]).toMatchObject({ scheme: 'survivor', state: 'open', answerBy: '2025-11-19', street: null })
})

test('a second run the same night, and one of the next night, add nothing; days later the next step comes', async () => {
  await enrolPlanned(cloud, wang, [dueIn('2025-11-19')])
  await night()
  const after = await effects(cloud)
  expect(await night()).toEqual({ people: 0, shards: 0 })
  cloud.clock.at += DAY
  expect(await night()).toEqual({ people: 0, shards: 64 })
  expect(await effects(cloud)).toEqual(after)
  // the nights of the 18th and the 20th were missed
  cloud.clock.at = NOON + 9 * DAY
  expect(await night()).toEqual({ people: 1, shards: 64 })
  expect((await effects(cloud)).outbox).toEqual(['person-wang.enterprise.2025-11-19.overdue.1', 'person-wang.enterprise.2025-11-19.reminder.-7'])
})

test('two workers at once leave what one leaves', async () => {
  await manyPeople()
  await Promise.all([night(), night()])
  await night()
  const together = await effects(cloud)
  await cloud.close()
  cloud = await startCloud()
  await manyPeople()
  await night()
  expect(together).toEqual(await effects(cloud))
  expect(together.outbox.length).toBeGreaterThan(60)
})

describe('a worker that dies', () => {
  const dyingAt = (place: 'outbox' | 'beneficiaries'): Deps => ({
    ...cloud.deps,
    db: { ...cloud.deps.db, table: (name) => {
      const table = cloud.deps.db.table(name)
      const dead = () => Promise.reject(new Error('killed'))
      return name === place ? { ...table, addMany: dead, changeAll: dead } : table
    } },
  })

  test.each(['outbox', 'beneficiaries'] as const)('while it writes %s: its shards lie until its lease is over, then another goes on, and nothing is twice', async (place) => {
    await manyPeople()
    await expect(night(dyingAt(place))).rejects.toThrow('killed')
    expect((await night()).people).toBeLessThan(60)
    cloud.clock.at += small.leaseMs + 1
    await night()
    const { people, outbox } = await effects(cloud)
    expect(Object.values(people).filter((one) => !one.startsWith(TODAY))).toEqual([])
    await cloud.close()
    cloud = await startCloud()
    await manyPeople()
    await night()
    expect(outbox).toEqual((await effects(cloud)).outbox)
    expect((await cloud.dump()).sweeps.every(({ doneAt }) => doneAt !== null)).toBe(true)
  })
})

test('a run that is out of time leaves the rest to the next minute, which begins where it stopped', async () => {
  await manyPeople()
  let looks = 0
  const hurried = { ...cloud.deps, random: () => 0, now: () => cloud.clock.at + (looks++ > 6 ? 60_000 : 0) }
  const first = await sweep(hurried, NOON + 50_000, { ...small, lanes: 1 })
  expect(first.people).toBeGreaterThan(0)
  expect(first.people).toBeLessThan(60)
  expect((await cloud.dump()).sweeps.filter(({ doneAt, leaseUntil }) => doneAt === null && leaseUntil > 0)).toEqual([])
  expect((await night()).people).toBe(60 - first.people)
})

describe('certified while the sweep runs', () => {
  test('keeps what the certification wrote; the message that was queued names the duty that is over', async () => {
    await enrolPlanned(cloud, wang, [dueIn('2025-11-19')])
    await enrolPlanned(cloud, li, [dueIn('2025-11-19')], { shard: 0 })
    let certified = 0
    const meanwhile: Deps = { ...cloud.deps, db: { ...cloud.deps.db, table: (name) => {
      const table = cloud.deps.db.table(name)
      return name !== 'outbox' ? table : { ...table, addMany: async (docs) => {
        if (docs.some(({ _id }) => _id.startsWith('person-wang'))) {
          certified += 1
          await cloud.deps.db.table('beneficiaries').changeOne({ _id: 'person-wang' }, { nextActionOn: '2026-08-14', version: 2, benefits: [dueIn('2026-11-12')] })
        }
        return table.addMany(docs)
      } }
    } } }
    await night(meanwhile)
    expect(certified).toBe(1)
    const { people, outbox } = await effects(cloud)
    expect(people).toEqual({ 'person-wang': 'null → 2026-08-14', 'person-li': `${TODAY} → 2025-11-18` })
    expect(outbox).toContain('person-wang.enterprise.2025-11-19.reminder.-7')
  })

  test('whoever only changed otherwise (a new version, the same day) is planned again in the same night', async () => {
    await enrolPlanned(cloud, wang, [dueIn('2025-11-19')])
    let touched = false
    const meanwhile: Deps = { ...cloud.deps, db: { ...cloud.deps.db, table: (name) => {
      const table = cloud.deps.db.table(name)
      return name !== 'tasks' ? table : { ...table, addMany: async (docs) => {
        const people = cloud.deps.db.table('beneficiaries')
        if (!touched && (await people.find('person-wang'))?.sweptOn === null) {
          touched = true
          await people.changeOne({ _id: 'person-wang' }, { version: 2 })
        }
        return table.addMany(docs)
      } }
    } } }
    await night(meanwhile)
    expect(touched).toBe(true)
    expect(await effects(cloud)).toMatchObject({ people: { 'person-wang': `${TODAY} → 2025-11-18` }, outbox: ['person-wang.enterprise.2025-11-19.reminder.-7'] })
  })
})

test('a record that cannot be read, or whose region has no policy, keeps nobody behind it from their reminder', async () => {
  await enrolPlanned(cloud, person(1), [dueIn('2025-11-19')], { shard: 5 })
  await enrolPlanned(cloud, person(0), [dueIn('2025-11-19')], { shard: 5 })
  await cloud.deps.db.table('beneficiaries').changeOne({ _id: 'person-00' }, { benefits: [dueSoon({ startOn: 'unknown', lastCertifiedOn: null })] })
  await enrolPlanned(cloud, person(2), [dueIn('2025-11-19')], { shard: 5, region: '110000' })
  await enrolPlanned(cloud, person(3), [dueIn('2025-11-19')], { shard: 5 })
  expect(await sweep(cloud.deps, Infinity, { ...small, page: 1 })).toEqual({ people: 4, shards: 64 })
  expect((await effects(cloud)).people).toEqual({
    'person-00': `null → ${TODAY}`, 'person-01': `${TODAY} → 2025-11-18`, 'person-02': `null → ${TODAY}`, 'person-03': `${TODAY} → 2025-11-18`,
  })
})

test('the fence: a worker that was thought dead writes no progress over the one that took over', async () => {
  const row = { _id: `${TODAY}.07`, job: 'sweep', day: TODAY, shard: 7 } as const
  const progress = { cursor: { value: TODAY, id: 'a' }, people: 1, notices: 1 }
  const slow = await claim(cloud.deps, row, small)
  expect(slow).toMatchObject({ fence: 1 })
  expect(await claim(cloud.deps, row, small)).toBeNull()
  cloud.clock.at += small.leaseMs + 1
  const next = await claim(cloud.deps, row, small)
  expect(next).toMatchObject({ fence: 2, cursor: null })
  expect(await checkpoint(cloud.deps, slow!, progress, small)).toBeNull()
  expect(await finish(cloud.deps, slow!)).toBe(false)
  expect(await checkpoint(cloud.deps, next!, progress, small)).toMatchObject({ ...progress, fence: 2 })
  expect(await finish(cloud.deps, next!)).toBe(true)
  cloud.clock.at += small.leaseMs + 1
  expect(await claim(cloud.deps, row, small)).toBeNull()
})

test('how far a night came is forgotten after a month', async () => {
  await cloud.nightly()
  const first = new Date(cloud.clock.at).toISOString().slice(0, 10)
  const kept = async () => (await cloud.dump()).sweeps.filter(({ job, day }) => job === 'sweep' && day === first).length
  cloud.clock.at += 31 * DAY
  await cloud.nightly()
  expect(await kept()).toBe(64)
  cloud.clock.at += DAY
  await cloud.nightly()
  expect(await kept()).toBe(0)
})

describe('adding many, some of which are there', () => {
  const outlet = (n: number, name = 'new') => anOutlet({ _id: `outlet-${String(n).padStart(3, '0')}`, name })
  const all = Array.from({ length: 1203 }, (_, n) => outlet(n))
  /** A platform that keeps what comes before the first duplicate, as an ordered insert of MongoDB does. */
  const keeping = (db: Parameters<typeof makeDatabase>[0]) => ({
    command: db.command, runTransaction: db.runTransaction.bind(db),
    collection: (name: string) => new Proxy(db.collection(name), {
      get: (collection, key) => (key === 'add'
        ? async (docs: object[]) => { for (const doc of docs) await collection.add(doc) }
        : Reflect.get(collection, key).bind?.(collection) ?? Reflect.get(collection, key)),
    }),
  }) as unknown as Parameters<typeof makeDatabase>[0]

  test.each([['refuses the whole batch', false], ['keeps those before the first duplicate', true]])('where the platform %s', async (_name, keeps) => {
    const { init, SYMBOL_CURRENT_ENV } = await import('@cloudbase/node-sdk')
    const real = init({ env: SYMBOL_CURRENT_ENV, keepalive: true }).database()
    const outlets = makeDatabase(keeps ? keeping(real) : real).table('outlets')
    for (const n of [0, 250, 499, 500, 1202]) await outlets.put(outlet(n, 'old'))
    expect(await outlets.addMany([])).toBe(0)
    const few = all.slice(240, 260)
    expect(await outlets.addMany(few)).toBe(keeps ? 9 : 19)
    expect(await outlets.addMany(few)).toBe(0)
    await outlets.addMany(keeps ? all.slice(480, 520) : all)
    const ids = (docs: { _id: string }[]) => docs.map(({ _id }) => _id)
    const wanted = keeps ? [...few, ...all.slice(480, 520)] : all
    const stored = await Promise.all([wanted.slice(0, 500), wanted.slice(500, 1000), wanted.slice(1000)]
      .map((part) => outlets.list({ where: { _id: isIn(ids(part)) }, order: { by: '_id', direction: 'asc' }, limit: 1000 })))
    expect(ids(stored.flat())).toEqual(ids(wanted))
    expect(stored.flat().filter(({ name }) => name === 'old').length).toBe(keeps ? 3 : 5)
  })
})
