/** What staff and a family have agreed about months that were paid too much (rule R22). */
import type { LocalDate, LocalMonth } from '../../src/domain/calendar'
import type { Instalment, RepaymentTool } from '../../src/domain/overpayment'

/** `_id` is the person's. */
export interface Repayment { _id: string; tool: RepaymentTool; months: LocalMonth[]; instalments: Instalment[]; agreedOn: LocalDate; by: string }

export interface OverpaymentDocuments { repayments: Repayment }
