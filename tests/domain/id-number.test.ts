/** Identity numbers and names as people type them. The numbers belong to nobody: county 371199 and order code 000 do not exist. */
import fc from 'fast-check'
import { checkIdNumber, checkName, groupIdNumber, maskIdNumber, maskName, numbersOfTheDay } from '../../src/domain/id-number'

const today = '2026-03-01'

/** GB 11643 worked out another way: sum of digit times 2^(position from the right) modulo 11 is 1. */
function withCheckDigit(body: string): string {
  const rest = [...body].reduce((sum, d, i) => sum + Number(d) * 2 ** (17 - i), 0) % 11
  const check = (12 - rest) % 11
  return body + (check === 10 ? 'X' : String(check))
}
const elder = withCheckDigit('37119919450312000')

describe('what a person may type for a correct number', () => {
  test.each([
    ['as printed', elder],
    ['in blocks of 6-8-4', `${elder.slice(0, 6)} ${elder.slice(6, 14)} ${elder.slice(14)}`],
    ['with dashes and a line end', `${elder.slice(0, 6)}-${elder.slice(6)}\n`],
    ['in full-width digits', [...elder].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
  ])('%s', (_how, typed) => {
    expect(checkIdNumber(typed, today)).toEqual({ ok: true, idNumber: elder, birthOn: '1945-03-12', sex: 'female' })
  })

  test.each(['x', 'X', 'ｘ', 'Ｘ'])('the last X typed as %s', (x) => {
    const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0'))
    const ending = days.map((day) => withCheckDigit(`371199195002${day}000`)).find((id) => id.endsWith('X'))
    expect(checkIdNumber(`${ending?.slice(0, 17)}${x}`, today)).toMatchObject({ ok: true, idNumber: ending })
  })

  test('an odd order code is a man', () => {
    expect(checkIdNumber(withCheckDigit('37119919450312001'), today)).toMatchObject({ ok: true, sex: 'male' })
  })
  test('born on 29 February of a leap year', () => {
    expect(checkIdNumber(withCheckDigit('37119919480229000'), today)).toMatchObject({ ok: true, birthOn: '1948-02-29' })
  })
})

describe('each mistake has its own answer', () => {
  test.each([
    ['nothing', '', 'empty', ''],
    ['blanks only', ' 　 ', 'empty', ''],
    ['the old number of 15 digits', '371199450312000', 'oldFifteen', ''],
    ['one digit short', elder.slice(0, 17), 'length', '17'],
    ['one digit more', `${elder}1`, 'length', '19'],
    ['X in the middle', `37119X${elder.slice(6)}`, 'letter', 'X'],
    ['X last but one digit short', `${elder.slice(0, 16)}X`, 'length', '17'],
    ['letter O for zero', elder.replace('0', 'O'), 'letter', 'O'],
    ['a Chinese character', `${elder.slice(0, 17)}号`, 'letter', '号'],
    ['month 13', withCheckDigit('37119919451312000'), 'birthDate', '19451312'],
    ['29 February of a common year', withCheckDigit('37119919450229000'), 'birthDate', '19450229'],
    ['born tomorrow', withCheckDigit('37119920260302000'), 'birthDate', '20260302'],
    ['born 131 years ago', withCheckDigit('37119918950228000'), 'birthDate', '18950228'],
    ['a wrong check digit', elder.slice(0, 17) + String((Number(elder[17]) + 1) % 10), 'checkDigit', ''],
  ])('%s', (_what, typed, mistake, detail) => {
    expect(checkIdNumber(typed, today)).toEqual({ ok: false, mistake, detail })
  })
  test('130 years old today is possible', () => {
    expect(checkIdNumber(withCheckDigit('37119918960301000'), today).ok).toBe(true)
  })
  test('born today is possible', () => {
    expect(checkIdNumber(withCheckDigit('37119920260301000'), today).ok).toBe(true)
  })
})

const digits = (min: number, max: number, width: number) => fc.integer({ min, max }).map((n) => String(n).padStart(width, '0'))
const idNumber = fc.tuple(
  fc.integer({ min: 110000, max: 659999 }), digits(1900, 2025, 4), digits(1, 12, 2), digits(1, 28, 2), digits(0, 999, 3),
).map((parts) => withCheckDigit(parts.join('')))

const isGood = (typed: string) => checkIdNumber(typed, today).ok
const positions = Array.from({ length: 18 }, (_, i) => i)

test('the other numbers of a county and a day are 999, all good, and none of another day', () => {
  const others = numbersOfTheDay(elder)
  expect(new Set(others).size).toBe(999)
  expect(others.filter((one) => !isGood(one) || one.slice(0, 14) !== elder.slice(0, 14) || one === elder)).toEqual([])
})

test('every single wrong digit of every position is found', () => {
  fc.assert(fc.property(idNumber, (id) => isGood(id) && positions.every((i) => {
    const others = [...(i === 17 ? '0123456789X' : '0123456789')].filter((c) => c !== id[i])
    return others.every((c) => !isGood(id.slice(0, i) + c + id.slice(i + 1)))
  })), { numRuns: 300 })
})

test('every swap of two neighbours is found', () => {
  fc.assert(fc.property(idNumber, (id) => positions.slice(1).every((i) =>
    id[i] === id[i - 1] || !isGood(id.slice(0, i - 1) + id[i] + id[i - 1] + id.slice(i + 1)))), { numRuns: 1000 })
})

test('whatever is typed gets an answer', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\dXx ]{0,20}$/)), (typed) => {
    const answer = checkIdNumber(typed, today)
    return answer.ok ? answer.idNumber.length === 18 : answer.mistake.length > 0
  }), { numRuns: 2000 })
})

