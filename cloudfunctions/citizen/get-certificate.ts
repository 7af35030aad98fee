import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { recordEvent } from '../lib/audit'
import type { Beneficiary } from '../lib/documents'
import { masked, nameOf } from '../lib/masked'
import type { Run } from '../lib/serve'
import { isSuperseded } from '../lib/superseded'
import { checkCode } from './check-certificate'
import { kinOf } from './people'

type Output = CitizenCalls['getCertificate']['output']

/** Who pays and certifies in this region, as printed on the certificate. */
const AGENCY = '社会保险经办机构'

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
  const { at: certifiedAt, on: certifiedOn, validUntil, channel, benefits } = found
  return {
    reference,
    ...masked(deps.secrets, person),
    fullName: reveal ? nameOf(deps.secrets, person) : null,
    schemes: benefits.map(({ scheme }) => scheme),
    certifiedAt, certifiedOn, validUntil, channel,
    agency: AGENCY,
    checkPath: `/help/check/index?reference=${reference}&check=${checkCode(deps.secrets, reference)}`,
  }
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
