/** Every answer of the carriers that we know, both sides of what a template holds, and the pace of messages in numbers. */
import { httpMeaning, smsMeaning, wechatMeaning, type Meaning } from '../../src/domain/notice-result'
import { asThing, holds, readTemplate, type FieldKind } from '../../src/domain/notice-template'
import { backOffMs, takeToken } from '../../src/domain/pace'

test.each<[Meaning, number[]]>([
  ['sent', [0]], ['gone', [43101]], ['wrongAddress', [40003]], ['refused', [40038]], ['staleToken', [40001, 40014, 42001]], ['later', [-1, 43108, 45009, 45011]],
  ['broken', [43107, 40037, 41030, 47003, 45168, 40013, 40125, 40164, 48001, 12345]],
])('WeChat says %s by %j', (meaning, codes) => expect(codes.map(wechatMeaning)).toEqual(codes.map(() => meaning)))
test.each<[string, Meaning]>([
  ['Ok', 'sent'], ['InvalidParameterValue.IncorrectPhoneNumber', 'wrongAddress'], ['UnsupportedOperation.UnsupportedRegion', 'wrongAddress'], ['FailedOperation.PhoneNumberInBlacklist', 'gone'],
  ['LimitExceeded.PhoneNumberDailyLimit', 'refused'], ['LimitExceeded.DeliveryFrequencyLimit', 'later'], ['LimitExceeded', 'later'], ['RequestLimitExceeded', 'later'],
  ['InternalError.OtherError', 'later'], ['ResourceUnavailable', 'later'], ['FailedOperation.InsufficientBalanceInSmsPackage', 'broken'], ['FailedOperation', 'broken'], ['', 'broken'],
])('SMS %s: %s', (code, meaning) => expect(smsMeaning(code)).toBe(meaning))
test.each<[number, Meaning]>([[400, 'broken'], [428, 'broken'], [429, 'later'], [430, 'broken'], [499, 'broken'], [500, 'unknown'], [503, 'unknown']])('HTTP %i: %s', (status, meaning) => {
  expect(httpMeaning(status)).toBe(meaning)
})

test.each<[FieldKind, string, boolean]>([
  ['thing', '好'.repeat(20), true], ['thing', '好'.repeat(21), false], ['thing', '𬬭'.repeat(20), true], ['thing', '', false],
  ['phrase', '还有三十天', true], ['phrase', '还有三十一天', false], ['phrase', '还有30天', false], ['phrase', '', false],
  ['date', '2025年3月1日', true], ['date', '2025年12月31日', true], ['date', '2025年03月1日', false], ['date', '2025年13月1日', false], ['date', '2025年3月32日', false], ['date', '2025年3月30日', true],
  ['date', '2025年3月39日', false], ['date', '12025年3月1日', false], ['date', '2025年3月1日前', false], ['date', '2025年3月0日', false],
  ['time', '2025年3月1日 09:05', true], ['time', '2025年3月1日 23:59', true], ['time', '2025年3月1日 24:00', false], ['time', '2025年3月1日 9:05', false], ['time', '2025年3月1日 09:60', false],
  ['time', '2025年3月1日', false], ['time', '2025年3月1日 09:050', false],
])('a %s holds %s: %s', (kind, value, fits) => expect(holds({ kind, value })).toBe(fits))
test('a long text is cut to nineteen characters and an ellipsis', () => {
  expect([asThing('好'.repeat(20)), asThing('好'.repeat(21)), asThing('𬬭'.repeat(25))]).toEqual(['好'.repeat(20), `${'好'.repeat(19)}…`, `${'𬬭'.repeat(19)}…`])
})
const ID = 'abcdefghij'
test.each([
  [`${ID} thing1,date2,phrase3,thing4`, false], [`  ${ID}   thing10,date2,phrase3,thing14   long `, true], [`${ID}\tthing1,date2,phrase3,thing4`, false], [`${'a'.repeat(64)} thing1,date2,phrase3,thing4`, false],
])('template %# is read, whatever blanks it has', (text, longTerm) => expect(readTemplate('due', text)).toMatchObject({ longTerm, keys: expect.arrayContaining(['date2', 'phrase3']) }))
test.each(['', ID, `${ID} thing1,date2`, `abcdefghi thing1,date2,phrase3,thing4`, `${'a'.repeat(65)} thing1,date2,phrase3,thing4`, `${ID}! thing1,date2,phrase3,thing4`, `!${ID} thing1,date2,phrase3,thing4`,
  `${ID} thing1,date2,phrase3,thing4 short`, `${ID} 1thing,date2,phrase3,thing4`])('%j is none', (text) => {
  expect(() => readTemplate('due', text)).toThrow(new RangeError('template due: expected "<id> thing1,date2,phrase3,thing4 [long]"'))
})

test.each([[1, 0, 2], [1, 1, 3], [2, 0, 8], [2, 0.5, 10], [3, 0, 32], [4, 0, 128], [5, 0, 360], [9, 1, 540]])('after failure %i, by chance %f: %i minutes', (tries, chance, minutes) => {
  expect(backOffMs(tries, chance)).toBe(minutes * 60_000)
})
test('tokens: so many a second, as many saved; who finds none waits for one of the future', () => {
  const take = (tokens: number, at: number, nowMs: number) => takeToken({ tokens, at }, nowMs, 4)
  expect(take(4, 0, 0)).toEqual({ bucket: { tokens: 3, at: 0 }, waitMs: 0 })
  expect(take(1, 0, 0)).toEqual({ bucket: { tokens: 0, at: 0 }, waitMs: 0 })
  expect(take(0, 0, 0)).toEqual({ bucket: { tokens: -1, at: 0 }, waitMs: 250 })
  expect(take(-1, 0, 0)).toEqual({ bucket: { tokens: -2, at: 0 }, waitMs: 500 })
  expect(take(0, 0, 500)).toEqual({ bucket: { tokens: 1, at: 500 }, waitMs: 0 })
  expect(take(0, 0, 9000)).toEqual({ bucket: { tokens: 3, at: 9000 }, waitMs: 0 })
  // a clock that steps back gives nothing and takes nothing
  expect(take(2, 1000, 400)).toEqual({ bucket: { tokens: 1, at: 1000 }, waitMs: 0 })
})
