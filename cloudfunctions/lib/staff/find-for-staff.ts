import { AppError } from '../../../src/domain/contract/errors'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import type { Transaction } from '../collections'
import type { Beneficiary } from '../documents'
import type { StaffRun } from './door'

/**
 * A beneficiary of the region where this member of staff may act. `notFound` for somebody elsewhere, as for somebody who does not exist.
 * What leaves the server stays masked (lib/masked.ts); the mask is lifted by `reveal` alone.
 * @param field the input that named the person
 * @param source the transaction, when the person is going to be changed
 */
export async function findForStaff(
  { deps, staff }: Pick<StaffRun, 'deps' | 'staff'>, beneficiaryId: string, field: string, source: Pick<Transaction, 'table'> = deps.db,
): Promise<Beneficiary> {
  const person = await source.table('beneficiaries').find(beneficiaryId)
  if (!person || !covers(staff.region, placeOf(person))) throw new AppError('notFound', field)
  return person
}
