/** What people say against us (rule R29). */
import type { AppealKind } from '../../src/domain/appeal'
import type { LocalDate, LocalMonth } from '../../src/domain/calendar'
import type { AppealResult, AppealWhy } from '../../src/domain/contract/staff-appeals'

/** `_id` is `<beneficiaryId>.<kind>.<filedOn>`: saying it twice on one day is saying it once. */
export interface Appeal {
  _id: string
  beneficiaryId: string
  region: string
  street: string | null
  callerId: string
  kind: AppealKind
  filedOn: LocalDate
  filedAt: string
  answerBy: LocalDate
  /** In the person's own words, sealed with this document's id; null when they chose only the kind. */
  wordsEnc: string | null
  /** Month to which it has put off a stop; null when there was none to put off. */
  postponedTo: LocalMonth | null
  state: 'open' | 'answered'
  result: AppealResult | null
  /** Absent: open. */
  why?: AppealWhy
  by: string | null
  answeredAt: string | null
}

export interface AppealDocuments { appeals: Appeal }
