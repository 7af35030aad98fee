import type { StaffCalls } from '../../../src/domain/contract/staff'
import { recordEvent } from '../../lib/audit'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['counter.inviteRelative']

/** As long as an invitation from a phone. */
const VALID_MS = 30 * 60_000

/** The person has said at the counter who may help them: the relative scans the code, and the person's face binds them (rule R23). */
export function inviteRelative(run: StaffRun, { beneficiaryId, requestKey }: Call['input']): Promise<Call['output']> {
  const { deps: { db, secrets }, at, staff } = run
  const scene = secrets.tag('counterInvitation', `${staff.id} ${beneficiaryId} ${requestKey}`).slice(0, 22)
  return db.inTransaction(async (tx) => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const before = await tx.table('entries').find(scene)
    if (before?.kind === 'invitation') return { scene, expiresAt: before.expiresAt }
    const expiresAt = new Date(at + VALID_MS).toISOString()
    const { event, beneficiary } = recordEvent(person, { kind: 'invited', at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id } })
    await tx.table('entries').put({ _id: scene, kind: 'invitation', beneficiaryId, callerId: null, expiresAt, usedAt: null })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    return { scene, expiresAt }
  })
}
