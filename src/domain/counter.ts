/** 经办柜台: what a clerk may do alone, and what waits for a second person (rules R23, R28; 社会保险经办条例 37). Pure. */
import type { LocalDate } from './calendar'
import { mayBackDate, needsSecondApprover, type BackDating, type MoneyFacts } from './correction'

/** What a clerk checks before certifying somebody on the spot (ux S19): the document is real, it is this person, they stand here. */
export interface CounterChecks { documentReal: true; samePerson: boolean; present: true }

/**
 * Why an act at the counter does not count yet. mismatch: the person does not look like their document. backDated: another day than today, and
 * pay hangs on it. enrolment: a photo that every later film is compared with. superseding: an earlier certification is said to be wrong.
 */
export const WAITS_FOR = ['mismatch', 'backDated', 'enrolment', 'superseding'] as const
export type WaitsFor = (typeof WAITS_FOR)[number]

/** So long after a second person found somebody unlike their document, a clerk's word alone is not enough: as long as an earlier day may be stated [judgement]. */
export const DOUBT_DAYS = 30

/** Why a certification made at a counter was wrong. */
export const SUPERSEDE_WHYS = ['wrongPerson', 'wrongDay'] as const
export type SupersedeWhy = (typeof SUPERSEDE_WHYS)[number]

export type CounterPath = { kind: 'now' } | { kind: 'waits'; why: WaitsFor } | { kind: Exclude<BackDating, 'ok'> }

interface Certifying {
  samePerson: boolean
  evidenceOn: LocalDate
  today: LocalDate
  /** The benefits before and after, each with what it means for pay. */
  before: readonly MoneyFacts[]
  after: readonly MoneyFacts[]
}

/** A certification of today by somebody who stands here counts at once, also when it ends a stop: so would one by phone. */
export function certifyingPath({ samePerson, evidenceOn, today, before, after }: Certifying): CounterPath {
  const backDating = mayBackDate(evidenceOn, today)
  if (backDating !== 'ok') return { kind: backDating }
  if (!samePerson) return { kind: 'waits', why: 'mismatch' }
  const changesMoney = before.some((facts, i) => needsSecondApprover(facts, after[i] ?? facts))
  return evidenceOn < today && changesMoney ? { kind: 'waits', why: 'backDated' } : { kind: 'now' }
}

/** The stored texts of which name and birth date are looked up blindly: the same for whoever writes and whoever searches. */
export const nameKey = (name: string, birthOn: LocalDate): string => `${name} ${birthOn}`

/** Birth date in an identity number of 18; '' for any other. */
export function birthIn(idNumber: string): LocalDate | '' {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(idNumber) ?? []
  return year && month && day ? `${year}-${month}-${day}` : ''
}
