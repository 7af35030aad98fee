/** Every call of the `staff` function, area by area. */
import { staffAppealCalls } from './staff-appeals'
import { staffBoardCalls } from './staff-board'
import { staffCaseCalls } from './staff-cases'
import { staffDashboardCalls } from './staff-dashboard'
import { staffEvidenceCalls } from './staff-evidence'
import { staffColleagueCalls } from './staff-colleagues'
import { staffCounterCalls } from './staff-counter'
import { staffHoldCalls } from './staff-holds'
import { staffKioskCalls } from './staff-kiosks'
import { staffExchangeCalls } from './staff-exchange'
import { staffLetterCalls } from './staff-letters'
import { staffOverpaymentCalls } from './staff-overpayments'
import { staffPolicyCalls } from './staff-policy'
import { staffReviewCalls } from './staff-review'
import { staffRosterCalls } from './staff-roster'
import { staffSessionCalls } from './staff-session'
import { staffStopCalls } from './staff-stops'
import { staffTaskCalls } from './staff-tasks'
import { staffVisitCalls } from './staff-visits'
import type { z } from './z'

export const staffCalls = {
  ...staffSessionCalls, ...staffRosterCalls, ...staffExchangeCalls, ...staffPolicyCalls, ...staffStopCalls, ...staffHoldCalls, ...staffTaskCalls,
  ...staffAppealCalls, ...staffLetterCalls, ...staffReviewCalls, ...staffVisitCalls, ...staffKioskCalls, ...staffBoardCalls,
  ...staffCaseCalls, ...staffDashboardCalls, ...staffOverpaymentCalls, ...staffEvidenceCalls, ...staffCounterCalls, ...staffColleagueCalls,
} as const

export type StaffCalls = {
  [K in keyof typeof staffCalls]: {
    input: z.infer<(typeof staffCalls)[K]['input']>
    output: z.infer<(typeof staffCalls)[K]['output']>
  }
}
