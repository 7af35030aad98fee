import { errorOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let docs: ReturnType<Database['collection']>
const mixed = [
  { _id: 'text', v: 'a' }, { _id: 'number', v: 5 }, { _id: 'missing' }, { _id: 'array', v: [1, 9] }, { _id: 'yes', v: true },
  { _id: 'date', v: new Date(0) }, { _id: 'null', v: null }, { _id: 'object', v: { x: 1 } }, { _id: 'small', v: -3 },
    { _id: 'empty', v: [] },
  { _id: 'no', v: false }, { _id: 'Text', v: 'A' },
]
beforeAll(async () => {
  cloud = await startCloud()
  for (const name of ['mixed', 'indexed', 'people']) await cloud.db.createCollection(name)
  cloud.gateway.createIndex('indexed', { name: 'v', keys: [['v', 1]] })
  for (const name of ['mixed', 'indexed']) await cloud.db.collection(name).add(mixed as unknown as object)
  docs = cloud.db.collection('people')
  await docs.add([
    { _id: '1', city: 'b', age: 70, o: { p: 1, q: { r: 2, s: 3 } }, tags: ['x', 'y', 'z'],
      rows: [{ v: 1, w: 1 }, { v: 5, w: 2 }, { v: 6, w: 3 }] },
    { _id: '2', city: 'a', age: 70 },
    { _id: '3', city: 'b', age: 60 },
    { _id: '4', city: 'a' },
  ] as unknown as object)
})
afterAll(() => cloud.close())
const ids = ({ data }: { data: { _id: string }[] }): string[] => data.map(({ _id }) => _id)

const up = ['empty', 'missing', 'null', 'small', 'array', 'number', 'Text', 'text', 'object', 'no', 'yes', 'date']
// Going down an array is represented by its greatest element.
const down = ['date', 'yes', 'no', 'object', 'text', 'Text', 'array', 'number', 'small', 'missing', 'null', 'empty']
test.each(['mixed', 'indexed'])('values of different types are ordered as MongoDB orders them (%s)', async (name) => {
  expect(ids(await cloud.db.collection(name).orderBy('v', 'asc').get())).toEqual(up)
  expect(ids(await cloud.db.collection(name).orderBy('v', 'desc').get())).toEqual(down)
})

test('without an order documents come as they were inserted', async () => {
  expect(ids(await cloud.db.collection('mixed').get())).toEqual(mixed.map(({ _id }) => _id))
})

test('several keys, mixed directions, missing values first when going up', async () => {
  expect(ids(await docs.orderBy('city', 'asc').orderBy('age', 'desc').get())).toEqual(['2', '4', '1', '3'])
  expect(ids(await docs.orderBy('age', 'asc').orderBy('city', 'desc').get())).toEqual(['4', '3', '1', '2'])
  expect(ids(await docs.orderBy('_id', 'desc').get())).toEqual(['4', '3', '2', '1'])
})

test('skip and limit cut the ordered list', async () => {
  expect(ids(await docs.orderBy('_id', 'asc').skip(1).limit(2).get())).toEqual(['2', '3'])
  expect(ids(await docs.orderBy('city', 'asc').orderBy('_id', 'desc').skip(2).limit(10).get())).toEqual(['3', '1'])
  expect(ids(await docs.skip(9).get())).toEqual([])
})

test('keyset paging walks everything once', async () => {
  const seen: string[] = []
  for (let last = ''; ;) {
    const page = ids(await docs.where({ _id: cloud.db.command.gt(last) }).orderBy('_id', 'asc').limit(3).get())
    seen.push(...page)
    if (page.length < 3) break
    last = page.at(-1)!
  }
  expect(seen).toEqual(['1', '2', '3', '4'])
})

describe('projection', () => {
  const rows = [{ v: 1, w: 1 }, { v: 5, w: 2 }, { v: 6, w: 3 }]
  const o = { p: 1, q: { r: 2, s: 3 } }
  const cases: [string, () => object, object][] = [
    ['includes fields and the id', () => ({ age: true }), { _id: '1', age: 70 }],
    ['includes without the id', () => ({ age: 1, _id: 0 }), { age: 70 }],
    ['the id alone', () => ({ _id: 1 }), { _id: '1' }],
    ['excludes', () => ({ o: false, tags: 0, rows: false }), { _id: '1', city: 'b', age: 70 }],
    ['includes a nested path', () => ({ 'o.q.r': true }), { _id: '1', o: { q: { r: 2 } } }],
    ['excludes a nested path', () => ({ 'o.q.r': false, tags: false, rows: false }),
      { _id: '1', city: 'b', age: 70, o: { p: 1, q: { s: 3 } } }],
    ['includes in documents of an array', () => ({ 'rows.v': true }), { _id: '1', rows: [{ v: 1 }, { v: 5 }, { v: 6 }] }],
    ['a missing field', () => ({ none: true }), { _id: '1' }],
    ['slice keeps the other fields', () => ({ tags: cloud.db.command.project.slice(2), rows: 0 }),
      { _id: '1', city: 'b', age: 70, o, tags: ['x', 'y'] }],
    ['slice from the end, with inclusion', () => ({ tags: cloud.db.command.project.slice(-1), age: 1 }),
      { _id: '1', age: 70, tags: ['z'] }],
    ['slice with skip and count', () => ({ tags: cloud.db.command.project.slice([1, 1]), age: 1 }), { _id: '1', age: 70, tags: ['y'] }],
    ['elemMatch keeps the first match', () => ({ rows: cloud.db.command.project.elemMatch({ v: { $gt: 2 } }) }),
      { _id: '1', rows: [{ v: 5, w: 2 }] }],
    ['elemMatch without a match leaves the field out', () => ({ rows: cloud.db.command.project.elemMatch({ v: 99 }), age: 1 }),
      { _id: '1', age: 70 }],
    ['nothing', () => ({}), { _id: '1', city: 'b', age: 70, o, tags: ['x', 'y', 'z'], rows }],
  ]
  test.each(cases)('%s', async (_name, projection, expected) => {
    expect((await docs.where({ _id: '1' }).field(projection() as never).get()).data).toEqual([expected])
    expect((await docs.doc('1').field(projection()).get()).data).toEqual([expected])
  })

  test('a mixture and an unknown operator are refused', async () => {
    expect((await errorOf(docs.field({ age: true, city: false } as never).get())).code).toBe('INVALID_PARAM')
    expect((await errorOf(docs.field({ age: { $surprise: 1 } } as never).get())).message).toContain('$surprise')
    expect((await errorOf(docs.field({ 'rows.$': 1 } as never).get())).message).toContain('rows.$')
  })
})