describe('the mask of a number', () => {
  test('shows area and the last four', () => { expect(maskIdNumber('371102194503120028')).toBe('371102********0028') })
  test('hides a text of another length whole', () => { expect(maskIdNumber('3711024503')).toBe('**********') })
})

describe('names', () => {
  test.each([
    ['王桂兰', '王桂兰'], [' 王 桂兰 ', '王桂兰'], ['阿依古丽·买买提', '阿依古丽·买买提'], ['阿依古丽•买买提', '阿依古丽·买买提'], ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['张〇', '张〇'], ['李𬬭', '李𬬭'], ['欧阳修远', '欧阳修远'],
    ['古'.repeat(30), '古'.repeat(30)],
  ])('%s is read as %s', (typed, name) => { expect(checkName(typed)).toEqual({ ok: true, name }) })

  test.each([
    ['', 'empty'], ['  　', 'empty'], ['王', 'length'], ['王'.repeat(31), 'length'], ['王2兰', 'characters'], ['Wang', 'characters'],
    ['王桂兰女士!', 'characters'],
    ['·王桂', 'characters'], ['王桂·', 'characters'], ['王··桂', 'characters'], ['王😀', 'characters'], ['<b>王</b>', 'characters'],
  ])('"%s" is refused: %s', (typed, mistake) => { expect(checkName(typed)).toEqual({ ok: false, mistake }) })

  test.each([
    ['王桂兰', '王*兰'], ['王兰', '王*'], ['欧阳修远', '欧**远'], ['阿依古丽·买买提', '阿***·**提'], ['李𬬭', '李*'], ['𬬭大明', '𬬭*明'],
  ])('%s is shown as %s', (name, mask) => { expect(maskName(name)).toBe(mask) })
})

test.each([
  ['', ''], ['37110', '37110'], ['371199', '371199'], ['3711991', '371199 1'], ['37119919480229', '371199 19480229'], ['371199194802290', '371199 19480229 0'], ['371199194802290028', '371199 19480229 0028'],
  [' 371199 1948 0229 0028 ', '371199 19480229 0028'], ['37119919480229002812', '371199 19480229 0028'], ['37119919480229002X', '371199 19480229 002X'],
])('%j is shown in blocks while it is typed: %j', (typed, shown) => { expect(groupIdNumber(typed)).toBe(shown) })
