/** Resident identity numbers (GB 11643-1999) and names, as people really type them. Nothing here is ever logged. */
import { addMonths, isLocalDate, type LocalDate } from './calendar'

export type IdMistake = 'empty' | 'oldFifteen' | 'length' | 'letter' | 'birthDate' | 'checkDigit'
export type IdCheck =
  | { ok: true; idNumber: string; birthOn: LocalDate; sex: 'male' | 'female' }
  /** `detail` fills the sentence: the length found, the character at fault, the eight digits of the birth date; else ''. */
  | { ok: false; mistake: IdMistake; detail: string }

export type NameMistake = 'empty' | 'characters' | 'length'
export type NameCheck = { ok: true; name: string } | { ok: false; mistake: NameMistake }

/** GB 11643-1999, 5: ISO 7064 MOD 11-2 over the first 17 digits. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
/** Nobody is older; an earlier birth year is a slip of the finger. */
const OLDEST_YEARS = 130

/** Chinese keyboards give full-width digits, letters and points; people group the number as it is printed, in blocks. */
const halfWidth = (text: string) => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

function checkDigit(idNumber: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(idNumber[i]), 0)
  return CHECK_DIGITS.charAt(sum % 11)
}

/** Reads a typed identity number. `today` refuses births in the future. Every single wrong digit and every adjacent swap is found. */
export function checkIdNumber(raw: string, today: LocalDate): IdCheck {
  const idNumber = halfWidth(raw).replace(/[\s-]/g, '').toUpperCase()
  const refuse = (mistake: IdMistake, detail = ''): IdCheck => ({ ok: false, mistake, detail })

  if (idNumber === '') return refuse('empty')
  if (/^\d{15}$/.test(idNumber)) return refuse('oldFifteen')
  const stranger = /[^\dX]|X(?!$)/u.exec(idNumber)
  if (stranger) return refuse('letter', stranger[0])
  if (idNumber.length !== 18) return refuse('length', String(idNumber.length))

  const digits = idNumber.slice(6, 14)
  const birthOn = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const isPossible = isLocalDate(birthOn) && birthOn <= today && birthOn >= addMonths(today, -12 * OLDEST_YEARS)
  if (!isPossible) return refuse('birthDate', digits)
  if (checkDigit(idNumber) !== idNumber[17]) return refuse('checkDigit')
  return { ok: true, idNumber, birthOn, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' }
}

/** Every other number of the county and birth day of this one, whole: among them stands whoever was born with its holder. */
export function numbersOfTheDay(idNumber: string): string[] {
  return Array.from({ length: 1000 }, (_, order) => `${idNumber.slice(0, 14)}${String(order).padStart(3, '0')}`)
    .map((first17) => first17 + checkDigit(first17)).filter((other) => other !== idNumber)
}

/** 371102********0028. Anything that is not 18 long is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length === 18 ? `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}` : '*'.repeat(idNumber.length)
}

/** Han characters with extensions A-H and the rare 〇, in parts joined by one middle dot, as in 阿依古丽·买买提. */
const NAME = /^[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]+(·[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]+)*$/u

/** Reads a typed name: blanks go, every kind of dot becomes U+00B7. 2 to 30 characters. */
export function checkName(raw: string): NameCheck {
  const name = raw.replace(/\s/g, '').replace(/[.．•‧・･∙⋅]/g, '·')
  if (name === '') return { ok: false, mistake: 'empty' }
  if (!NAME.test(name)) return { ok: false, mistake: 'characters' }
  const length = [...name].length
  return length < 2 || length > 30 ? { ok: false, mistake: 'length' } : { ok: true, name }
}

/** 王桂兰 → 王*兰, 王兰 → 王*. The dot of a longer name stays, since it tells the reader nothing and shows the shape. */
export function maskName(name: string): string {
  const characters = [...name]
  const last = characters.length - 1
  return characters.map((c, i) => (i === 0 || (i === last && last > 1) || c === '·' ? c : '*')).join('')
}

/** 371102 19500101 0028, as it is printed: in blocks while typing. */
export const groupIdNumber = (typed: string): string =>
  typed.replace(/\s/g, '').slice(0, 18).replace(/^(.{6})(?=.)/, '$1 ').replace(/^(.{6} .{8})(?=.)/, '$1 ')
