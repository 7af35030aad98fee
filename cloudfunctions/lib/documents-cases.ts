/** Certifications whose facts do not go together (N15). */
import type { LocalDate } from '../../src/domain/calendar'
import type { Channel } from '../../src/domain/contract/common'
import type { CaseFinding } from '../../src/domain/contract/staff-cases'
import type { Part } from '../../src/domain/contradiction'

/** `_id` is `case.<reference>`: one a certification. */
export interface ContradictionCase {
  _id: string
  beneficiaryId: string
  region: string
  street: string | null
  reference: string
  channel: Channel
  on: LocalDate
  parts: Part[]
  score: number
  openedOn: LocalDate
  answerBy: LocalDate
  state: 'open' | 'closed'
  finding: CaseFinding | null
  /** In the words of staff, sealed with this document's id. */
  noteEnc: string | null
  by: string | null
  closedAt: string | null
}

export interface CaseDocuments { cases: ContradictionCase }
