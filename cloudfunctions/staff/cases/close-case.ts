import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { recordEvent } from '../../lib/audit'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['closeCase']

/** What was found, and why; the certification, the pay and the phones stay as they are: whatever follows is done where it belongs. */
export function closeCase(run: StaffRun, { caseId, finding, note }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const found = await tx.table('cases').find(caseId)
    if (!found) throw new AppError('notFound', 'caseId')
    const person = await findForStaff(run, found.beneficiaryId, 'caseId', tx)
    if (found.state === 'closed') return { kind: 'closedBefore', finding: found.finding ?? finding }
    const { event, beneficiary } = recordEvent(person, { kind: 'caseClosed', at: now, callerId: null, facts: { staffId: staff.id, reference: found.reference, caseFinding: finding } })
    await tx.table('cases').put({ ...found, state: 'closed', finding, noteEnc: deps.secrets.seal(caseId, 'note', note), by: staff.id, closedAt: now })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { kind: 'closed', finding }
  })
}
