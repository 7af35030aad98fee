import type { PasswordHash, StaffMember } from '../documents-staff'
import type { Secrets } from '../secrets'
import { staffIdOf } from './members'
import type { StaffRole } from '../../../src/domain/contract/staff-session'

export interface ColleagueFacts {
  account: string
  name: string
  roles: StaffRole[]
  /** GB/T 2260, or nine digits for a street. */
  region: string
  regionName: string
}

/** The stored document of somebody who begins to work here. `oneTimeSecret`: base32, for their authenticator app. */
export function newColleague(secrets: Secrets, { account, name, ...where }: ColleagueFacts, password: PasswordHash, oneTimeSecret: string, nowMs: number): StaffMember {
  const _id = staffIdOf(secrets, account)
  return {
    _id, accountEnc: secrets.seal(_id, 'account', account), nameEnc: secrets.seal(_id, 'name', name), ...where, state: 'active', password,
    totpEnc: secrets.seal(_id, 'totp', oneTimeSecret), totpStep: 0, eventSeq: 0, eventHash: '', createdAt: new Date(nowMs).toISOString(),
  }
}
