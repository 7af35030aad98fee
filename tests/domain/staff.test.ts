import { areTwoPeople, handsAfterHandover, handsAfterReset, isInOtherHands, mayApprove, SEEN_MADE_MS, type Account } from '../../src/domain/separation'
import { countGuess, giveBack, GUESSES, type GuessTally } from '../../src/domain/sign-in-guess'
import { covers, placeOf } from '../../src/domain/staff-scope'
import { isAlive, isCodeFresh } from '../../src/domain/staff-session'

describe('where staff may act', () => {
  test.each([
    ['a province covers its city', '370000', '371100', true],
    ['a province covers a street in it', '370000', '371102001', true],
    ['a city covers itself', '371100', '371100', true],
    ['a city covers its county', '371100', '371102', true],
    ['a city whose number ends in 0 is a city, not a province', '371000', '370100', false],
    ['a city whose number ends in 0 covers its counties', '371000', '371002', true],
    ['a county covers its streets', '371102', '371102001', true],
    ['a county of which the street is given as 000 is that county', '371102000', '371102003', true],
    ['a street covers itself', '371102001', '371102001', true],
    ['a street does not cover the next one', '371102001', '371102002', false],
    ['a street does not cover its county', '371102001', '371102', false],
    ['a county does not cover a person of whom only the city is known', '371102', '371100', false],
    ['a city does not cover another one', '371100', '370100', false],
    ['a province does not cover another one', '370000', '440100', false],
    ['a code without a province covers nobody', '000000', '371100', false],
    ['a code that is cut short covers nobody', '3711', '371100', false],
    ['a code that is too long covers nobody', '3711020010', '371102001', false],
    ['nor does anybody cover such a place', '371102', '3711020010', false],
    ['an empty code covers nobody', '', '371100', false],
    ['nobody covers a place that is no code', '371100', '3711', false],
    ['nobody covers a place that only begins like a code', '371100', '371100x', false],
  ])('%s', (_, region, place, expected) => {
    expect(covers(region, place)).toBe(expected)
  })

  test('a person is where the register knows them most exactly', () => {
    expect(placeOf({ region: '371100', street: '371102001' })).toBe('371102001')
    expect(placeOf({ region: '371100' })).toBe('371100')
  })
})

test.each<[string, string | null, string, string[], boolean]>([
  ['another person approves', 'zhou', 'wu', [], true],
  ['nobody approves what they did themselves', 'zhou', 'zhou', [], false],
  ['what the machine proposes anybody may approve', null, 'wu', [], true],
  ['the second approval is a third person’s', 'zhou', 'zheng', ['wu'], true],
  ['nobody approves twice', 'zhou', 'wu', ['wu'], false],
  ['nor twice what the machine proposes', null, 'wu', ['wu'], false],
])('%s', (_, operator, approver, earlier, expected) => {
  const deed = (id: string) => ({ by: { id }, at: '2026-11-27T02:00:00.000Z' })
  expect(mayApprove([...(operator ? [operator] : []), ...earlier].map(deed), deed(approver))).toBe(expected)
})

