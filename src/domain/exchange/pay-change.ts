/** What one decision changes about the pay of one benefit. Kept with the event of the decision, so that it reads the same for ever. */
import type { LocalMonth } from '../calendar'
import type { PaymentForecast, Scheme } from '../contract/common'
import type { BenefitState } from '../cycle'
import type { LossGround } from '../loss'
import type { HoldEnding, PayAfterHold } from '../loss-end'

/** overdue: a stop (rule R13). appealFiled: an appeal moved a stop that had not begun (rule R29). Else what the finding says, or how it ended. */
export type PayReason = 'overdue' | 'appealFiled' | 'appealUpheld' | LossGround | HoldEnding

export interface PayChange {
  scheme: Scheme
  to: BenefitState['status']
  why: PayReason
  /** active: first month with regular pay again; else first month without pay. It replaces whatever was said before. */
  month: LocalMonth
  /** Months that were withheld and are paid after all, and the month in which they arrive. */
  backPayMonths: readonly LocalMonth[]
  backPayArrives: LocalMonth | null
  /** Of pay that comes back (rule R21); null while none does. */
  rate: PayAfterHold['rate'] | null
}

/** What is known of pay that comes back; a certification brings the rate in force. */
export type Comeback = Pick<PaymentForecast, 'backPayMonths'> & { resumeMonth: LocalMonth | null; backPayArrivesMonth: LocalMonth | null; rate?: PayAfterHold['rate'] }

/**
 * The change from one state of a benefit to the next; none when pay goes on, or waits, as it did. A stop that comes back after a hold pays
 * the months of the hold that it does not cover itself.
 * @param pay needed where months come back: without it nothing is told of pay that resumes
 */
export function payChange(before: BenefitState, after: BenefitState, why: PayReason, pay: Comeback | null = null): PayChange[] {
  if (before.status === after.status && before.suspendedFrom === after.suspendedFrom) return []
  const isBack = after.status === 'active'
  const month = isBack ? pay?.resumeMonth : after.suspendedFrom
  if (!month) return []
  const backPayMonths = (pay?.backPayMonths ?? []).filter((withheld) => isBack || withheld < month)
  return [{
    scheme: after.scheme, to: after.status, why, month, backPayMonths,
    backPayArrives: backPayMonths.length > 0 ? pay?.backPayArrivesMonth ?? null : null,
    rate: isBack || backPayMonths.length > 0 ? pay?.rate ?? 'inForce' : null,
  }]
}
