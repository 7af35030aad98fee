import { idsOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let _: Database['command']
/** The SDK's type of `mod` has forgotten its arguments. */
const mod = (divisor: number, remainder: number) => (_.mod as (...args: number[]) => unknown)(divisor, remainder)
const at = (iso: string): Date => new Date(iso)

const people = [
  { _id: 'li', age: 61, city: '日照', tags: ['a', 'b'], score: [82, 85, 88], home: { street: 'X', no: 1 },
    since: at('2020-01-01T00:00:00Z'),
    flag: true },
  { _id: 'wang', age: 72, city: '莒县', tags: ['b'], score: [75, 88], home: { street: 'Y', no: 2 }, since: at('2021-06-01T00:00:00Z'),
    flag: false },
  { _id: 'zhao', age: 80.5, city: null, tags: [], home: { no: 3 }, rows: [{ v: 1, w: 'x' }, { v: 5, w: 'y' }] },
  { _id: 'sun', city: 'Juxian', tags: 'a', home: null, rows: [{ v: 3 }, { w: 'x' }], nested: [[1, 2], [3]] },
  { _id: 'qian', age: '72', city: 'juxian\nrizhao', tags: [['a', 'b'], 'c'], rows: [] },
]

beforeAll(async () => {
  cloud = await startCloud()
  _ = cloud.db.command
  await cloud.db.createCollection('people')
  await cloud.db.collection('people').add(people as unknown as object)
})
afterAll(() => cloud.close())

const find = async (where: object): Promise<string[]> => idsOf(await cloud.db.collection('people').where(where).get())
const findRaw = async (where: object): Promise<string[]> =>
  idsOf(await cloud.db.collection('people').options({ raw: true }).where(where).get())

describe('query commands of the SDK', () => {
  const cases: [string, () => object, string[]][] = [
    ['a value equals itself', () => ({ age: 72 }), ['wang']],
    ['eq', () => ({ age: _.eq(61) }), ['li']],
    ['a number does not equal its text', () => ({ age: '72' }), ['qian']],
    ['neq finds missing fields too', () => ({ age: _.neq(72) }), ['li', 'qian', 'sun', 'zhao']],
    ['gt compares numbers with numbers only', () => ({ age: _.gt(61) }), ['wang', 'zhao']],
    ['gte', () => ({ age: _.gte(61) }), ['li', 'wang', 'zhao']],
    ['lt', () => ({ age: _.lt(72) }), ['li']],
    ['lte', () => ({ age: _.lte(72) }), ['li', 'wang']],
    ['gt compares text with text only', () => ({ age: _.gt('1') }), ['qian']],
    ['gt and lt on one field', () => ({ age: _.gt(61).and(_.lt(80)) }), ['wang']],
    ['lt or gt on one field', () => ({ age: _.lt(62).or(_.gt(80)) }), ['li', 'zhao']],
    ['gt on dates', () => ({ since: _.gt(at('2020-06-01T00:00:00Z')) }), ['wang']],
    ['a date equals itself', () => ({ since: at('2020-01-01T00:00:00Z') }), ['li']],
    ['gte on booleans', () => ({ flag: _.gte(true) }), ['li']],
    ['null matches null and missing', () => ({ city: null }), ['zhao']],
    ['null matches a missing field', () => ({ flag: _.eq(null) }), ['qian', 'sun', 'zhao']],
    ['neq null', () => ({ city: _.neq(null) }), ['li', 'qian', 'sun', 'wang']],
    ['in', () => ({ age: _.in([61, '72', 999]) }), ['li', 'qian']],
    ['in with null finds missing', () => ({ age: _.in([null]) }), ['sun']],
    ['in with a regular expression', () => ({ city: _.in([/^jux/i]) }), ['qian', 'sun']],
    ['in on array elements', () => ({ tags: _.in(['c', 'zzz']) }), ['qian']],
    ['nin finds missing fields too', () => ({ age: _.nin([61, 72]) }), ['qian', 'sun', 'zhao']],
    ['nin on arrays looks at every element', () => ({ tags: _.nin(['b']) }), ['qian', 'sun', 'zhao']],
    ['a value matches an array element', () => ({ tags: 'a' }), ['li', 'sun']],
    ['an array matches as a whole', () => ({ tags: ['a', 'b'] }), ['li', 'qian']],
    ['an empty array matches only itself', () => ({ tags: [] }), ['zhao']],
    ['all', () => ({ tags: _.all(['b', 'a']) }), ['li']],
    ['all on a single value', () => ({ tags: _.all(['a']) }), ['li', 'sun']],
    ['all of nothing finds nothing', () => ({ tags: _.all([]) }), []],
    ['size', () => ({ tags: _.size(2) }), ['li', 'qian']],
    ['size 0', () => ({ tags: _.size(0) }), ['zhao']],
    ['gt on array elements', () => ({ score: _.gt(85) }), ['li', 'wang']],
    ['two bounds may be met by two elements', () => ({ score: _.gt(87).and(_.lt(80)) }), ['wang']],
    ['elemMatch needs one element for both bounds', () => ({ score: _.elemMatch({ $gte: 80, $lt: 86 }) }), ['li']],
    ['elemMatch on documents', () => ({ rows: _.elemMatch({ v: _.gt(2), w: 'y' }) }), ['zhao']],
    ['elemMatch does not join elements', () => ({ rows: _.elemMatch({ v: 3, w: 'x' }) }), []],
    ['exists', () => ({ age: _.exists(true) }), ['li', 'qian', 'wang', 'zhao']],
    ['exists is true for null', () => ({ city: _.exists(true) }), ['li', 'qian', 'sun', 'wang', 'zhao']],
    ['exists false', () => ({ age: _.exists(false) }), ['sun']],
    ['mod', () => ({ age: mod(10, 1) }), ['li']],
    ['mod cuts the fraction off', () => ({ age: mod(10, 0) }), ['zhao']],
    ['not', () => ({ age: _.not(_.gt(61)) }), ['li', 'qian', 'sun']],
    ['not with a regular expression', () => ({ city: _.not(/^日/) }), ['qian', 'sun', 'wang', 'zhao']],
    ['and', () => _.and([{ age: _.gt(60) }, { flag: true }]), ['li']],
    ['or', () => _.or([{ age: 61 }, { flag: false }]), ['li', 'wang']],
    ['nor', () => _.nor([{ age: 61 }, { flag: false }]), ['qian', 'sun', 'zhao']],
    ['nested and/or', () => _.and([_.or([{ age: 61 }, { age: 72 }]), { flag: false }]), ['wang']],
    ['a nested object asks for its fields', () => ({ home: { street: 'X' } }), ['li']],
    ['a dotted path', () => ({ 'home.no': _.gte(2) }), ['wang', 'zhao']],
    ['a path into an array of documents', () => ({ 'rows.v': 5 }), ['zhao']],
    ['a path with a position', () => ({ 'rows.1.v': 5 }), ['zhao']],
    ['a position in a plain array', () => ({ 'score.0': 75 }), ['wang']],
    ['a path through null is missing', () => ({ 'home.street': null }), ['qian', 'sun', 'zhao']],
    ['null in an array of documents needs an element without the field', () => ({ 'rows.v': null }), ['li', 'sun', 'wang']],
    ['exists false on a path into an empty array', () => ({ 'rows.v': _.exists(false) }), ['li', 'qian', 'wang']],
    ['numbers in nested arrays are not reached', () => ({ nested: 3 }), []],
    ['an inner array is reached', () => ({ nested: [3] }), ['sun']],
    ['a regular expression', () => ({ city: /县$/ }), ['wang']],
    ['a regular expression with i', () => ({ city: /^JUX/i }), ['qian', 'sun']],
    ['a regular expression with g, which says nothing', () => ({ city: /^ju/gi }), ['qian', 'sun']],
    ['db.RegExp with options', () => ({ city: cloud.db.RegExp({ regexp: '^rizhao$', options: 'im' }) }), ['qian']],
    ['a dot passes a line break with s', () => ({ city: cloud.db.RegExp({ regexp: 'jux.*rizhao', options: 's' }) }), ['qian']],
    ['layout is ignored with x', () => ({ city: cloud.db.RegExp({ regexp: '^jux ian # begin', options: 'x' }) }), ['qian']],
    ['a regular expression on array elements', () => ({ tags: /^[bc]$/ }), ['li', 'qian', 'wang']],
    ['expr', () => _.expr({ $gt: ['$home.no', 1] }), ['wang', 'zhao']],
    ['no condition', () => ({}), ['li', 'qian', 'sun', 'wang', 'zhao']],
  ]
  test.each(cases)('%s', async (_name, where, expected) => {
    expect(await find(where())).toEqual(expected)
  })
})

describe('query operators in raw mode', () => {
  const cases: [string, object, string[]][] = [
    ['$regex with $options', { city: { $regex: '^JUX', $options: 'i' } }, ['qian', 'sun']],
    ['$regex beside another operator', { city: { $regex: '^jux', $options: 'i', $ne: 'Juxian' } }, ['qian']],
    ['$type by name', { age: { $type: 'string' } }, ['qian']],
    ['$type number', { age: { $type: 'number' } }, ['li', 'wang', 'zhao']],
    ['$type int and double', { age: { $type: ['double'] } }, ['zhao']],
    ['$type array looks at the array and its elements', { tags: { $type: 'array' } }, ['li', 'qian', 'wang', 'zhao']],
    ['$type null is not missing', { home: { $type: 10 } }, ['sun']],
    ['$not with operators', { age: { $not: { $gte: 61, $lte: 72 } } }, ['qian', 'sun', 'zhao']],
    ['$elemMatch inside $all', { rows: { $all: [{ $elemMatch: { v: 1 } }, { $elemMatch: { w: 'y' } }] } }, ['zhao']],
    ['$elemMatch with $or', { rows: { $elemMatch: { $or: [{ v: 3 }, { v: 5 }] } } }, ['sun', 'zhao']],
    ['$elemMatch on inner arrays', { nested: { $elemMatch: { $elemMatch: { $gt: 2 } } } }, ['sun']],
    ['$bitsAllSet', { age: { $bitsAllSet: [2, 3] } }, ['li']],
    ['$bitsAnyClear', { age: { $bitsAnyClear: 1 } }, ['wang']],
    ['$eq of a document compares field order', { home: { $eq: { no: 1, street: 'X' } } }, []],
    ['$eq of a document', { home: { $eq: { street: 'X', no: 1 } } }, ['li']],
    ['$gte null finds null and missing', { city: { $gte: null } }, ['zhao']],
    ['$comment says nothing', { age: 61, $comment: 'why' }, ['li']],
    ['$in of documents', { home: { $in: [{ no: 3 }] } }, ['zhao']],
    ['$nor with one branch', { $nor: [{ tags: 'b' }] }, ['qian', 'sun', 'zhao']],
  ]
  test.each(cases)('%s', async (_name, where, expected) => {
    expect(await findRaw(where)).toEqual(expected)
  })
})

test('where with _.or on two fields becomes one $or of all terms: a trap of the SDK, kept as it is', async () => {
  expect(await find({ age: _.or(_.eq(61), _.eq(72)), flag: _.or(_.eq(true), _.eq(false)) })).toEqual(['li', 'wang'])
  expect(await find({ age: _.or(_.eq(61), _.eq(72)), city: _.or(_.eq(null), _.eq('nowhere')) })).toEqual(['li', 'wang', 'zhao'])
})

test('count counts what get would find without its limit', async () => {
  expect((await cloud.db.collection('people').where({ tags: _.in(['a', 'b']) }).count()).total).toBe(3)
  expect((await cloud.db.collection('people').count()).total).toBe(5)
})
