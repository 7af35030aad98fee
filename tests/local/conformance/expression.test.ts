import { errorOf, startCloud } from '../cloud'
import type { Cloud } from '../cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.db.createCollection('one')
  await cloud.db.collection('one').add({
    _id: 1, n: 7, f: 2.5, s: 'Rizhao', t: 'b', yes: true, no: false, z: null, zero: 0, empty: '', l: [3, 1, 2], o: { p: 1 },
      rows: [{ v: 1 }, { v: 2 }, {}],
    at: new Date('2026-01-02T03:04:05.678Z'),
  })
})
afterAll(() => cloud.close())
const value = async (expression: unknown): Promise<unknown> => {
  const { data } = await cloud.db.collection('one').options({ raw: true }).aggregate([{ $project: { _id: 0,
    v: expression } }] as never).end() as unknown as { data: { v: unknown }[] }
  return data[0]!.v
}

const cases: [unknown, unknown][] = [
  ['$n', 7], ['$none', undefined], ['$o.p', 1], ['$rows.v', [1, 2]], [{ $literal: '$n' }, '$n'], ['$$ROOT.n', 7],
  [['$n', '$none'], [7, null]], [{ a: '$n', b: '$none' }, { a: 7 }],
  [{ $add: ['$n', 1, 2] }, 10], [{ $add: ['$n', '$none'] }, null], [{ $add: ['$at', 1000] }, new Date('2026-01-02T03:04:06.678Z')],
  [{ $subtract: ['$n', 10] }, -3], [{ $subtract: ['$at', new Date('2026-01-02T03:04:05.000Z')] }, 678], [{ $subtract: ['$z', 1] }, null],
  [{ $multiply: ['$n', '$f'] }, 17.5], [{ $multiply: ['$n', '$z'] }, null], [{ $divide: ['$n', 2] }, 3.5],
    [{ $divide: ['$none', 2] }, null],
  [{ $mod: ['$n', 4] }, 3], [{ $mod: [-7, 4] }, -3], [{ $abs: -3 }, 3], [{ $abs: '$z' }, null], [{ $ceil: 2.1 }, 3], [{ $floor: -2.1 }, -3],
  [{ $round: [2.567, 1] }, 2.6], [{ $round: 2.5 }, 2], [{ $round: 3.5 }, 4], [{ $trunc: -2.9 }, -2], [{ $pow: [2, 10] }, 1024],
    [{ $sqrt: 16 }, 4],
  [{ $exp: 0 }, 1], [{ $ln: 1 }, 0], [{ $log10: 1000 }, 3], [{ $log: [8, 2] }, 3],
  [{ $eq: ['$n', 7] }, true], [{ $eq: ['$none', null] }, false], [{ $ne: ['$z', null] }, false], [{ $gt: ['$n', 'a'] }, false],
    [{ $lt: ['$n', 'a'] }, true],
  [{ $gte: ['$at', new Date('2026-01-02T03:04:05.678Z')] }, true], [{ $cmp: ['$n', 8] }, -1], [{ $gt: ['$n', '$none'] }, true],
    [{ $gt: ['$z', '$none'] }, true],
  [{ $lte: ['$no', '$yes'] }, true], [{ $eq: ['$l', [3, 1, 2]] }, true], [{ $lt: ['$l', [3, 2]] }, true],
  [{ $and: ['$yes', '$n'] }, true], [{ $and: [] }, true], [{ $and: ['$yes', '$zero'] }, false], [{ $or: ['$z', '$empty'] }, true],
    [{ $or: [] }, false],
  [{ $or: ['$none', '$no'] }, false], [{ $not: ['$z'] }, true], [{ $not: ['$empty'] }, false],
  [{ $cond: { if: '$empty', then: 1, else: 2 } }, 1], [{ $cond: ['$zero', 1, 2] }, 2], [{ $ifNull: ['$none', '$z', 5] }, 5],
    [{ $ifNull: ['$n', 5] }, 7],
  [{ $switch: { branches: [{ case: { $eq: ['$n', 1] }, then: 'a' }, { case: true, then: 'b' }] } }, 'b'],
  [{ $concat: ['$s', '-', '$t'] }, 'Rizhao-b'], [{ $concat: ['$s', '$none'] }, null], [{ $toUpper: '$s' }, 'RIZHAO'],
    [{ $toLower: '$none' }, ''],
  [{ $substrCP: ['$s', 1, 3] }, 'izh'], [{ $substrBytes: ['日照', 0, 3] }, '日'], [{ $substr: ['$s', 2, -1] }, 'zhao'],
    [{ $strLenCP: '日照' }, 2], [{ $strLenBytes: '日照' }, 6],
  [{ $indexOfCP: ['日照市照', '照'] }, 1], [{ $indexOfCP: ['日照市照', '照', 2] }, 3], [{ $indexOfCP: ['$none', 'a'] }, null],
    [{ $indexOfCP: ['abc', 'z'] }, -1],
  [{ $indexOfBytes: ['日照', '照'] }, 3], [{ $split: ['a,b,c', ','] }, ['a', 'b', 'c']], [{ $split: ['$none', ','] }, null],
    [{ $strcasecmp: ['ABC', 'abd'] }, -1],
  [{ $trim: { input: '  x ' } }, 'x'], [{ $ltrim: { input: 'xxa', chars: 'x' } }, 'a'], [{ $rtrim: { input: 'a  ' } }, 'a'],
  [{ $replaceOne: { input: 'aba', find: 'a', replacement: 'c' } }, 'cba'],
    [{ $replaceAll: { input: 'aba', find: 'a', replacement: 'c' } }, 'cbc'],
  [{ $regexMatch: { input: '$s', regex: '^riz', options: 'i' } }, true],
  [{ $arrayElemAt: ['$l', 0] }, 3], [{ $arrayElemAt: ['$l', -1] }, 2], [{ $arrayElemAt: ['$l', 9] }, undefined], [{ $first: '$l' }, 3],
    [{ $last: '$l' }, 2],
  [{ $size: '$l' }, 3], [{ $slice: ['$l', 2] }, [3, 1]], [{ $slice: ['$l', -2] }, [1, 2]], [{ $slice: ['$l', 1, 1] }, [1]],
    [{ $reverseArray: '$l' }, [2, 1, 3]],
  [{ $concatArrays: ['$l', [9]] }, [3, 1, 2, 9]], [{ $concatArrays: ['$l', '$none'] }, null], [{ $in: [1, '$l'] }, true],
    [{ $indexOfArray: ['$l', 2] }, 2], [{ $indexOfArray: ['$l', 9] }, -1],
  [{ $isArray: ['$l'] }, true], [{ $isArray: '$n' }, false], [{ $range: [0, 6, 2] }, [0, 2, 4]], [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $map: { input: '$l', as: 'x', in: { $add: ['$$x', '$n'] } } }, [10, 8, 9]],
    [{ $filter: { input: '$l', cond: { $gte: ['$$this', 2] } } }, [3, 2]],
  [{ $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
    [{ $zip: { inputs: [[1, 2], ['a']] } }, [[1, 'a']]],
  [{ $sum: '$l' }, 6], [{ $sum: ['$n', '$f', '$s'] }, 9.5], [{ $avg: '$l' }, 2], [{ $max: '$l' }, 3],
    [{ $min: ['$n', '$f', '$none'] }, 2.5], [{ $max: ['$none', '$z'] }, null],
  [{ $arrayToObject: [[['a', 1], ['b', 2]]] }, { a: 1, b: 2 }], [{ $objectToArray: '$o' }, [{ k: 'p', v: 1 }]],
    [{ $mergeObjects: ['$o', { q: 2 }] }, { p: 1, q: 2 }],
  [{ $setUnion: ['$l', [3, 4]] }, expect.arrayContaining([1, 2, 3, 4])], [{ $setIntersection: ['$l', [3, 4]] }, [3]],
    [{ $setDifference: ['$l', [3, 4]] }, [1, 2]],
  [{ $setEquals: ['$l', [1, 2, 3, 3]] }, true], [{ $setIsSubset: [[1], '$l'] }, true], [{ $allElementsTrue: [[1, true]] }, true],
    [{ $anyElementTrue: [[0, null]] }, false],
  [{ $year: '$at' }, 2026], [{ $month: '$at' }, 1], [{ $dayOfMonth: '$at' }, 2], [{ $hour: '$at' }, 3], [{ $minute: '$at' }, 4],
    [{ $second: '$at' }, 5], [{ $millisecond: '$at' }, 678],
  [{ $dayOfYear: '$at' }, 2], [{ $dayOfWeek: '$at' }, 6], [{ $isoDayOfWeek: '$at' }, 5], [{ $isoWeek: '$at' }, 1],
    [{ $isoWeekYear: '$at' }, 2026], [{ $week: '$at' }, 0], [{ $year: '$none' }, null],
  [{ $hour: { date: '$at', timezone: '+08:00' } }, 11], [{ $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, 11],
    [{ $week: { date: new Date('2026-01-03T20:00:00Z'), timezone: '+08:00' } }, 1],
  [{ $dateToString: { date: '$at', format: '%Y年%m月%d日 %H:%M:%S.%L', timezone: 'Asia/Shanghai' } }, '2026年01月02日 11:04:05.678'],
    [{ $dateToString: { date: '$at' } }, '2026-01-02T03:04:05.678Z'],
  [{ $dateToString: { date: '$none', format: '%Y' } }, null],
    [{ $dateToString: { date: '$none', format: '%Y', onNull: 'never' } }, 'never'],
      [{ $dateToString: { date: '$at', format: '%j %u %V %G %%' } }, '002 5 01 2026 %'],
  [{ $dateFromString: { dateString: '2026-02-08T12:10:40.787Z' } }, new Date('2026-02-08T12:10:40.787Z')],
    [{ $dateFromParts: { year: 2026, month: 2, day: 8, hour: 12 } }, new Date('2026-02-08T12:00:00Z')],
  [{ $toString: 5 }, '5'], [{ $toInt: '5' }, 5], [{ $toInt: 5.9 }, 5], [{ $toDouble: '2.5' }, 2.5], [{ $toBool: 'x' }, true],
    [{ $toDate: 0 }, new Date(0)], [{ $type: '$s' }, 'string'],
  [{ $type: '$none' }, 'missing'], [{ $type: '$at' }, 'date'], [{ $isNumber: '$n' }, true],
    [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  [{ $let: { vars: { a: '$n', b: 2 }, in: { $multiply: ['$$a', '$$b'] } } }, 14],
]
test.each(cases.map(([expression, expected]) => [JSON.stringify(expression), expression, expected]))('%s',
  async (_name, expression, expected) => {
  expect(await value(expression)).toEqual(expected)
})

test.each([[{ $divide: [1, 0] }], [{ $add: ['$s', 1] }], [{ $concat: ['$n', 'x'] }], [{ $size: '$n' }], [{ $toInt: 'x' }],
  [{ $switch: { branches: [{ case: '$no', then: 1 }] } }],
  [{ $year: '$s' }], ['$$unknown']])(
  '%j is refused', async (expression) => {
    expect((await errorOf(value(expression))).code).toBe('INVALID_PARAM')
  })
