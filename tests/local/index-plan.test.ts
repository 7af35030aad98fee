import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ObjectId } from 'bson'
import { compile } from '../../local/gateway/store/match'
import { Rows } from '../../local/gateway/store/rows'
import type { Selection } from '../../local/gateway/store/rows'
import { Store } from '../../local/gateway/store/store'
import { sortDocs } from '../../local/gateway/store/sort'
import type { Doc, Value } from '../../local/gateway/store/value'
import { insert } from '../../local/gateway/store/write'

const dir = mkdtempSync(join(tmpdir(), 'anxin-plan-'))
let store: Store
const COUNT = 100_000
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  store = new Store(dir)
  store.addCollection('people')
  const people = store.collection('people')
  store.createIndex('people', { name: 'due', keys: [['dueOn', 1], ['_id', 1]] })
  store.createIndex('people', { name: 'blind', keys: [['idIndex', 1]], unique: true })
  store.createIndex('people', { name: 'shard', keys: [['shard', 1], ['since', -1]] })
  const docs = Array.from({ length: COUNT }, (_person, i): Doc => ({
    _id: `p${String(i).padStart(6, '0')}`, idIndex: `h${i}`, dueOn: day(i % 1000), shard: i % 64, since: new Date(i * 1000),
      nested: { n: i },
  }))
  await store.write((view) => insert(view, people, docs, 0))
}, 60_000)
afterAll(() => {
  store.close()
  rmSync(dir, { recursive: true })
})

const measure = (selection: Selection): { found: number, read: number, plan: string } => {
  const people = store.collection('people')
  const before = Rows.read
  const found = store.committed.select(people, selection).length
  return { found, read: Rows.read - before, plan: store.committed.explain(people, selection).join('; ') }
}

const pushed: [string, Selection, number, RegExp][] = [
  ['equality', { query: { idIndex: 'h77777' } }, 1, /SEARCH c_people USING INDEX i_people_blind \(k_[\w^]+=\?\)/],
  ['equality by id', { query: { _id: 'p000042' } }, 1, /SEARCH c_people USING INDEX sqlite_autoindex_c_people_1 \(_id=\?\)/],
  ['$in', { query: { idIndex: { $in: ['h1', 'h99999', 'none'] } } }, 2, /USING INDEX i_people_blind \(k_[\w^]+=\?\)/],
  ['a range', { query: { dueOn: { $gte: day(10), $lt: day(12) } } }, 200, /USING INDEX i_people_due \(k_[\w^]+>\? AND k_[\w^]+<\?\)/],
  ['a range in order', { query: { dueOn: { $lte: day(1) } }, order: [['dueOn', 1], ['_id', 1]] }, 200,
    /USING INDEX i_people_due \(k_[\w^]+>\? AND k_[\w^]+<\?\)$/],
  ['a keyset page', { query: { $and: [{ dueOn: day(5) }, { _id: { $gt: 'p050005' } }] }, order: [['_id', 1]], limit: 30 }, 30,
    /USING INDEX i_people_due \(k_[\w^]+=\? AND _id>\? AND _id<\?\)$/],
  ['an order alone', { query: {}, order: [['dueOn', -1]], limit: 5 }, 5, /SCAN c_people USING INDEX i_people_due$/],
  ['a number and a range of dates, going down', { query: { shard: 3, since: { $gte: new Date(99_000_000) } }, order: [['since', -1]] }, 16,
    /USING INDEX i_people_shard \(k_[\w^]+=\? AND k_[\w^]+>\? AND k_[\w^]+<\?\)$/],
  ['the beginning of a text', { query: { idIndex: /^h9999/ } }, 11, /USING INDEX i_people_blind \(k_[\w^]+>\? AND k_[\w^]+<\?\)/],
]
test.each(pushed)('%s reads only the rows that match', (_name, selection, expected, plan) => {
  const result = measure(selection)
  expect(result.plan).toMatch(plan)
  expect({ found: result.found, read: result.read }).toEqual({ found: expected, read: expected })
})

test('count over an index decodes nothing', () => {
  const before = Rows.read
  expect(store.committed.count(store.collection('people'), { dueOn: { $gte: day(10), $lt: day(12) } })).toBe(200)
  expect(Rows.read).toBe(before)
})

