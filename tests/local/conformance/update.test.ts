import { errorOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let _: Database['command']
beforeAll(async () => {
  cloud = await startCloud({ clock: () => Date.parse('2026-03-01T00:00:00Z') })
  _ = cloud.db.command
  await cloud.db.createCollection('docs')
})
afterAll(() => cloud.close())

/** Stores `before` under a new id, updates it, and answers with what is stored then. */
let made = 0
async function after(before: object, update: object, raw = false): Promise<object> {
  const _id = `doc-${++made}`
  await cloud.db.collection('docs').add({ _id, ...before })
  await cloud.db.collection('docs').options({ raw }).where({ _id }).update(update)
  const { _id: stored, ...rest } = (await cloud.db.collection('docs').doc(_id).get()).data[0]
  expect(stored).toBe(_id)
  return rest
}

describe('update commands of the SDK', () => {
  const cases: [string, object, () => object, object][] = [
    ['a plain value sets the field', { a: 1 }, () => ({ a: 2, b: 'x' }), { a: 2, b: 'x' }],
    ['an object merges', { o: { p: 1, q: 2 } }, () => ({ o: { p: 5 } }), { o: { p: 5, q: 2 } }],
    ['an empty object changes nothing', { o: { p: 1 } }, () => ({ o: {} }), { o: { p: 1 } }],
    ['set replaces an object', { o: { p: 1, q: 2 } }, () => ({ o: _.set({ p: 5 }) }), { o: { p: 5 } }],
    ['a dotted path creates the objects on the way', {}, () => ({ 'x.y.z': 1 }), { x: { y: { z: 1 } } }],
    ['an array is replaced as a whole', { l: [1, 2, 3] }, () => ({ l: [9] }), { l: [9] }],
    ['a position in an array', { l: [1, 2, 3] }, () => ({ 'l.1': 9 }), { l: [1, 9, 3] }],
    ['a position behind the end fills with null', { l: [1] }, () => ({ 'l.3': 9 }), { l: [1, null, null, 9] }],
    ['undefined is not sent', { a: 1 }, () => ({ a: undefined, b: 2 }), { a: 1, b: 2 }],
    ['null is stored', { a: 1 }, () => ({ a: null }), { a: null }],
    ['remove', { a: 1, b: 2 }, () => ({ a: _.remove(), c: _.remove() }), { b: 2 }],
    ['remove of a nested field', { o: { p: 1, q: 2 } }, () => ({ 'o.p': _.remove() }), { o: { q: 2 } }],
    ['remove of an array element leaves null', { l: [1, 2] }, () => ({ 'l.0': _.remove() }), { l: [null, 2] }],
    ['inc', { n: 1 }, () => ({ n: _.inc(2.5), m: _.inc(-1) }), { n: 3.5, m: -1 }],
    ['mul', { n: 3 }, () => ({ n: _.mul(2), m: _.mul(7) }), { n: 6, m: 0 }],
    ['min', { n: 3, m: 3 }, () => ({ n: _.min(2), m: _.min(5), k: _.min(1) }), { n: 2, m: 3, k: 1 }],
    ['max', { n: 3, m: 3 }, () => ({ n: _.max(2), m: _.max(5), k: _.max(1) }), { n: 3, m: 5, k: 1 }],
    ['max orders types as MongoDB does', { n: 3, s: 'x' }, () => ({ n: _.max('a'), s: _.max(9) }), { n: 'a', s: 'x' }],
    ['rename', { a: 1, c: 3 }, () => ({ a: _.rename('b'), x: _.rename('y') }), { b: 1, c: 3 }],
    ['rename into an object', { a: 1 }, () => ({ a: _.rename('o.b') }), { o: { b: 1 } }],
    ['bit', { n: 0b1100, m: 0b1100, k: 0b1100 }, () => ({ n: _.bit({ and: 0b0110 }), m: _.bit({ or: 0b0011 }), k: _.bit({ xor: 0b1010 }) }),
      { n: 0b0100, m: 0b1111, k: 0b0110 }],
    ['push one', { l: [1] }, () => ({ l: _.push(2) }), { l: [1, 2] }],
    ['push several', { l: [1] }, () => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
    ['push creates the array', {}, () => ({ l: _.push({ v: 1 }) }), { l: [{ v: 1 }] }],
    ['push with position', { l: [1, 4] }, () => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
    ['push with a position from the end', { l: [1, 4] }, () => ({ l: _.push({ each: [2, 3], position: -1 }) }), { l: [1, 2, 3, 4] }],
    ['push with sort', { l: [5, 1] }, () => ({ l: _.push({ each: [3], sort: -1 }) }), { l: [5, 3, 1] }],
    ['push with sort of documents and slice', { l: [{ s: 5 }, { s: 1 }] },
      () => ({ l: _.push({ each: [{ s: 3 }], sort: { s: 1 }, slice: 2 }) }),
      { l: [{ s: 1 }, { s: 3 }] }],
    ['push with slice from the end', { l: [1, 2] }, () => ({ l: _.push({ each: [3, 4], slice: -2 }) }), { l: [3, 4] }],
    ['push with slice 0', { l: [1, 2] }, () => ({ l: _.push({ each: [3], slice: 0 }) }), { l: [] }],
    ['unshift', { l: [3] }, () => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
    ['pop', { l: [1, 2, 3] }, () => ({ l: _.pop() }), { l: [1, 2] }],
    ['shift', { l: [1, 2, 3] }, () => ({ l: _.shift() }), { l: [2, 3] }],
    ['pop of nothing', { a: 1 }, () => ({ l: _.pop() }), { a: 1 }],
    ['pull a value', { l: [1, 2, 1] }, () => ({ l: _.pull(1) }), { l: [2] }],
    ['pull by condition', { l: [1, 5, 9] }, () => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
    ['pull with in', { l: ['a', 'b', 'c'] }, () => ({ l: _.pull(_.in(['a', 'c'])) }), { l: ['b'] }],
    ['pull documents by some fields', { l: [{ v: 1, w: 1 }, { v: 2, w: 1 }] }, () => ({ l: _.pull({ v: 1 }) }), { l: [{ v: 2, w: 1 }] }],
    ['pull documents by condition', { l: [{ v: 1 }, { v: 9 }] }, () => ({ l: _.pull({ v: _.gte(5) }) }), { l: [{ v: 1 }] }],
    ['pullAll', { l: [1, 2, 3, 2] }, () => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
    ['addToSet adds once', { l: ['a'] }, () => ({ l: _.addToSet('a') }), { l: ['a'] }],
    ['addToSet adds a new value', { l: ['a'] }, () => ({ l: _.addToSet('b') }), { l: ['a', 'b'] }],
    ['addToSet with $each', { l: [{ v: 1 }] }, () => ({ l: _.addToSet({ $each: [{ v: 1 }, { v: 2 }] }) }), { l: [{ v: 1 }, { v: 2 }] }],
    ['serverDate', {}, () => ({ at: cloud.db.serverDate() }), { at: new Date('2026-03-01T00:00:00Z') }],
    ['serverDate with offset', {}, () => ({ o: { at: cloud.db.serverDate({ offset: 60_000 }) } }),
      { o: { at: new Date('2026-03-01T00:01:00Z') } }],
    ['a date', {}, () => ({ at: new Date(-5) }), { at: new Date(-5) }],
  ]
  test.each(cases)('%s', async (_name, before, update, expected) => {
    expect(await after(before, update())).toEqual(expected)
  })
})

describe('update operators in raw mode', () => {
  const cases: [string, object, object, object][] = [
    ['$currentDate', {}, { $currentDate: { at: true, b: { $type: 'date' } } },
      { at: new Date('2026-03-01T00:00:00Z'), b: new Date('2026-03-01T00:00:00Z') }],
    ['$setOnInsert does nothing to an existing document', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
    ['$push of an array as one element', { l: [1] }, { $push: { l: [2, 3] } }, { l: [1, [2, 3]] }],
    ['$[] changes every element', { l: [{ v: 1 }, { v: 2 }] }, { $inc: { 'l.$[].v': 10 } }, { l: [{ v: 11 }, { v: 12 }] }],
    ['several operators', { a: 1, b: 2 }, { $set: { a: 5 }, $unset: { b: '' }, $inc: { c: 1 } }, { a: 5, c: 1 }],
  ]
  test.each(cases)('%s', async (_name, before, update, expected) => {
    expect(await after(before, update, true)).toEqual(expected)
  })
})

test('the positional $ changes the element that the query matched', async () => {
  const docs = cloud.db.collection('docs')
  await docs.add({ _id: 'grades', rows: [{ id: 1, v: 80 }, { id: 2, v: 85 }, { id: 3, v: 85 }] })
  await docs.where({ _id: 'grades', 'rows.id': 2 }).update({ 'rows.$.v': 99 })
  await docs.where({ _id: 'grades', rows: _.elemMatch({ v: 85, id: _.gt(2) }) }).update({ 'rows.$.w': 'x' })
  expect((await docs.doc('grades').get()).data[0].rows).toEqual([{ id: 1, v: 80 }, { id: 2, v: 99 }, { id: 3, v: 85, w: 'x' }])
  expect((await errorOf(docs.where({ _id: 'grades' }).update({ 'rows.$.v': 1 }))).message).toMatch(/positional/)
})

describe('an update that MongoDB refuses changes nothing', () => {
  const cases: [string, object, () => object, RegExp][] = [
    ['inc of text', { n: 'x' }, () => ({ n: _.inc(1) }), /non-numeric/],
    ['inc by text', { n: 1 }, () => ({ n: _.inc('1' as unknown as number) }), /non-numeric/],
    ['push to a number', { n: 1 }, () => ({ n: _.push(1) }), /must be an array/],
    ['a field inside a number', { n: 1 }, () => ({ 'n.m': 1 }), /Cannot create field/],
    ['a name inside an array', { l: [1] }, () => ({ 'l.name': 1 }), /Cannot create field/],
    ['two changes of one field', { n: 1 }, () => ({ n: 1, $inc: { n: 1 } }), /conflict/],
    ['a field and its own child', { o: { p: 1 } }, () => ({ o: _.set({}), 'o.p': _.inc(1) }), /conflict/],
    ['bit of a fraction', { n: 1.5 }, () => ({ n: _.bit({ and: 1 }) }), /non-integral/],
  ]
  test.each(cases)('%s', async (name, before, update, message) => {
    const _id = `bad ${name}`
    await cloud.db.collection('docs').add({ _id, ...before })
    const error = await errorOf(cloud.db.collection('docs').where({ _id }).update(update()))
    expect(error.code).toBe('DATABASE_REQUEST_FAILED')
    expect(error.message).toMatch(message)
    expect((await cloud.db.collection('docs').doc(_id).get()).data).toEqual([{ _id, ...before }])
  })

  test('of many documents, when one of them cannot be updated', async () => {
    await cloud.db.collection('docs').add([{ _id: 'm1', k: 'many', n: 1 }, { _id: 'm2', k: 'many', n: 'x' }] as unknown as object)
    await errorOf(cloud.db.collection('docs').where({ k: 'many' }).update({ n: _.inc(1) }))
    expect((await cloud.db.collection('docs').doc('m1').get()).data[0].n).toBe(1)
  })
})
