import { errorOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let $: Database['command']['aggregate']
let _: Database['command']
type Pipeline = ReturnType<ReturnType<Database['collection']>['aggregate']>

const sales = [
  { _id: 1, item: 'a', price: 10, quantity: 2, at: new Date('2026-03-01T08:00:00Z'), tags: ['x', 'y'] },
  { _id: 2, item: 'b', price: 20, quantity: 1, at: new Date('2026-03-01T09:00:00Z'), tags: [] },
  { _id: 3, item: 'a', price: 5, quantity: 10, at: new Date('2026-03-15T20:00:00Z'), tags: ['y'] },
  { _id: 4, item: 'c', price: null, quantity: 4, at: new Date('2026-04-04T21:23:13Z') },
  { _id: 5, item: 'b', price: 7.5, quantity: 20, at: new Date('2026-12-31T23:30:00Z'), tags: 'y', o: { p: { q: 1 } } },
]
beforeAll(async () => {
  cloud = await startCloud()
  _ = cloud.db.command
  $ = _.aggregate
  for (const name of ['sales', 'items']) await cloud.db.createCollection(name)
  await cloud.db.collection('sales').add(sales as unknown as object)
  await cloud.db.collection('items').add([{ _id: 'a', name: 'Apple' }, { _id: 'b', name: 'Banana' }] as unknown as object)
})
afterAll(() => cloud.close())
const run = async (build: (pipeline: Pipeline) => Pipeline): Promise<unknown> =>
  (await build(cloud.db.collection('sales').aggregate()).end() as { data: unknown }).data

const cases: [string, (pipeline: Pipeline) => Pipeline, unknown][] = [
  ['match, sort, skip, limit, project',
    (p) => p.match({ quantity: _.gt(1) }).sort({ quantity: -1 }).skip(1).limit(2).project({ quantity: 1 }),
    [{ _id: 3, quantity: 10 }, { _id: 4, quantity: 4 }]],
  ['match with nested logic', (p) => p.match(_.or([{ item: 'c' }, { price: _.lt(6) }])).sort({ _id: 1 }).project({ _id: 1 }),
    [{ _id: 3 }, { _id: 4 }]],
  ['match in the middle', (p) => p.addFields({ total: $.multiply(['$price',
    '$quantity']) }).match({ total: _.gte(50) }).sort({ total: 1 }).project({ total: 1 }),
    [{ _id: 3, total: 50 }, { _id: 5, total: 150 }]],
  ['count', (p) => p.match({ item: 'a' }).count('n'), [{ n: 2 }]],
  ['count of nothing', (p) => p.match({ item: 'zzz' }).count('n'), []],
  ['group with sum, avg, min, max, first, last', (p) => p.sort({ _id: 1 }).group({
    _id: '$item', n: $.sum(1), total: $.sum('$quantity'), mean: $.avg('$price'), low: $.min('$price'), high: $.max('$price'),
      one: $.first('$_id'), end: $.last('$_id'),
  }).sort({ _id: 1 }), [
    { _id: 'a', n: 2, total: 12, mean: 7.5, low: 5, high: 10, one: 1, end: 3 },
    { _id: 'b', n: 2, total: 21, mean: 13.75, low: 7.5, high: 20, one: 2, end: 5 },
    { _id: 'c', n: 1, total: 4, mean: null, low: null, high: null, one: 4, end: 4 },
  ]],
  ['group of everything', (p) => p.group({ _id: null, n: $.sum(1), price: $.sum('$price') }), [{ _id: null, n: 5, price: 42.5 }]],
  ['group by a document', (p) => p.group({ _id: { item: '$item', many: $.gt(['$quantity', 5]) }, n: $.sum(1) }).match({ n: 1,
    '_id.item': 'a' }).sort({ '_id.many': 1 }),
    [{ _id: { item: 'a', many: false }, n: 1 }, { _id: { item: 'a', many: true }, n: 1 }]],
  ['group with push and addToSet', (p) => p.sort({ _id: 1 }).group({ _id: null, ids: $.push('$_id'), items: $.addToSet('$item') }),
    [{ _id: null, ids: [1, 2, 3, 4, 5], items: expect.arrayContaining(['a', 'b', 'c']) }]],
  ['group by a missing field', (p) => p.group({ _id: '$none', n: $.sum(1) }), [{ _id: null, n: 5 }]],
  ['sum of expressions and of a condition',
    (p) => p.group({ _id: null, total: $.sum($.multiply(['$price', '$quantity'])),
      big: $.sum($.cond([{ $gte: ['$quantity', 10] }, 1, 0])) }),
    [{ _id: null, total: 240, big: 2 }]],
  ['group with mergeObjects and stdDevPop',
    (p) => p.match({ item: 'a' }).group({ _id: null, sd: $.stdDevPop('$price'), m: $.mergeObjects({ item: '$item' }) }),
    [{ _id: null, sd: 2.5, m: { item: 'a' } }]],
  ['unwind', (p) => p.unwind('$tags').sort({ _id: 1, tags: 1 }).project({ tags: 1 }),
    [{ _id: 1, tags: 'x' }, { _id: 1, tags: 'y' }, { _id: 3, tags: 'y' }, { _id: 5, tags: 'y' }]],
  ['unwind keeps empty ones on demand', (p) => p.unwind({ path: '$tags',
    preserveNullAndEmptyArrays: true }).match({ _id: _.in([2, 4]) }).sort({ _id: 1 }).project({ tags: 1 }),
    [{ _id: 2 }, { _id: 4 }]],
  ['unwind with index', (p) => p.match({ _id: 1 }).unwind({ path: '$tags', includeArrayIndex: 'i' }).project({ tags: 1, i: 1 }),
    [{ _id: 1, tags: 'x', i: 0 }, { _id: 1, tags: 'y', i: 1 }]],
  ['sortByCount', (p) => p.unwind('$tags').sortByCount('$tags'), [{ _id: 'y', count: 3 }, { _id: 'x', count: 1 }]],
  ['bucket', (p) => p.bucket({ groupBy: '$quantity', boundaries: [0, 3, 10, 100], output: { n: $.sum(1) } }),
    [{ _id: 0, n: 2 }, { _id: 3, n: 1 }, { _id: 10, n: 2 }]],
  ['bucket with default', (p) => p.bucket({ groupBy: '$quantity', boundaries: [0, 3], default: 'more' }),
    [{ _id: 0, count: 2 }, { _id: 'more', count: 3 }]],
  ['replaceRoot', (p) => p.match({ _id: 5 }).replaceRoot({ newRoot: '$o' }), [{ p: { q: 1 } }]],
  ['project with expressions', (p) => p.match({ _id: 1 }).project({ _id: 0, sum: $.add(['$price', 1]), name: $.concat(['i-', '$item']),
    n: $.size('$tags'), up: $.toUpper('$item') }),
    [{ sum: 11, name: 'i-a', n: 2, up: 'A' }]],
  ['project excludes', (p) => p.match({ _id: 5 }).project({ at: 0, tags: 0, 'o.p': 0 }),
    [{ _id: 5, item: 'b', price: 7.5, quantity: 20, o: {} }]],
  ['project renames a nested path', (p) => p.match({ _id: 5 }).project({ q: '$o.p.q' }), [{ _id: 5, q: 1 }]],
  ['dates', (p) => p.match({ _id: 5 }).project({ _id: 0, y: $.year('$at'), m: $.month('$at'), d: $.dayOfMonth('$at'), w: $.dayOfWeek('$at'),
    iso: $.isoWeek('$at') }),
    [{ y: 2026, m: 12, d: 31, w: 5, iso: 53 }]],
  ['dateToString', (p) => p.match({ _id: 5 }).project({ _id: 0, s: $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M:%S' }) }),
    [{ s: '2026-12-31 23:30:00' }]],
  ['dateToString in a time zone', (p) => p.match({ _id: 5 }).project({ _id: 0,
    s: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }) }), [{ s: '2027-01-01' }]],
  ['dateToString with an offset', (p) => p.match({ _id: 5 }).project({ _id: 0,
    s: $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M', timezone: '+08:00' }) }), [{ s: '2027-01-01 07:30' }]],
  ['week counts from the first Sunday', (p) => p.sort({ _id: 1 }).project({ w: $.week('$at') }).group({ _id: null, w: $.push('$w') }),
    [{ _id: null, w: [9, 9, 11, 13, 52] }]],
  ['switch and ifNull', (p) => p.sort({ _id: 1 }).project({ _id: 0,
    s: $.switch({ branches: [{ case: { $gt: ['$quantity', 9] }, then: 'many' }], default: 'few' }), p: $.ifNull(['$price', 0]) }).limit(4),
    [{ s: 'few', p: 10 }, { s: 'few', p: 20 }, { s: 'many', p: 5 }, { s: 'few', p: 0 }]],
  ['filter, map, reduce, in', (p) => p.match({ _id: 1 }).project({
    _id: 0,
    y: $.filter({ input: '$tags', as: 't', cond: $.eq(['$$t', 'y']) }),
    m: $.map({ input: '$tags', as: 't', in: $.concat(['$$t', '!']) }),
    r: $.reduce({ input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } }),
    i: $.in(['x', '$tags']),
  }), [{ y: ['y'], m: ['x!', 'y!'], r: 6, i: true }]],
  ['text', (p) => p.match({ _id: 1 }).project({
    _id: 0, a: $.substrCP(['日照市', 0, 2]), b: $.strLenCP('日照'), c: $.split(['a-b', '-']),
    d: $.indexOfCP(['日照市', '市']), e: $.strLenBytes('日照') }),
    [{ a: '日照', b: 2, c: ['a', 'b'], d: 2, e: 6 }]],
  ['lookup', (p) => p.match({ item: _.in(['a', 'c']) }).sort({ _id: 1 }).limit(3).lookup({ from: 'items', localField: 'item',
    foreignField: '_id', as: 'i' }).project({ i: 1 }),
    [{ _id: 1, i: [{ _id: 'a', name: 'Apple' }] }, { _id: 3, i: [{ _id: 'a', name: 'Apple' }] }, { _id: 4, i: [] }]],
  ['lookup with a pipeline', (p) => p.match({ _id: 1 }).lookup({ from: 'items', pipeline: $.pipeline().match({ name: /^B/ }).project({ _id: 0 }).done(),
    as: 'i' }).project({ i: 1 }), [{ _id: 1, i: [{ name: 'Banana' }] }]],
  ['sort keeps MongoDB\'s order of types', (p) => p.sort({ price: 1 }).project({ price: 1 }).limit(2),
    [{ _id: 4, price: null }, { _id: 3, price: 5 }]],
]
test.each(cases)('%s', async (_name, build, expected) => {
  expect(await run(build)).toEqual(expected)
})

test('sample takes as many as asked for', async () => {
  expect(await run((p) => p.sample({ size: 3 }))).toHaveLength(3)
})

test('ill-formed stages are refused', async () => {
  expect((await errorOf(run((p) => p.limit(0)))).code).toBe('INVALID_PARAM')
  expect((await errorOf(run((p) => p.count('a.b')))).code).toBe('INVALID_PARAM')
  expect((await errorOf(run((p) => p.group({ n: $.sum(1) })))).code).toBe('INVALID_PARAM')
  expect((await errorOf(run((p) => p.group({ _id: null, n: 1 })))).code).toBe('INVALID_PARAM')
})
