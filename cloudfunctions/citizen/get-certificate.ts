import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { recordEvent } from '../lib/audit'
import { certificateOf } from '../lib/certificate'
import type { Beneficiary } from '../lib/documents'
import { nameOf } from '../lib/masked'
import type { Run } from '../lib/serve'
import { isSuperseded } from '../lib/superseded'
import { kinOf } from './people'

type Output = CitizenCalls['getCertificate']['output']

/** For the person and for relatives who help them. Asking for the full name leaves an event. */
export async function getCertificate(run: Run, { reference, reveal }: CitizenCalls['getCertificate']['input']): Promise<Output> {
  const { deps } = run
  const found = await deps.db.table('certifications').find(reference)
  if (!found) throw new AppError('notFound', 'reference')
  await kinOf(run, found.beneficiaryId, 'reference')
  if (await isSuperseded(deps.db, found)) throw new AppError('notFound', 'reference')
  const person = reveal
    ? await recordReveal(run, found.beneficiaryId, reference)
    : await deps.db.table('beneficiaries').find(found.beneficiaryId)
  if (!person) throw new AppError('notFound', 'reference')
  return certificateOf(deps.secrets, person, found, reveal ? nameOf(deps.secrets, person) : null)
}

function recordReveal({ deps, caller, at }: Run, beneficiaryId: string, reference: string): Promise<Beneficiary | null> {
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    if (!person) return null
    const fact = { kind: 'nameRevealed', at: new Date(at).toISOString(), callerId: caller.id, facts: { reference } } as const
    const { event, beneficiary } = recordEvent(person, fact)
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return beneficiary
  })
}
