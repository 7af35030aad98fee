import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { recordEvent } from '../../lib/audit'
import { certificateOf } from '../../lib/certificate'
import type { Beneficiary } from '../../lib/documents'
import { nameOf } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { isSuperseded } from '../../lib/superseded'

type Call = StaffCalls['counter.certificate']

/** 补打凭证, for the person who stands here; with their full name it leaves an event. Nothing is printed of what was wrong. */
export async function printCertificate(run: StaffRun, { reference, reveal }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const found = await db.table('certifications').find(reference)
  if (!found || await isSuperseded(db, found)) throw new AppError('notFound', 'reference')
  const person = reveal ? await recordReveal(run, found.beneficiaryId, reference) : await findForStaff(run, found.beneficiaryId, 'reference')
  return certificateOf(secrets, person, found, reveal ? nameOf(secrets, person) : null)
}

function recordReveal(run: StaffRun, beneficiaryId: string, reference: string): Promise<Beneficiary> {
  return run.deps.db.inTransaction(async (tx) => {
    const person = await findForStaff(run, beneficiaryId, 'reference', tx)
    const { event, beneficiary } = recordEvent(person, {
      kind: 'nameRevealed', at: new Date(run.at).toISOString(), callerId: null, facts: { reference, staffId: run.staff.id },
    })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    return person
  })
}
