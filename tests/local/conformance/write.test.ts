import { errorOf, idsOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let docs: ReturnType<Database['collection']>
let _: Database['command']
beforeAll(async () => {
  cloud = await startCloud()
  _ = cloud.db.command
})
beforeEach(async () => {
  const name = `docs-${Math.random().toString(36).slice(2)}`
  await cloud.db.createCollection(name)
  docs = cloud.db.collection(name)
})
afterAll(() => cloud.close())
const all = async (): Promise<object[]> => (await docs.get()).data

test('add answers with the given id, or makes one', async () => {
  expect(await docs.add({ _id: 'mine', a: 1 })).toMatchObject({ id: 'mine' })
  const { id } = await docs.add({ a: 2 })
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect((await docs.doc(id as string).get()).data).toEqual([{ _id: id, a: 2 }])
})

test('add of an array answers with all ids, in order', async () => {
  const { ids } = await docs.add([{ _id: 'b' }, { _id: 'a' }, { n: 3 }] as unknown as object) as unknown as { ids: string[] }
  expect(ids.slice(0, 2)).toEqual(['b', 'a'])
  expect(await all()).toEqual([{ _id: 'b' }, { _id: 'a' }, { _id: ids[2], n: 3 }])
})

test('values of every type come back as they went in', async () => {
  const doc = {
    int: 5, negative: -7, long: 2 ** 40, large: 2 ** 53, fraction: 1.25, tiny: 1e-9, nan: NaN, infinite: -Infinity,
      text: '中文 𝄞 "$x" \\ \u0001',
    yes: true, no: false, nothing: null, at: new Date(0), before: new Date(-62135596800000), later: new Date('2026-01-02T03:04:05.678Z'),
    list: [1, 'a', null, [2, [3]], { k: [] }], empty: {}, deep: { a: { b: { c: { d: 1 } } } }, 键: 'v',
  }
  await docs.add({ _id: 'x', ...doc })
  expect((await docs.doc('x').get()).data).toEqual([{ _id: 'x', ...doc }])
})

test('undefined fields are not stored', async () => {
  await docs.add({ _id: 'x', a: undefined, o: { b: undefined, c: 1 } })
  expect(await all()).toEqual([{ _id: 'x', o: { c: 1 } }])
})

test('an ObjectId and a regular expression are kept; an ObjectId comes back as text', async () => {
  const text = '{"$oid":"5f0000000000000000000001"}'
  await docs.add({ _id: 'x', id: cloud.db.ObjectId({ id: '5f0000000000000000000001' }), pattern: /^a/i, text })
  expect(idsOf(await docs.where({ id: cloud.db.ObjectId({ id: '5f0000000000000000000001' }) }).get())).toEqual(['x'])
  expect(idsOf(await docs.where({ id: cloud.db.ObjectId({ id: '5f0000000000000000000002' }) }).get())).toEqual([])
  expect((await docs.doc('x').get()).data[0]).toMatchObject({ id: '5f0000000000000000000001', text })
})

test('an _id may be an ObjectId', async () => {
  const id = '5f0000000000000000000001'
  expect(await docs.add({ _id: cloud.db.ObjectId({ id }), a: 1 })).toMatchObject({ id })
  expect(await all()).toEqual([{ _id: id, a: 1 }])
})

const others = [['a boolean', true], ['a date', new Date(0)], ['an object', { a: 1 }]] as const
test.each(others)('%s as the id, and under an index, finds its document', async (_name, value) => {
  cloud.gateway.createIndex(docs.name, { name: 'v', keys: [['v', 1]] })
  await docs.add([{ _id: value, v: value }, { _id: 'other', v: 'other' }] as unknown as object)
  for (const where of [{ _id: _.eq(value) }, { v: _.eq(value) }]) expect((await docs.where(where).get()).data).toEqual([{ _id: value, v: value }])
  expect(await docs.where({ v: _.eq(value) }).update({ n: 1 })).toMatchObject({ updated: 1 })
  const transaction = await cloud.db.startTransaction()
  expect((await transaction.collection(docs.name).where({ _id: _.eq(value) }).get()).data).toEqual([{ _id: value, v: value, n: 1 }])
  await transaction.commit()
  expect(await docs.where({ _id: _.eq(value) }).remove()).toMatchObject({ deleted: 1 })
})

test('a dot in a field name is stored', async () => {
  await docs.add({ _id: 'x', 'a.b': 1, o: { 'key.': 2 } })
  expect(await all()).toEqual([{ _id: 'x', 'a.b': 1, o: { 'key.': 2 } }])
})

test('numeric ids are different from text ids', async () => {
  await docs.add([{ _id: 1, a: 'number' }, { _id: '1', a: 'text' }] as unknown as object)
  expect((await docs.doc(1).get()).data).toEqual([{ _id: 1, a: 'number' }])
  expect((await docs.doc('1').get()).data).toEqual([{ _id: '1', a: 'text' }])
  await docs.doc(1).update({ b: 2 })
  expect((await docs.doc(1).get()).data).toEqual([{ _id: 1, a: 'number', b: 2 }])
})

test('a second document with the same id is E11000, and nothing of the batch is stored', async () => {
  await docs.add({ _id: 'x' })
  const error = await errorOf(docs.add([{ _id: 'w' }, { _id: 'x' }] as unknown as object))
  expect(error.code).toBe('DATABASE_REQUEST_FAILED')
  expect(error.message).toMatch(/E11000 duplicate key error.*_id_.*x/)
  expect(await all()).toEqual([{ _id: 'x' }])
})

test('get of a missing document is an empty list', async () => {
  expect((await docs.doc('none').get()).data).toEqual([])
})

test('set creates, then replaces the whole document', async () => {
  expect(await docs.doc('x').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 'x' })
  expect(await docs.doc('x').set({ c: 3 })).toMatchObject({ updated: 1, upsertedId: null })
  expect(await all()).toEqual([{ _id: 'x', c: 3 }])
})