describe('an account whose secrets somebody else has made is theirs, too', () => {
  const MONDAY = '2026-11-23T02:00:00.000Z'
  const TUESDAY = '2026-11-24T02:00:00.000Z'
  const WEDNESDAY = '2026-11-25T02:00:00.000Z'
  const admin: Account = { id: 'admin' }
  const held = (id: string, maker: Account = admin): Account => ({ id, hands: handsAfterReset([], maker, TUESDAY) })
  const handedOver: Account = { id: 'wu', hands: handsAfterHandover(handsAfterReset([], admin, TUESDAY), WEDNESDAY) }
  const LATER = '2026-11-27T02:00:00.000Z'
  test.each<[string, Account, string | null, Account, string, boolean]>([
    ['it does not approve what its maker did', admin, LATER, held('wu'), LATER, false],
    ['nor does its maker approve what it did', held('wu'), LATER, admin, LATER, false],
    ['nor two accounts of one maker each other', held('wu'), LATER, held('zheng'), LATER, false],
    ['a third person approves both', held('wu'), LATER, { id: 'zhou' }, LATER, true],
    ['what it did before is its owner’s own', held('wu'), MONDAY, admin, LATER, true],
    ['so is what it did on a day before', held('wu'), '2026-11-23', admin, LATER, true],
    ['on the day itself nobody can say', held('wu'), '2026-11-24', admin, LATER, false],
    ['nor where it was not kept when it was', held('wu'), null, admin, LATER, false],
    ['after it was handed over it is another person', admin, LATER, handedOver, LATER, true],
    ['what was done before that stays the maker’s', handedOver, '2026-11-24T12:00:00.000Z', admin, LATER, false],
    ['in the instant of the handover it is another person already', admin, LATER, handedOver, WEDNESDAY, true],
    ['a moment before, it was not', admin, LATER, handedOver, '2026-11-25T01:59:59.999Z', false],
    ['where only the day of the handover was kept, nobody can say', handedOver, '2026-11-25', admin, LATER, false],
    ['on the day after, it is another person', handedOver, '2026-11-26', admin, LATER, true],
    ['who could use the maker’s account holds it, too', admin, LATER, held('zheng', held('wu')), LATER, false],
    ['a reset by a third person takes it out of the first hands', admin, LATER, { id: 'wu', hands: handsAfterReset(held('wu').hands!, { id: 'zhou' }, WEDNESDAY) }, LATER, true],
    ['and into theirs', { id: 'zhou' }, LATER, { id: 'wu', hands: handsAfterReset(held('wu').hands!, { id: 'zhou' }, WEDNESDAY) }, LATER, false],
  ])('%s', (_, operator, doneAt, approver, at, expected) => {
    expect(areTwoPeople({ by: operator, at: doneAt }, { by: approver, at })).toBe(expected)
  })

  test('until somebody has seen it handed over', () => {
    expect([admin, held('wu'), handedOver].map(isInOtherHands)).toEqual([false, true, false])
    expect(SEEN_MADE_MS).toBe(900_000)
  })
  test('what ended before keeps its end, whatever comes later', () => {
    expect(handsAfterHandover(handedOver.hands!, LATER)).toEqual(handedOver.hands)
    expect(handsAfterReset(handedOver.hands!, { id: 'zhou' }, LATER)).toEqual([...handedOver.hands!, { staffId: 'zhou', from: LATER, until: null }])
  })
})

describe('guessing', () => {
  const MINUTE = 60_000
  /** Counts wrong guesses at these minutes; null where the lock was closed. */
  const guesses = (minutes: number[], most = GUESSES.account) => {
    let tally: GuessTally | null = null
    return minutes.map((minute) => {
      const counted = countGuess(tally, most, minute * MINUTE)
      tally = counted ?? tally
      return counted && counted.count
    })
  }
  test.each([
    ['the sixth in a row is not looked at', [0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, null]],
    ['slow guesses count, too', [0, 14, 28, 42, 56, 70], [1, 2, 3, 4, 5, null]],
    ['the lock opens 15 minutes after the fifth', [0, 1, 2, 3, 4, 18, 19], [1, 2, 3, 4, 5, null, 1]],
    ['guessing on does not keep it closed', [0, 0, 0, 0, 0, 5, 10, 14, 15], [1, 2, 3, 4, 5, null, null, null, 1]],
    ['a quarter of an hour without a guess forgets the earlier ones', [0, 0, 0, 0, 15], [1, 2, 3, 4, 1]],
  ])('%s', (_, minutes, expected) => {
    expect(guesses(minutes)).toEqual(expected)
  })

  test('a right one is given back and never goes below nothing', () => {
    expect(giveBack({ count: 3, endsAt: 9 })).toEqual({ count: 2, endsAt: 9 })
    expect(giveBack({ count: 0, endsAt: 9 })).toEqual({ count: 0, endsAt: 9 })
  })
})

describe('a session', () => {
  const MINUTE = 60_000
  const at = (openedAt: number, seenAt: number) => ({ openedAt: openedAt * MINUTE, seenAt: seenAt * MINUTE, codeAt: 0 })
  test.each([
    ['lives while it is used', at(0, 100), 114, true],
    ['is over after 15 minutes without a call', at(0, 100), 115, false],
    ['is over after 8 hours, however busy', at(0, 479), 480, false],
    ['lives to the last minute of the 8 hours', at(0, 479), 479.9, true],
  ])('%s', (_, times, minute, expected) => {
    expect(isAlive(times, minute * MINUTE)).toBe(expected)
  })
  test('a code stands for presence for five minutes', () => {
    expect(isCodeFresh({ codeAt: 0 }, 5 * MINUTE)).toBe(true)
    expect(isCodeFresh({ codeAt: 0 }, 5 * MINUTE + 1)).toBe(false)
  })
})