test('a condition without an index, next to one with, is tested on the rows of the index', () => {
  expect(measure({ query: { dueOn: day(3), 'nested.n': { $lt: 5000 } } })).toMatchObject({ found: 5, read: 100 })
})

test('a limit stops a search without an index early', () => {
  const { found, read } = measure({ query: { 'nested.n': { $gte: 10 } }, limit: 5 })
  expect([found, read < 1000]).toEqual([5, true])
})

test('an index never changes an answer: mixed values, with and without, agree with the plain evaluator', async () => {
  const values: (Value | undefined)[] = [undefined, null, 0, -1, 1, 1.5, 2 ** 40, -Infinity, Infinity, NaN, '', 'a', 'a\0b', 'b', '中',
    '\ue000', '𝄞', 'a1', true, false,
    new Date(-5), new Date(0), new Date(1e12), new ObjectId('5f0000000000000000000001'), {}, { x: 1 }, [], [1], ['a', 'b'], [[1]], /a/i]
  const collections = ['regular', 'anything']
  for (const name of collections) {
    store.addCollection(name)
    store.createIndex(name, { name: 'v', keys: [['v', 1]] })
    const isScalar = (value: Value | undefined): boolean => value === null || typeof value !== 'object'
      || value instanceof Date || value instanceof ObjectId
    const isFit = (value: Value | undefined): boolean => name === 'anything' || isScalar(value)
    const docs = values.filter(isFit).map((value, i): Doc => (value === undefined ? { _id: i } : { _id: i, v: value }))
    await store.write((view) => insert(view, store.collection(name), docs, 0))
  }
  for (const name of collections) {
    const collection = store.collection(name)
    const everything = store.committed.select(collection, { query: {} }).map(({ doc }) => doc)
    for (const value of values.filter((one) => one !== undefined)) {
      const conditions: Value[] = [value, { $eq: value }, { $ne: value }, { $in: [value, 'b'] }]
      if (!(value instanceof RegExp)) conditions.push({ $gt: value }, { $gte: value }, { $lt: value }, { $lte: value })
      for (const condition of conditions.filter((one) => !(value instanceof RegExp && JSON.stringify(one).includes('$ne')))) {
        const query = { v: condition }
        const expected = everything.filter(compile(query)).map(({ _id }) => _id).sort()
        const found = store.committed.select(collection, { query }).map(({ doc }) => doc._id).sort()
        expect([name, condition, found]).toEqual([name, condition, expected])
        expect(store.committed.count(collection, query)).toBe(expected.length)
      }
    }
    for (const direction of [1, -1] as const) {
      const inMemory = sortDocs(everything, [['v', direction]], (doc) => doc).map(({ v }) => v)
      const sorted = store.committed.select(collection, { query: {}, order: [['v', direction]], limit: 100 }).map(({ doc }) => doc.v)
      if (name === 'anything') expect(sorted).toEqual(inMemory)
    }
  }
})

test('one array is enough to stop trusting an index, also after a restart, and a failed write is forgotten', async () => {
  store.addCollection('tags')
  store.createIndex('tags', { name: 'tag', keys: [['tag', 1]] })
  const tags = () => store.collection('tags')
  const isUsed = (): boolean => store.committed.explain(tags(), { query: { tag: 'a' } }).join().includes('i_tags_tag')
  await store.write((view) => insert(view, tags(), [{ _id: 1, tag: 'a' }], 0))
  await expect(store.write((view) => insert(view, tags(), [{ _id: 2, tag: ['a'] }, { _id: 1 }], 0))).rejects.toThrow('E11000')
  expect(isUsed()).toBe(true)
  await store.write((view) => insert(view, tags(), [{ _id: 2, tag: ['a', 'b'] }], 0))
  expect(isUsed()).toBe(false)
  store.close()
  store = new Store(dir)
  expect(isUsed()).toBe(false)
  expect(store.committed.select(tags(), { query: { tag: 'a' } })).toHaveLength(2)
})

test('a unique index refuses arrays instead of half understanding them', async () => {
  const people = store.collection('people')
  await expect(store.write((view) => insert(view, people, [{ idIndex: ['x'] }], 0))).rejects.toThrow(/single values only/)
})
