/** A person as everybody sees them: by masks. */
import { birthIn, nameKey } from '../../src/domain/counter'
import { maskIdNumber, maskName } from '../../src/domain/id-number'
import type { Beneficiary } from './documents'
import type { Secrets } from './secrets'

export const nameOf = (secrets: Secrets, person: Beneficiary): string => secrets.open(person._id, 'name', person.nameEnc)

export function masked(secrets: Secrets, person: Beneficiary): { maskName: string; maskId: string } {
  return { maskName: maskName(nameOf(secrets, person)), maskId: maskIdNumber(secrets.open(person._id, 'idNumber', person.idEnc)) }
}

/** By which a person is found who has no document with them. */
export const nameIndexOf = (secrets: Secrets, name: string, idNumber: string): string => secrets.index('nameBirth', nameKey(name, birthIn(idNumber)))
