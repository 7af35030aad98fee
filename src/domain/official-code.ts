/**
 * 核对码: by it a person finds out whether a message, a call or a visit was ours (rules N11). Forty bits that nobody can guess, and a check
 * character, so that a slip of the finger is not taken for a fraud. Pure.
 */

/** Without I, L, O and U, which are read as something else (Crockford's base 32). */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 8
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Times x in GF(32), polynomial x^5 + x^2 + 1: every place has a weight of its own, so one wrong character and any two swapped ones show. */
const times = (value: number) => ((value << 1) & 31) ^ (value & 16 ? 5 : 0)
const checkOf = (values: readonly number[]) => values.reduce((sum, value) => times(sum ^ value), 0)

/** The code of something that has a lasting pseudonym, of which at least eight characters are base64url. */
export function officialCode(pseudonym: string): string {
  const values = [...pseudonym.slice(0, RANDOM)].map((character) => BASE64URL.indexOf(character) & 31)
  return [...values, checkOf(values)].map((value) => SYMBOLS.charAt(value)).join('')
}

/** What somebody typed or copied, in whatever spelling; null: not a code of ours, or one with a mistake. */
export function readOfficialCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const values = [...code].map((character) => SYMBOLS.indexOf(character))
  if (values.length !== RANDOM + 1 || values.includes(-1)) return null
  return checkOf(values.slice(0, RANDOM)) === values[RANDOM] ? code : null
}

/** K7M2PQ9XR → K7M-2PQ-9XR */
export const printOfficialCode = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1-')
