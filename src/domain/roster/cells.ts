/** One cell of a roster: what people, agencies' systems and spreadsheet programs make of a value. Unreadable is null. */
import { addDays, isLocalDate, monthOf, type LocalDate, type LocalMonth } from '../calendar'
import type { Scheme } from '../contract/common'
import type { BenefitState } from '../cycle'
import { NO_WORDS, SCHEME_WORDS, STATUS_WORDS, YES_WORDS } from './columns'

/** Day 0 of Excel's dates, counted so that the 29 February 1900 that never was does no harm from March 1900 on. */
const EXCEL_DAY_0 = '1899-12-30'

/** Takes off what keeps a spreadsheet from reading a number into a text: `="370…"`, a leading apostrophe or tab. */
export function unwrap(cell: string): string {
  const text = cell.trim()
  if (text.startsWith('=')) return /^="(.*)"$/.exec(text)?.[1]?.trim() ?? text
  return text.startsWith('\'') || text.startsWith('‘') ? text.slice(1).trim() : text
}

/** A computed value is not the agency's word; the signs that start one in a spreadsheet. A number or a phone may begin with a sign. */
export const isFormula = (text: string) => /^[=@]|^[+-](?![\d\s-]+$)/.test(text)

/** A spreadsheet shows a number of 18 digits like this, and has lost its last three. */
export const isScientific = (text: string) => /^\d(\.\d+)?[eE]\+?1[5-9]$/.test(text)

const date = (year: string, month: string, day: string): LocalDate | null => {
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(on) ? on : null
}

function readDay(text: string): LocalDate | null {
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:000000)?$/.exec(text)
  if (day) return date(day[1] ?? '', day[2] ?? '', day[3] ?? '')
  return /^\d{5}(\.\d+)?$/.test(text) ? addDays(EXCEL_DAY_0, Math.floor(Number(text))) : null
}

function firstOfMonth(text: string): LocalDate | null {
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  return month && date(month[1] ?? '', month[2] ?? '', '1')
}

/** 2025-03-01, 2025/3/1, 2025.3.1, 20250301, 2025年3月1日, with or without a time of day; 2025-03 is its first day; Excel's 45717. */
export const readDate = (text: string): LocalDate | null => readDay(text) ?? firstOfMonth(text)

/** 2025-03, 2025/3, 202503, 2025年3月, or any day of the month. */
export function readMonth(text: string): LocalMonth | null {
  const on = firstOfMonth(text) ?? readDay(text)
  return on && monthOf(on)
}

type Words = Readonly<Record<string, { code: string | null; words: readonly string[] }>>
const lookup = <K extends string>(words: Words) =>
  new Map(Object.entries(words).flatMap(([key, { code, words: all }]) => [...(code ? [code] : []), ...all].map((word) => [word, key as K] as const)))
const SCHEMES = lookup<Scheme>(SCHEME_WORDS)
const STATUSES = lookup<Exclude<BenefitState['status'], 'held'>>(STATUS_WORDS)

export const readScheme = (text: string) => SCHEMES.get(text) ?? null
export const readStatus = (text: string) => STATUSES.get(text) ?? null
export const readFlag = (text: string) => (YES_WORDS.includes(text) ? true : NO_WORDS.includes(text) ? false : null)

/** A mobile number of mainland China, 11 digits, as SMS needs it: other numbers reach nobody by message. */
export function readMobile(text: string): string | null {
  const digits = text.replace(/[\s()（）-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** Nine digits of the statistical code; a village's twelve are cut. */
export const readStreet = (text: string) => (/^\d{9}(\d{3})?$/.test(text) ? text.slice(0, 9) : null)
