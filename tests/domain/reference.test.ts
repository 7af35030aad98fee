/** The number that a person reads to a clerk over the telephone. */
import fc from 'fast-check'
import { isReference, makeReference, printReference } from '../../src/domain/reference'

/** Like a random source: 0 <= x < 1. */
const source = fc.array(fc.integer({ min: 0, max: 999_999 }).map((n) => n / 1_000_000), { minLength: 11, maxLength: 11 })
const reference = source.map((draws) => makeReference(() => draws.shift() ?? 0))

test('twelve digits, the first not 0, and the last fits', () => {
  fc.assert(fc.property(reference, (made) => /^[1-9]\d{11}$/.test(made) && isReference(made)), { numRuns: 2000 })
})

test('every single wrong digit is found', () => {
  fc.assert(fc.property(reference, (made) => [...made].every((digit, i) => [...'0123456789'].every((c) =>
    c === digit || !isReference(made.slice(0, i) + c + made.slice(i + 1))))), { numRuns: 500 })
})

test('every swap of neighbours is found', () => {
  fc.assert(fc.property(reference, (made) => [...made].every((digit, i) =>
    i === 0 || digit === made[i - 1] || !isReference(made.slice(0, i - 1) + digit + made[i - 1] + made.slice(i + 1)))), { numRuns: 1000 })
})

test('the whole range of the random source is used', () => {
  expect(makeReference(() => 0)).toMatch(/^10{10}\d$/)
  expect(makeReference(() => 0.999999)).toMatch(/^9{11}\d$/)
})

test.each(['', '73124096885', '7312409688541', '7312 4096 8854', '０12345678901', '000000000000'])('"%s" is none', (text) => {
  expect(isReference(text)).toBe(false)
})

test('a zero before or after changes no check digit, so the length must tell', () => {
  const made = makeReference(() => 0.7)
  expect([made, `0${made}`, `${made}0`].map(isReference)).toEqual([true, false, false])
})

test('is printed in groups of four', () => { expect(printReference('731240968854')).toBe('7312 4096 8854') })
