/** The number under which somebody is reached now, and what a change does to their record (rule R23). */
import { changeRequested, isEffective } from '../../src/domain/contact-change'
import type { Transaction } from './collections'
import type { Beneficiary } from './documents'
import type { ContactState } from './documents-contact'
import type { Secrets } from './secrets'

/** null: none is known. `at`: ms since 1970, since a new number counts only after a while. */
export function phoneOf(secrets: Secrets, person: Beneficiary, at: number): string | null {
  const change = person.contact?.change
  if (change && isEffective(change, at)) return secrets.open(person._id, 'newPhone', change.phoneEnc)
  return person.phoneEnc ? secrets.open(person._id, 'phone', person.phoneEnc) : null
}

/** Whether there is a number, without opening it. */
export const hasPhone = ({ phoneEnc, contact }: Beneficiary, at: number): boolean =>
  phoneEnc !== undefined || (contact?.change !== undefined && isEffective(contact.change, at))

/** The change that does not count yet; null: none. */
export function pendingChange(person: Beneficiary, at: number): NonNullable<ContactState['change']> | null {
  const change = person.contact?.change
  return change && !isEffective(change, at) ? change : null
}

/** The person with a new number, which replaces one that was still waiting. Whoever writes it tells the old number. */
export function withNewPhone(secrets: Secrets, person: Beneficiary, phone: string, at: number, by: 'self' | 'counter'): Beneficiary {
  const old = phoneOf(secrets, person, at)
  const change = { phoneEnc: secrets.seal(person._id, 'newPhone', phone), by, ...changeRequested(at, old !== null) }
  const rosterEnc = rosterEncOf(person)
  return {
    ...person, ...(old !== null && { phoneEnc: secrets.seal(person._id, 'phone', old) }), contact: { ...person.contact, ...(rosterEnc && { rosterEnc }), change },
  }
}

/** The number that the agency's file said last. */
export const rosterEncOf = ({ phoneEnc, contact }: Beneficiary): string | undefined => contact?.rosterEnc ?? phoneEnc

/** The person with a new number of the agency's file: it counts more than an older change that counted already; one that waits goes on waiting. */
export function withRosterPhone(secrets: Secrets, person: Beneficiary, phone: string, at: number): Beneficiary {
  const phoneEnc = secrets.seal(person._id, 'phone', phone)
  if (!person.contact) return { ...person, phoneEnc }
  const { rosterEnc: _, change, ...kept } = person.contact
  const isOlder = change && isEffective(change, at) && secrets.open(person._id, 'newPhone', change.phoneEnc) !== phone
  return { ...person, phoneEnc, contact: { ...kept, ...(change && !isOlder && { change }) } }
}

/** The person without the change that was still waiting. */
export function withoutChange(person: Beneficiary): Beneficiary {
  const { change: _, ...kept } = person.contact ?? {}
  return { ...person, contact: kept }
}

/** Goes to the number that still counts. */
export const tellOldNumber = (tx: Transaction, beneficiaryId: string, at: string) => tx.table('outbox').put({
  _id: `phoneChanging.${beneficiaryId}.${Date.parse(at)}`, kind: 'phoneChanging', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null, about: null,
  state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at,
})
