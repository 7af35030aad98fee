/** Every call of the `staff` function, area by area. */
import { staffExchangeCalls } from './staff-exchange'
import { staffRosterCalls } from './staff-roster'
import { staffSessionCalls } from './staff-session'
import type { z } from './z'

export const staffCalls = { ...staffSessionCalls, ...staffRosterCalls, ...staffExchangeCalls } as const

export type StaffCalls = {
  [K in keyof typeof staffCalls]: {
    input: z.infer<(typeof staffCalls)[K]['input']>
    output: z.infer<(typeof staffCalls)[K]['output']>
  }
}
