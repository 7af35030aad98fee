import { AppError } from '../../../src/domain/contract/errors'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Run } from '../../lib/serve'

/** Whose own phone this is, as their face has shown; null: nobody's, and a helper's is not the elder's (rule R23). */
export async function findOwn({ caller, deps }: Run, source: Pick<Transaction, 'table'> = deps.db): Promise<Beneficiary | null> {
  const record = await source.table('callers').find(caller.id)
  return record?.selfId ? source.table('beneficiaries').find(record.selfId) : null
}

/** @throws `forbidden` for a phone that is nobody's own */
export async function ownPerson(run: Run, source?: Pick<Transaction, 'table'>): Promise<Beneficiary> {
  const person = await findOwn(run, source)
  if (!person) throw new AppError('forbidden')
  return person
}
