/** H5 only: the calls of staff, as whoever is signed in in this tab. */
import type { StaffCalls } from '@/domain/contract/staff'
import { AppError } from '@/domain/contract/errors'
import { post } from './http'

/** In this tab only, and gone with it: another tab signs in by itself, and nothing is left on a shared computer. */
const TOKEN_KEY = 'anxin.staff'
/** A roster is checked, a policy tried on many people: some calls take a server seconds. */
const PATIENCE_MS = 60_000

export const tokenNow = (): string | null => sessionStorage.getItem(TOKEN_KEY)
export const isSignedIn = (): boolean => tokenNow() !== null
export const keepToken = (token: string): void => sessionStorage.setItem(TOKEN_KEY, token)
export const forgetToken = (): void => sessionStorage.removeItem(TOKEN_KEY)

/**
 * Calls the `staff` function. Shapes: domain/contract/staff.ts.
 * Throws AppError when the server refuses, NetworkLost when nothing comes back in time.
 */
export async function callStaff<A extends keyof StaffCalls>(action: A, input: StaffCalls[A]['input']): Promise<StaffCalls[A]['output']> {
  const token = action === 'signIn' ? null : tokenNow()
  const reply = await post<StaffCalls[A]['output']>('staff', action, input, token, PATIENCE_MS)
  if (reply.ok) return reply.data
  throw new AppError(reply.error.code, reply.error.field, reply.error.retryInS)
}
