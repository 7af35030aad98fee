import { errorOf, startCloud } from '../cloud'
import type { Cloud } from '../cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.db.createCollection('things')
  await cloud.db.collection('things').add({ _id: 'one', n: 1, list: [1] })
})
afterAll(() => cloud.close())
const raw = () => cloud.db.collection('things').options({ raw: true })

describe('an unsupported query operator is refused by its name', () => {
  const cases: [string, object][] = [
    ['$where', { $where: 'this.n === 1' }],
    ['$where', { $and: [{ $or: [{ n: 1 }, { $where: 'true' }] }] }],
    ['$text', { $text: { $search: 'x' } }],
    ['$jsonSchema', { $jsonSchema: { required: ['n'] } }],
    ['$near', { n: { $near: [1, 2] } }],
    ['$geoWithin', { n: { $geoWithin: { $centerSphere: [[1, 2], 3] } } }],
    ['$surprise', { n: { $surprise: 1 } }],
    ['$surprise', { n: { $not: { $surprise: 1 } } }],
    ['$surprise', { list: { $elemMatch: { $surprise: 1 } } }],
    ['$surprise', { list: { $elemMatch: { v: { $surprise: 1 } } } }],
    ['$surprise', { list: { $all: [{ $elemMatch: { $surprise: 1 } }] } }],
    ['$gt', { o: { p: { $gt: 1 } } }],
    ['$function', { $expr: { $function: { body: 'x', args: [], lang: 'js' } } }],
    ['$surprise', { $expr: { $and: [{ $eq: [1, { $surprise: 1 }] }] } }],
    ['constructor', { n: { $gt: 0, constructor: 1 } }],
  ]
  test.each(cases)('%s in %j', async (name, where) => {
    for (const call of ['get', 'count', 'remove'] as const) {
      const { code, message } = await errorOf(raw().where(where)[call]())
      expect(code).toBe('INVALID_PARAM')
      expect(message).toContain(name)
    }
    expect((await cloud.db.collection('things').count()).total).toBe(1)
  })
})

describe('an ill-formed query argument is refused', () => {
  const cases: [object, RegExp][] = [
    [{ n: { $in: 1 } }, /\$in needs an array/],
    [{ n: { $in: Array.from({ length: 501 }, (_, i) => i) } }, /at most 500/],
    [{ list: { $size: -1 } }, /\$size/],
    [{ n: { $mod: [0, 1] } }, /divisor/],
    [{ n: { $mod: [2] } }, /\$mod/],
    [{ $or: [] }, /\$or needs a non-empty array/],
    [{ n: { $not: 1 } }, /\$not/],
    [{ n: { $type: 'surprise' } }, /surprise/],
    [{ n: { $regex: '(' } }, /\$regex/],
    [{ n: { $regex: 'a', $options: 'q' } }, /option q/],
    [{ list: { $elemMatch: 1 } }, /\$elemMatch/],
  ]
  test.each(cases)('%j', async (where, message) => {
    const error = await errorOf(raw().where(where).get())
    expect(error.code).toBe('INVALID_PARAM')
    expect(error.message).toMatch(message)
  })
})

describe('an unsupported update is refused by its name and writes nothing', () => {
  const cases: [string, object][] = [
    ['$surprise', { $surprise: { n: 1 } }],
    ['$surprise', { $set: { n: 2 }, $surprise: { n: 1 } }],
    ['plain', { plain: 1 }],
    ['$surprise', { $push: { list: { $each: [1], $surprise: 1 } } }],
    ['$surprise', { $pull: { list: { $surprise: 1 } } }],
    ['list.$[x].y', { $set: { 'list.$[x].y': 1 } }],
    ['nand', { $bit: { n: { nand: 1 } } }],
  ]
  test.each(cases)('%s in %j', async (name, update) => {
    const { code, message } = await errorOf(raw().where({ _id: 'one' }).update(update))
    expect(code).toBe('INVALID_PARAM')
    expect(message).toContain(name)
    expect((await cloud.db.collection('things').doc('one').get()).data).toEqual([{ _id: 'one', n: 1, list: [1] }])
  })
})

describe('an unsupported aggregation is refused by its name', () => {
  const cases: [string, object[]][] = [
    ['$geoNear', [{ $geoNear: {} }]],
    ['$out', [{ $out: 'x' }]],
    ['$merge', [{ $match: {} }, { $merge: { into: 'x' } }]],
    ['$graphLookup', [{ $graphLookup: {} }]],
    ['$surprise', [{ $match: { n: { $surprise: 1 } } }]],
    ['$surprise', [{ $group: { _id: null, x: { $surprise: 1 } } }]],
    ['$surprise', [{ $group: { _id: { $surprise: '$n' } } }]],
    ['$surprise', [{ $project: { x: { $cond: [{ $surprise: 1 }, 1, 2] } } }]],
    ['$function', [{ $addFields: { x: { $function: {} } } }]],
    ['let', [{ $lookup: { from: 'things', let: { n: '$n' }, pipeline: [], as: 'x' } }]],
    ['$surprise', [{ $lookup: { from: 'things', pipeline: [{ $match: { n: { $surprise: 1 } } }], as: 'x' } }]],
    ['either', [{ $lookup: { from: 'things', localField: 'n', foreignField: 'n', pipeline: [], as: 'x' } }]],
    ['$out', [{ $facet: { a: [{ $out: 'x' }] } }]],
  ]
  test.each(cases)('%s in %j', async (name, pipeline) => {
    const { code, message } = await errorOf(raw().aggregate(pipeline).end())
    expect(code).toBe('INVALID_PARAM')
    expect(message).toContain(name)
  })
})

test('a document that MongoDB does not store is refused', async () => {
  for (const [name, doc] of Object.entries({ $set: { $set: 1 }, $inc: { o: [{ $inc: 1 }] }, _id: { _id: ['a'] } })) {
    const { code, message } = await errorOf(cloud.db.collection('things').add(doc))
    expect(code).toBe('DATABASE_REQUEST_FAILED')
    expect(message).toContain(name)
  }
  expect((await cloud.db.collection('things').count()).total).toBe(1)
})

test('a missing collection is DATABASE_COLLECTION_NOT_EXIST for every action', async () => {
  const nowhere = cloud.db.collection('nowhere')
  const one = nowhere.doc('x')
  const some = nowhere.where({ a: 1 })
  const calls = [() => nowhere.get(), () => nowhere.count(), () => nowhere.add({ a: 1 }), () => one.get(), () => one.set({ a: 1 }),
    () => one.update({ a: 1 }), () => one.remove(), () => some.update({ a: 2 }), () => some.remove(), () => some.updateAndReturn({ a: 2 }),
    () => nowhere.aggregate().match({}).end()]
  for (const call of calls) expect((await errorOf(call())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
})

test.each(['', ' ', 'a b', '-a', '$cmd', 'a.b', 'x"; DROP TABLE', 'a'.repeat(65), '集合'])('the collection name %j is refused',
  async (name) => {
  expect((await errorOf(cloud.db.createCollection(name))).code).toBe('INVALID_PARAM')
})

test('creating a collection twice keeps its documents', async () => {
  await cloud.db.createCollection('things')
  expect((await cloud.db.collection('things').count()).total).toBe(1)
})