test('update of a missing document changes nothing', async () => {
  expect(await docs.doc('none').update({ a: 1 })).toMatchObject({ updated: 0 })
  expect(await all()).toEqual([])
})

test('updated counts documents that really changed', async () => {
  await docs.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }] as unknown as object)
  expect(await docs.where({}).update({ n: 2 })).toMatchObject({ updated: 1 })
  expect(await docs.doc('a').update({ n: 2 })).toMatchObject({ updated: 0 })
})

test('set and updateAndReturn count the document that they found, changed or not', async () => {
  await docs.add({ _id: 'a', n: 2 })
  expect(await docs.doc('a').set({ n: 2 })).toMatchObject({ updated: 1 })
  expect(await docs.where({ n: 2 }).updateAndReturn({ n: 2 })).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2 } })
})

test('a write without where() is refused, it does not mean all documents', async () => {
  await docs.add({ _id: 'a', n: 1 })
  for (const call of [() => docs.update({ n: 2 }), () => docs.remove(), () => docs.updateAndReturn({ n: 2 })]) {
    expect(await errorOf(call())).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('query') })
  }
  expect(await all()).toEqual([{ _id: 'a', n: 1 }])
})

test('where().update changes all matches, or one with multiple: false', async () => {
  await docs.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 1 }, { _id: 'c', k: 2 }] as unknown as object)
  expect(await docs.options({ multiple: false }).where({ k: 1 }).update({ n: 1 })).toMatchObject({ updated: 1 })
  expect(await docs.where({ k: 1 }).update({ n: 2 })).toMatchObject({ updated: 2 })
  expect(idsOf(await docs.where({ n: 2 }).get())).toEqual(['a', 'b'])
})

test('where().remove removes all matches, or one with multiple: false', async () => {
  await docs.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 1 }, { _id: 'c', k: 1 }, { _id: 'd', k: 2 }] as unknown as object)
  expect(await docs.options({ multiple: false }).where({ k: 1 }).remove()).toMatchObject({ deleted: 1 })
  expect(await docs.where({ k: 1 }).remove()).toMatchObject({ deleted: 2 })
  expect(await docs.doc('d').remove()).toMatchObject({ deleted: 1 })
  expect(await docs.doc('d').remove()).toMatchObject({ deleted: 0 })
})

test('a condition in update is a compare-and-set: one of many wins', async () => {
  await docs.add({ _id: 'x', version: 1 })
  const results = await Promise.all(Array.from({ length: 20 }, () => docs.where({ _id: 'x', version: 1 }).update({ version: _.inc(1) })))
  expect(results.reduce((sum, { updated }) => sum + (updated ?? 0), 0)).toBe(1)
})

test('updateAndReturn answers with the document after the update', async () => {
  await docs.add({ _id: 'x', n: 1 })
  expect(await docs.where({ _id: 'x' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'x', n: 2 } })
  expect(await docs.where({ _id: 'none' }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 0, doc: null })
})

test('counters count exactly under parallel inc', async () => {
  await docs.add({ _id: 'c', n: 0 })
  await Promise.all(Array.from({ length: 50 }, () => docs.doc('c').update({ n: _.inc(1) })))
  expect((await docs.doc('c').get()).data[0].n).toBe(50)
})

describe('a unique index', () => {
  beforeEach(() => cloud.gateway.createIndex(docs.name, { name: 'blind', keys: [['blind', 1], ['region', 1]], unique: true }))

  test('refuses a second document with the same values, by add, update and set', async () => {
    await docs.add([{ _id: 'a', blind: 'x', region: 1 }, { _id: 'b', blind: 'x', region: 2 }] as unknown as object)
    for (const call of [() => docs.add({ blind: 'x', region: 1 }), () => docs.doc('b').update({ region: 1 }),
      () => docs.doc('n').set({ blind: 'x', region: 1 })]) {
      const error = await errorOf(call())
      expect(error.code).toBe('DATABASE_REQUEST_FAILED')
      expect(error.message).toMatch(/E11000 duplicate key error.*index: blind.*blind: "x"/)
    }
    expect(await all()).toEqual([{ _id: 'a', blind: 'x', region: 1 }, { _id: 'b', blind: 'x', region: 2 }])
  })

  test('takes a missing field for null', async () => {
    await docs.add({ _id: 'a', region: 1 })
    expect((await errorOf(docs.add({ _id: 'b', blind: null, region: 1 }))).message).toContain('E11000')
  })

  test('tells a number from its text', async () => {
    await docs.add([{ _id: 'a', blind: 1 }, { _id: 'b', blind: '1' }] as unknown as object)
    expect(await all()).toHaveLength(2)
  })

  test('cannot be made over documents that break it', async () => {
    await docs.add([{ _id: 'a', k: 1 }, { _id: 'b', k: 1, blind: 'y' }] as unknown as object)
    const make = () => cloud.gateway.createIndex(docs.name, { name: 'k', keys: [['k', 1]], unique: true })
    expect(make).toThrow(/E11000/)
    await docs.doc('a').remove()
    expect(make).not.toThrow()
  })
})
