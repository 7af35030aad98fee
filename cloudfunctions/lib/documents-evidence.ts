/** What other institutions tell of people, and what followed from it (rules R19, R26). No number, no name, no medical content. */
import type { LocalDate } from '../../src/domain/calendar'
import type { CaseFinding } from '../../src/domain/contract/staff-cases'
import type { EventKind } from '../../src/domain/data-match'
import type { EvidenceField, EvidenceSource } from '../../src/domain/evidence/format'
import type { EvidenceMistake } from '../../src/domain/evidence/row'
import type { Scheme } from '../../src/domain/contract/common'
import type { BenefitState } from '../../src/domain/cycle'
import type { Instalment, RepaymentTool } from '../../src/domain/overpayment'

/** One row that counts, of somebody in the register; `_id` is a pseudonym of source, institution and its own number: the same row again changes nothing. */
export interface Evidence {
  _id: string
  beneficiaryId: string
  source: EvidenceSource
  /** loss: an authority's record, which has become a finding. */
  kind: EventKind | 'loss'
  /** Pseudonym: which two are of one institution, not which one it is. */
  institution: string
  on: LocalDate
  /** waiting: not looked at; weighed: not enough by itself, or nothing new; used: it carries a certification or a finding. */
  state: 'waiting' | 'weighed' | 'used'
  runId: string
  arrivedAt: string
}

/** A silent certification: what carries it, and what stood before; `_id` is `<beneficiaryId>.<day>`. */
export interface Match {
  _id: string
  beneficiaryId: string
  reference: string
  on: LocalDate
  by: { kind: EventKind; source: EvidenceSource; on: LocalDate }[]
  before: { scheme: Scheme; state: Pick<BenefitState, 'lastCertifiedOn' | 'lastChannel'> }[]
  matchedAt: string
  /** objected: the person says that it was not them; the certification no longer counts, and stays as it was written (rule R28). */
  state: 'stands' | 'objected'
  objectedOn: LocalDate | null
  /** By which the person certifies in the usual way after an objection; null: nothing hung on it any more. */
  certifyBy: LocalDate | null
}

export interface EvidenceCounts {
  rows: number
  /** New signs of life that may count, and those that never do (class C). */
  life: number
  weak: number
  /** New findings of loss, and records that change nothing for the person. */
  losses: number
  without: number
  /** Not in the register; known already; refused with a line in the list. */
  strangers: number
  repeated: number
  refused: number
}

/** One reading of one file. Its name is not kept. */
export interface EvidenceRun {
  _id: string
  region: string
  source: EvidenceSource
  sha256: string
  /** Staff id; null: the command line. */
  by: string | null
  state: 'reading' | 'done' | 'refused'
  refusal: { mistake: string; detail: string } | null
  counts: EvidenceCounts
  startedAt: string
  doneAt: string | null
}

/** `_id` is `<runId>.<line>`. */
export interface EvidenceError { _id: string; runId: string; line: number; maskId: string; field: EvidenceField; mistake: EvidenceMistake }

/** What an event of a person's chain says of a silent certification, of facts that do not go together, of months that were paid too much. */
export interface MatchFacts {
  matchId?: string
  caseFinding?: CaseFinding
  repayment?: { tool: RepaymentTool; instalments: Instalment[] }
}

export interface EvidenceDocuments { evidence: Evidence; matches: Match; evidenceRuns: EvidenceRun; evidenceErrors: EvidenceError }
