/** On the day of a visit: who is told that somebody comes, and how long a list stays on a screen. */
import { isStillComing, toldFromMs, type Coming } from '../../src/domain/visit/coming'
import { COVER_AFTER_MS, coverOf, SHUT_AFTER_MS } from '../../src/domain/visit/cover'

test.each([
  ['2025-11-13', '2025-11-12T08:00:00.000Z', 'the afternoon before'], ['2025-12-01', '2025-11-30T08:00:00.000Z', 'over the end of a month'],
])('of a visit on %s a person is told from %s on (%s)', (on, from) => { expect(toldFromMs(on)).toBe(Date.parse(from)) })

describe('whether somebody still comes', () => {
  const coming: Coming = { visitId: 'v', visitorId: 'chen', on: '2025-11-13', half: 'morning' }
  const visit = { on: '2025-11-13', half: 'morning', visitorId: 'chen', state: 'assigned' } as const
  const before = Date.parse('2025-11-13T03:29:59.999Z')
  test.each<[string, Parameters<typeof isStillComing>[1], number, boolean]>([
    ['as it was said', visit, before, true], ['on the way', { ...visit, state: 'underway' }, before, true], ['when the half-day is over', visit, before + 1, false],
    ['moved to another day', { ...visit, on: '2025-11-14' }, before, false], ['to the afternoon', { ...visit, half: 'afternoon' }, before, false], ['to no day yet', { ...visit, on: '', half: null }, before, false],
    ['given to somebody else', { ...visit, visitorId: 'zhou' }, before, false], ['given to nobody', { ...visit, visitorId: null }, before, false],
    ['not given yet', { ...visit, state: 'booked' }, before, false], ['called off', { ...visit, state: 'cancelled' }, before, false], ['done', { ...visit, state: 'done' }, before, false], ['there is none', null, before, false],
  ])('%s', (_what, now, at, comes) => { expect(isStillComing(coming, now, at)).toBe(comes) })
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
