/** Every call of the `staff` function, area by area. */
import { staffSessionCalls } from './staff-session'
import type { z } from './z'

export const staffCalls = { ...staffSessionCalls } as const

export type StaffCalls = {
  [K in keyof typeof staffCalls]: {
    input: z.infer<(typeof staffCalls)[K]['input']>
    output: z.infer<(typeof staffCalls)[K]['output']>
  }
}
