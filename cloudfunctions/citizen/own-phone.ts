import { readMobile } from '../../src/domain/roster/cells'
import { phoneOf } from '../lib/contact'
import type { Beneficiary, CallerRecord } from '../lib/documents'
import type { Secrets } from '../lib/secrets'

/** Of a number that somebody typed; null when it is none. Only this is kept of a caller's own number. */
export function phoneIndex(secrets: Secrets, typed: string): string | null {
  const digits = readMobile(typed)
  return digits === null ? null : secrets.index('phone', digits)
}

/**
 * The helper's own number is the one under which the person is reached now (rule R23). Only a number that the helper named counts: a couple
 * that shares one phone is no reason to turn either of them away.
 */
export function isSamePhone(secrets: Secrets, helper: Pick<CallerRecord, 'phoneIndex'> | null, person: Beneficiary, at: number): boolean {
  const phone = helper?.phoneIndex ? phoneOf(secrets, person, at) : null
  return phone !== null && phoneIndex(secrets, phone) === helper?.phoneIndex
}
