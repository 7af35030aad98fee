/** 核对码: what a slip of the finger does to it. */
import { createHash } from 'node:crypto'
import { officialCode, printOfficialCode, readOfficialCode } from '../../src/domain/official-code'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = Array.from({ length: 200 }, (_, n) => officialCode(createHash('sha256').update(String(n)).digest('base64url')))

test('every code has nine characters of the alphabet and reads as itself', () => {
  for (const code of codes) expect([code, /^[0-9A-HJKMNP-TV-Z]{9}$/.test(code), readOfficialCode(code)]).toEqual([code, true, code])
  expect(new Set(codes).size).toBe(codes.length)
})

test('all of the 32 characters occur: forty bits', () => {
  expect([...new Set(codes.join(''))].sort().join('')).toBe(SYMBOLS)
})

test('one wrong character is found, whichever it is and wherever it stands', () => {
  for (const code of codes.slice(0, 40)) {
    for (let place = 0; place < 9; place++) {
      for (const wrong of SYMBOLS) {
        if (wrong === code[place]) continue
        expect(readOfficialCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull()
      }
    }
  }
})

test('two swapped characters are found, also those that are not neighbours', () => {
  for (const code of codes) {
    for (let a = 0; a < 9; a++) {
      for (let b = a + 1; b < 9; b++) {
        const swapped = [...code]
        ;[swapped[a], swapped[b]] = [swapped[b]!, swapped[a]!]
        if (code[a] !== code[b]) expect(readOfficialCode(swapped.join(''))).toBeNull()
      }
    }
  }
})

test('a character too many or too few is found, and one that no code has, also where it stands for the last of them', () => {
  for (const code of codes) {
    for (const more of SYMBOLS) expect([code + more, more + code].map(readOfficialCode)).toEqual([null, null])
    expect([code.slice(1), code.slice(0, -1), code.replace('Z', 'U')].map(readOfficialCode)).toEqual([null, null, code.includes('Z') ? null : code])
  }
})

test.each([
  ['as printed', (code: string) => printOfficialCode(code)],
  ['in small letters with blanks', (code: string) => ` ${code.toLowerCase().replace(/(.{3})/g, '$1 ')}`],
  ['with O for 0 and l or I for 1', (code: string) => code.replace(/0/g, 'o').replace(/1/g, (_, at: number) => (at % 2 ? 'l' : 'I'))],
])('%s it is the same code', (_how, spell) => {
  for (const code of codes) expect(readOfficialCode(spell(code))).toBe(code)
})

test.each(['', '12333', 'K7M2PQ9X', 'K7M2PQ9XRR', '请转账', 'U7M2PQ9XR', '13812345678'])('"%s" is no code', (text) => expect(readOfficialCode(text)).toBeNull())

test('it is printed in three groups', () => expect(printOfficialCode('K7M2PQ9XR')).toBe('K7M-2PQ-9XR'))
