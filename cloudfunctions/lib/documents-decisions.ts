/** What an event of a person's chain says of a decision about pay: rules R13, R19 to R21, R29. */
import type { AppealKind } from '../../src/domain/appeal'
import type { LocalDate, LocalMonth } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { AppealResult } from '../../src/domain/contract/staff-appeals'
import type { StopClosing } from '../../src/domain/contract/staff-stops'
import type { PayChange } from '../../src/domain/exchange/pay-change'
import type { FindingSource, LossGround } from '../../src/domain/loss'
import type { HoldEnding } from '../../src/domain/loss-end'

export type DecisionKind =
  | 'stopApproved' | 'suspended' | 'stopRefused' | 'stopWithdrawn' | 'findingRecorded' | 'held' | 'holdEnded' | 'closed' | 'resumed'
  | 'appealed' | 'appealDecided'

/** Events that may change pay: what the paying system is told is read from these. */
export const PAY_KINDS = ['suspended', 'held', 'closed', 'holdEnded', 'resumed', 'appealed'] as const satisfies readonly DecisionKind[]

export interface DecisionFacts {
  /** One a benefit whose pay it changes; none for other decisions. */
  pay?: PayChange[]
  stop?: { scheme: Scheme; dueOn: LocalDate; from?: LocalMonth; why?: StopClosing; backPayMonths?: LocalMonth[] }
  loss?: {
    schemes: Scheme[]; ground: LossGround; since: LocalDate; source?: FindingSource; from?: LocalMonth; ending?: HoldEnding; backPayMonths?: LocalMonth[]
  }
  appeal?: { appealId: string; kind: AppealKind; result?: AppealResult; postponed?: LocalMonth }
}
