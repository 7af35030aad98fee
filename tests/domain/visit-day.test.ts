/** On the day of a visit: who is told that somebody comes, and how long a list stays on a screen. */
import { isAsTold, isStillSo, isVisitWord, toldFromMs, VISIT_WORDS, type Coming, type VisitWord } from '../../src/domain/visit/coming'
import { COVER_AFTER_MS, coverOf, SHUT_AFTER_MS } from '../../src/domain/visit/cover'
import { isMarkable } from '../../src/domain/visit/visit'

test.each([
  ['2025-11-13', '2025-11-12T08:00:00.000Z', 'the afternoon before'], ['2025-12-01', '2025-11-30T08:00:00.000Z', 'over the end of a month'],
])('of a visit on %s a person is told from %s on (%s)', (on, from) => { expect(toldFromMs(on)).toBe(Date.parse(from)) })

describe('whether what is said is still so', () => {
  const said: Coming = { visitId: 'v', visitorId: 'chen', on: '2025-11-13', half: 'morning' }
  const visit = { on: '2025-11-13', half: 'morning', visitorId: 'chen', state: 'assigned' } as const
  const before = Date.parse('2025-11-13T03:29:59.999Z')
  test.each<[string, Parameters<typeof isStillSo>[2], number, string]>([
    ['as it was said', visit, before, 'visitComing visitMoved'], ['on the way', { ...visit, state: 'underway' }, before, 'visitComing visitMoved'], ['when the half-day is over', visit, before + 1, ''],
    ['moved to another day', { ...visit, on: '2025-11-14' }, before, 'visitOff'], ['to the afternoon', { ...visit, half: 'afternoon' }, before, 'visitOff'], ['to no day yet', { ...visit, on: '', half: null }, before, 'visitOff'],
    ['given to somebody else', { ...visit, visitorId: 'zhou' }, before, ''], ['given to nobody', { ...visit, visitorId: null }, before, ''],
    ['not given yet', { ...visit, state: 'booked' }, before, 'visitMoved'], ['called off', { ...visit, state: 'cancelled' }, before, 'visitOff'],
    ['called off, over', { ...visit, state: 'cancelled' }, before + 1, ''], ['done', { ...visit, state: 'done' }, before, ''], ['there is none', null, before, ''],
  ])('%s', (_what, now, at, words) => { expect(VISIT_WORDS.filter((kind) => isStillSo(kind, said, now, at)).join(' ')).toBe(words) })
  test('of a word that names nobody it does not matter who goes', () => {
    const so = (kind: VisitWord) => isStillSo(kind, { ...said, visitorId: null }, visit, before)
    expect([so('visitMoved'), so('visitOff')]).toEqual([true, false])
  })
  const told = { wordId: 'w', on: '2025-11-13', half: 'morning', visitorId: 'chen' } as const
  test.each<[string, Parameters<typeof isAsTold>[1], boolean]>([
    ['as it was told', visit, true], ['nobody is named any more', { ...visit, state: 'booked', visitorId: null }, true], ['somebody else goes', { ...visit, visitorId: 'zhou' }, false],
    ['another day', { ...visit, on: '2025-11-14' }, false], ['another half', { ...visit, half: 'afternoon' }, false], ['called off', { ...visit, state: 'cancelled' }, false],
  ])('%s: as it was told: %s', (_what, now, is) => { expect(isAsTold(told, now)).toBe(is) })
  test('that nobody comes is as told while no half-day is agreed', () => {
    const off = { wordId: 'w', on: '', half: null, visitorId: null } as const
    expect([{ ...visit, state: 'cancelled' as const }, { ...visit, on: '' as const, half: null, visitorId: null }, visit].map((now) => isAsTold(off, now))).toEqual([true, true, false])
  })
  test('who was told nobody’s name is not corrected', () => { expect(isAsTold({ ...told, visitorId: null }, visit)).toBe(true) })
})

const MINUTE = 60_000
test.each<[number | null, 'open' | 'covered' | 'shut']>([
  [0, 'open'], [2 * MINUTE - 1, 'open'], [2 * MINUTE, 'covered'], [10 * MINUTE - 1, 'covered'], [10 * MINUTE, 'shut'], [null, 'shut'],
  // a clock that was put right by a minute, and one that was set back by hand
  [-MINUTE, 'open'], [-MINUTE - 1, 'shut'],
])('a list that was touched %p ms ago is %s', (ago, cover) => {
  const now = Date.parse('2025-11-13T02:00:00.000Z')
  expect(coverOf(ago === null ? null : now - ago, now)).toBe(cover)
})
test('two minutes, ten minutes', () => { expect([COVER_AFTER_MS, SHUT_AFTER_MS]).toEqual([2 * MINUTE, 10 * MINUTE]) })

test.each([['2025-11-12', true], ['2025-11-13', true], ['2025-11-14', false]] as const)('on the 13th somebody sets off for a visit of %s: %p', (on, may) => {
  expect(isMarkable(on, '2025-11-13')).toBe(may)
})
test('words of a visit, and others', () => {
  expect(['visitComing', 'visitMoved', 'visitOff', 'visitBooked', 'reminder'].map(isVisitWord)).toEqual([true, true, true, false, false])
})
