/** Numbers for the dashboard: small counts hidden, and not to be worked out from what is shown (S22). */
import fc from 'fast-check'
import { dashboardCsv } from '../../src/domain/dashboard/file'
import { tallyIdsOf } from '../../src/domain/dashboard/ranges'
import { percentOf, suppress, withSums, type Cell } from '../../src/domain/dashboard/suppress'
import { AGE_BANDS, bandOf, countDeed, LATE_KINDS, STOCKS, STOCK_OF, sumOf, type Deed, type Tally } from '../../src/domain/dashboard/tally'
import type { Dashboard } from '../../src/domain/contract/staff-dashboard'

const sign = (cell: Cell) => (cell === 'few' ? '<5' : cell === 'withheld' ? '-' : String(cell))
const shown = (counts: number[][]) => suppress(withSums(counts)).map((row) => row.map(sign).join(' '))

describe('a row with its sum', () => {
  test.each<[string, number[], string]>([
    ['nothing small', [5, 10, 0], '5 10 0 15'],
    ['one small: the next smallest goes too', [3, 9, 20], '<5 - 20 32'],
    ['one small of six: five beside it would say that it is one', [1, 5, 20], '<5 - - 26'],
    ['the smallest beside it, wherever it stands', [1, 30, 9], '<5 30 - 40'],
    ['five beside one: six would be their only sum, so the next goes as well', [1, 6, 5], '<5 - - 12'],
    ['two small whose sum leaves a choice', [2, 3, 20], '<5 <5 20 25'],
    ['two ones: only 1 + 1 makes 2', [1, 1, 20], '<5 <5 - 22'],
    ['two fours: only 4 + 4 makes 8', [4, 4, 20], '<5 <5 - 28'],
    ['all together small', [1, 2], '<5 <5 <5'],
    ['zeros are zeros', [0, 0], '0 0 0'],
    ['one small and nothing else: its sum is it', [3, 0], '<5 0 <5'],
  ])('%s', (_what, row, expected) => {
    const [first] = suppress(withSums([row]).slice(0, 1))
    expect(first!.map(sign).join(' ')).toBe(expected)
  })
})

test('a table: one small count takes three more with it, so that neither row nor column gives it away', () => {
  expect(shown([[3, 20, 30], [40, 50, 60], [70, 80, 90]])).toEqual(['<5 - 30 53', '- - 60 150', '70 80 90 240', '113 150 180 443'])
})

// each found by looking for the smallest table that a step left out would give away, or hide otherwise
test.each<[string, number[][], string[]]>([
  ['what each equation says is followed to the end before more is hidden', [[2, 0], [0, 2], [4, 4]], ['<5 0 <5', '0 <5 <5', '<5 <5 -', '6 6 12']],
  ['sums go last', [[4, 6], [0, 1], [1, 0]], ['<5 - -', '0 <5 <5', '<5 0 <5', '5 7 12']],
  ['what lies in the lines of a count that is given away goes before anything else', [[3, 5], [4, 3]], ['<5 - -', '<5 <5 -', '7 8 15']],
  ['where only sums are left in its lines, they go', [[1, 5], [4, 2]], ['<5 - -', '<5 <5 -', '- - 12']],
  ['of lines in which one is hidden alone the first is dealt with first', [[0, 5], [1, 4]], ['0 5 5', '<5 <5 5', '<5 - 10']],
  ['a sum that stays shown although its row is hidden', [[1, 5, 3], [1, 1, 4]], ['<5 - <5 9', '<5 <5 <5 6', '<5 - - 15']],
  ['where nothing is left to hide, it ends', [[30, 9, 4, 1], [1, 1, 1, 1]], ['- - <5 <5 -', '<5 <5 <5 <5 <5', '- - - <5 -']],
])('%s', (_what, counts, rows) => { expect(shown(counts)).toEqual(rows) })

/** Every table that somebody who sees only this could have before them; open ends are cut where it makes no difference. */
function possible(cells: readonly (readonly Cell[])[], most: number): number[][][] {
  const [height, width] = [cells.length, cells[0]!.length]
  const flat = cells.flat()
  const found: number[][][] = []
  const choices = flat.map((cell) => (typeof cell === 'number' ? [cell] : cell === 'few' ? [1, 2, 3, 4] : Array.from({ length: most - 4 }, (_, n) => n + 5)))
  const fits = (table: number[]) => {
    const at = (r: number, c: number) => table[r * width + c]!
    for (let r = 0; r < height; r++) { let sum = 0; for (let c = 0; c < width - 1; c++) sum += at(r, c); if (sum !== at(r, width - 1)) return false }
    for (let c = 0; c < width; c++) { let sum = 0; for (let r = 0; r < height - 1; r++) sum += at(r, c); if (sum !== at(height - 1, c)) return false }
    return true
  }
  // sums follow from the rest, so only the inside is tried
  const inside = flat.map((_, i) => i).filter((i) => i % width < width - 1 && Math.floor(i / width) < height - 1)
  const isAllowed = (i: number, n: number) => { const cell = flat[i]!; return typeof cell === 'number' ? cell === n : cell === 'few' ? n >= 1 && n <= 4 : n >= 5 }
  const table = new Array<number>(flat.length).fill(0)
  const fill = (k: number) => {
    if (found.length > 200) return
    if (k < inside.length) {
      for (const n of choices[inside[k]!]!) { table[inside[k]!] = n; fill(k + 1) }
      return
    }
    for (let r = 0; r < height - 1; r++) table[r * width + width - 1] = Array.from({ length: width - 1 }, (_, c) => table[r * width + c]!).reduce((a, b) => a + b, 0)
    for (let c = 0; c < width; c++) table[(height - 1) * width + c] = Array.from({ length: height - 1 }, (_, r) => table[r * width + c]!).reduce((a, b) => a + b, 0)
    if (table.every((n, i) => isAllowed(i, n)) && fits(table)) found.push([table.slice()])
  }
  fill(0)
  return found
}

