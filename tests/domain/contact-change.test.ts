/** A telephone number changes (rule R23), and is asked after (product brief, item 31). */
import {
  changeRequested, CODE_TRIES, codeState, isCheckDue, isEffective, isMobile, maskPhone, mayCancel,
} from '../../src/domain/contact-change'

const HOUR = 3_600_000
const asked = Date.parse('2025-11-12T04:00:00.000Z')

test.each<[string, number, boolean, boolean]>([
  ['at once', 0, false, true],
  ['a day later', 24 * HOUR, false, true],
  ['a moment before 72 hours', 72 * HOUR - 1, false, true],
  ['after 72 hours', 72 * HOUR, true, false],
  ['a week later', 168 * HOUR, true, false],
])('a new number %s', (_when, later, counts, cancellable) => {
  const change = changeRequested(asked, true)
  expect([isEffective(change, asked + later), mayCancel(change, asked + later)]).toEqual([counts, cancellable])
})

test('a first number counts at once: nobody else could be warned', () => {
  const change = changeRequested(asked, false)
  expect([isEffective(change, asked), mayCancel(change, asked)]).toEqual([true, false])
})

test('where nothing was asked for, nothing is taken back', () => expect(mayCancel(null, asked)).toBe(false))

test.each<[string | null, string, boolean]>([
  [null, '2025-11-12', true],
  ['2025-11-12', '2025-11-12', false],
  ['2025-11-12', '2026-05-10', false],
  ['2025-11-12', '2026-05-11', true],
  ['2024-02-29', '2024-08-27', true],
])('confirmed on %s, on %s the number is asked after: %s', (checkedOn, today, due) => expect(isCheckDue(checkedOn, today)).toBe(due))

test.each<[number, number, 'open' | 'expired' | 'usedUp']>([
  [0, 0, 'open'],
  [10 * 60_000 - 1, CODE_TRIES - 1, 'open'],
  [10 * 60_000, 0, 'expired'],
  [0, CODE_TRIES, 'usedUp'],
  [10 * 60_000, CODE_TRIES, 'expired'],
])('a code %i ms old after %i wrong tries is %s', (age, tries, state) => {
  expect(codeState({ sentAt: asked, tries }, asked + age)).toBe(state)
})

test.each<[string, boolean]>([
  ['13812345678', true], ['19912345678', true], ['12812345678', false], ['1381234567', false], ['138123456789', false], ['06338888888', false], ['138 1234 5678', false], ['+8613812345678', false],
])('%s is a mobile number: %s', (text, is) => expect(isMobile(text)).toBe(is))

test('the middle of a number is never shown', () => expect(maskPhone('13812345678')).toBe('138****5678'))
