/**
 * The telephone number under which the agency reaches somebody (product brief, item 31), and how it changes (rule R23): the old number is told,
 * and for 72 hours it stays the one that counts, so that whoever holds it can stop what they did not ask for. Pure.
 */
import { addDays, type LocalDate } from './calendar'

/** Rule R23. */
export const COOL_OFF_MS = 72 * 3_600_000
/** A number is asked after again so long after it was last confirmed (rules 4B: 180 days). */
export const CHECK_AFTER_DAYS = 180
/** The code that proves a new number (ux S15): six digits, ten minutes; five guesses of a million [judgement]. */
export const CODE_DIGITS = 6
export const CODE_MS = 10 * 60_000
export const CODE_TRIES = 5

/** A change that somebody asked for. Instants in ms since 1970. */
export interface Change { requestedAt: number; effectiveAt: number }

/** `hadNumber` false: there is nobody to warn, so there is nothing to wait for. */
export const changeRequested = (at: number, hadNumber: boolean): Change => ({ requestedAt: at, effectiveAt: hadNumber ? at + COOL_OFF_MS : at })

export const isEffective = ({ effectiveAt }: Pick<Change, 'effectiveAt'>, at: number): boolean => at >= effectiveAt

/** Until it counts, whoever holds the old number, or the person, takes it back; then it takes a new change. */
export const mayCancel = (change: Pick<Change, 'effectiveAt'> | null, at: number): boolean => change !== null && !isEffective(change, at)

/** `checkedOn` null: never confirmed. Without a number there is nothing to confirm, but one to be named. */
export const isCheckDue = (checkedOn: LocalDate | null, today: LocalDate): boolean =>
  checkedOn === null || addDays(checkedOn, CHECK_AFTER_DAYS) <= today

/** What became of a code: it may be tried, it is too old, or it was guessed too often. */
export function codeState({ sentAt, tries }: { sentAt: number; tries: number }, at: number): 'open' | 'expired' | 'usedUp' {
  if (at >= sentAt + CODE_MS) return 'expired'
  return tries >= CODE_TRIES ? 'usedUp' : 'open'
}

/** Mobile numbers of the mainland: eleven digits, as the carrier takes them. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** 138****5678 */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