test('nobody who tries every table that fits can say a hidden count exactly', () => {
  const count = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 9 }) })
  const tables = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 2, max: 3 })).chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))
  fc.assert(fc.property(tables, (counts) => {
    const whole = withSums(counts)
    const cells = suppress(whole)
    // the true table is one that fits, and of a hidden count of 1 to 4 there is another
    const fitting = possible(cells, 14).map(([flat]) => flat!)
    if (fitting.length <= 200) expect(fitting).toContainEqual(whole.flat())
    cells.flat().forEach((cell, i) => {
      if (typeof cell === 'number') expect(cell === 0 || cell >= 5).toBe(true)
      else if (cell === 'few' && fitting.length <= 200) expect(new Set(fitting.map((flat) => flat[i])).size).toBeGreaterThan(1)
    })
  }), { numRuns: 40 })
})

test('a share is said only where both of its counts are', () => {
  expect([percentOf(50, 200), percentOf('few', 200), percentOf(50, 'withheld'), percentOf(0, 0), percentOf(undefined, 4)]).toEqual([25, null, null, null, null])
})

test.each([
  ['today', '2026-03-11', []], ['week', '2026-03-11', ['2026-03-09', '2026-03-10']], ['week', '2026-03-09', []],
  ['week', '2026-03-01', ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28']],
  ['month', '2026-03-03', ['2026-03-01', '2026-03-02']], ['month', '2026-03-01', []],
  ['cycle', '2026-03-02', ['2026-01', '2026-02', '2026-03-01']], ['cycle', '2026-01-01', []], ['cycle', '2026-01-03', ['2026-01-01', '2026-01-02']],
  ['cycle', '2026-11-01', ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']],
] as const)('%s on %s takes %j', (range, today, ids) => {
  expect(tallyIdsOf(range, today)).toEqual(ids)
})

test.each([['371102196511120028', 'from60'], ['371102196511130028', 'under60'], ['371102195511120028', 'from70'], ['371102194511120028', 'from80'], ['1', null],
  ['371102196501010028', 'from60'], ['371102196601010028', 'under60'], ['371102195511130028', 'from60'], ['371102194511130028', 'from70'], ['371102190001010028', 'from80'],
  ['x371102196511120028', null], ['3711021965', null], ['371102196511', null]])(
  '%s is %s on 12 November 2025', (idNumber, band) => { expect(bandOf(idNumber, '2025-11-12')).toBe(band) })

test('what happened is counted once, by place, and added over days', () => {
  const day: Tally = {}
  countDeed(day, { kind: 'certified', channel: 'phone', firstTry: true, band: 'from70', seconds: 40 })
  countDeed(day, { kind: 'certified', channel: 'phone', firstTry: false, band: 'from70', seconds: 4000 })
  countDeed(day, { kind: 'certified', channel: 'counter', firstTry: false, band: null, seconds: null })
  countDeed(day, { kind: 'notMatched', reason: 'tooDark', firstTry: true, band: 'from70' })
  countDeed(day, { kind: 'reviewed', isLate: true })
  expect(day).toEqual({ 'channel.phone': 2, 'channel.counter': 1, 'failure.tooDark': 1, 'tried.from70': 2, 'passed.from70': 1, seconds: 40, timed: 1, reviewLate: 1 })
  expect(sumOf([{ 371102001: day, 370102001: day }, { 371102001: day }], (place) => place.startsWith('3711'))).toMatchObject({ 'channel.phone': 4, seconds: 80 })
})

describe('one thing that happened', () => {
  const counted = (deed: Deed) => { const tally: Tally = {}; countDeed(tally, deed); return tally }
  test.each<[string, Deed, Tally]>([
    ['certified at the first try', { kind: 'certified', channel: 'kiosk', firstTry: true, band: 'under60', seconds: 0 }, { 'channel.kiosk': 1, 'tried.under60': 1, 'passed.under60': 1, seconds: 0, timed: 1 }],
    ['half an hour is a time', { kind: 'certified', channel: 'phone', firstTry: false, band: 'from60', seconds: 1800 }, { 'channel.phone': 1, seconds: 1800, timed: 1 }],
    ['longer is none: the phone lay there', { kind: 'certified', channel: 'phone', firstTry: false, band: 'from60', seconds: 1801 }, { 'channel.phone': 1 }],
    ['a first try of nobody’s age', { kind: 'certified', channel: 'phone', firstTry: true, band: null, seconds: null }, { 'channel.phone': 1 }],
    ['a later film that was refused', { kind: 'notMatched', reason: 'notLive', firstTry: false, band: 'from80' }, { 'failure.notLive': 1 }],
    ['a first film that was refused', { kind: 'notMatched', reason: 'notLive', firstTry: true, band: 'from80' }, { 'failure.notLive': 1, 'tried.from80': 1 }],
    ['a review in time', { kind: 'reviewed', isLate: false }, { reviewInTime: 1 }],
  ])('%s', (_what, deed, tally) => { expect(counted(deed)).toEqual(tally) })

  test('every standing has its place in the stock, and a benefit that has ended none', () => {
    expect(STOCK_OF).toEqual({
      certified: 'done', dataMatch: 'done', notYet: 'done', open: 'open', reviewing: 'open', dueSoon: 'dueSoon', grace: 'late', overdue: 'late', suspended: 'late', closed: null,
    })
    expect(LATE_KINDS.map((kind) => STOCK_OF[kind])).toEqual(['late', 'late', 'late'])
    expect([AGE_BANDS, STOCKS]).toEqual([['under60', 'from60', 'from70', 'from80'], ['done', 'open', 'dueSoon', 'late']])
  })
  test('a place of somebody else is in no sum, and of nothing the sum is nothing', () => {
    expect(sumOf([{ 370102001: { seconds: 5 } }, {}], (place) => place.startsWith('3711'))).toEqual({})
    expect(sumOf([], () => true)).toEqual({})
  })
})

test('the file holds every number of the page, each behind its name', () => {
  const stock = { all: 100, done: 50, open: 30, dueSoon: 8, late: 12, donePercent: 50 } as const
  const data: Dashboard = {
    range: 'month', today: '2026-03-11', countedAt: '2026-03-11T02:00:00.000Z', standingsAt: '2026-03-10T18:00:00.000Z', total: { ...stock, place: '371100' }, lateBy: { grace: 'few', overdue: 'withheld', suspended: 6 },
    places: [{ ...stock, place: '371102' }, { ...stock, place: '371103', all: 'few' }], certified: 90, channels: [{ channel: 'phone', n: 80 }, { channel: 'kiosk', n: 10 }], failures: [{ reason: 'tooDark', n: 7 }], otherFailures: 5,
    firstTry: [{ band: 'from70', tried: 20, passed: 15, percent: 75 }], averageSeconds: 41, reviews: { inTime: 5, late: 'few', percent: null, waiting: 9, waitingLate: 0 }, visits: 11,
  }
  expect(dashboardCsv(data, { by: 'abcd1234', at: '2026-03-11T02:00:01.000Z', reason: 'audit' })).toBe(`\ufeff${[
    'range,month,day,2026-03-11,countedAt,2026-03-11T02:00:00.000Z,standingsAt,2026-03-10T18:00:00.000Z', 'place,all,done,donePercent,open,dueSoon,late',
    '371102,100,50,50,30,8,12', '371103,<5,50,50,30,8,12', '371100,100,50,50,30,8,12', 'late,grace,<5,overdue,withheld,suspended,6', 'certified,90', 'channel,phone,80', 'channel,kiosk,10',
    'failure,tooDark,7', 'failure,others,5', 'firstTry,from70,20,15,75', 'averageSeconds,41', 'reviews,5,<5,,9,0', 'visits,11', '# by abcd1234 at 2026-03-11T02:00:01.000Z for audit', '',
  ].join('\r\n')}`)
})

test('the file says who took it along, and holds no formula', () => {
  const stock = { place: '=1+1', all: 'few', done: 'withheld', open: 0, dueSoon: 7, late: 0, donePercent: null } as const
  const data: Dashboard = {
    range: 'week', today: '2026-03-11', countedAt: '2026-03-11T02:00:00.000Z', standingsAt: null, total: { ...stock, place: '371100' }, lateBy: { grace: 0, overdue: 0, suspended: 0 },
    places: [stock], certified: 9, channels: [{ channel: 'phone', n: 9 }], failures: [], otherFailures: 0, firstTry: [], averageSeconds: null,
    reviews: { inTime: 0, late: 0, percent: null, waiting: 0, waitingLate: 0 }, visits: 0,
  }
  const lines = dashboardCsv(data, { by: 'abcd1234', at: '2026-03-11T02:00:00.000Z', reason: 'report' }).split('\r\n')
  // before the first night nobody knows where people stand
  expect(lines[0]).toBe('\ufeffrange,week,day,2026-03-11,countedAt,2026-03-11T02:00:00.000Z,standingsAt,')
  expect(lines).toContain('\'=1+1,<5,withheld,,0,7,0')
  expect(lines.at(-2)).toBe('# by abcd1234 at 2026-03-11T02:00:00.000Z for report')
})
