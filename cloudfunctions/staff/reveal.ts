import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { recordEvent } from '../lib/audit'
import { phoneOf } from '../lib/contact'
import { nameOf } from '../lib/masked'
import type { StaffRun } from '../lib/staff/door'
import { findForStaff } from '../lib/staff/find-for-staff'
import { recordStaffEvent } from '../lib/staff/members'

type Call = StaffCalls['reveal']

/**
 * What stands behind the mask, for a reason. It is first written down, with the person and with the member of staff, and only then shown:
 * no look without a trace.
 */
export async function reveal(run: StaffRun, { beneficiaryId, fields, why, about: aim }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const { secrets } = deps
  const about = aim ?? null
  const person = await deps.db.inTransaction(async (tx) => {
    const found = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const facts = { staffId: staff.id, shown: { fields, why, about } }
    const onPerson = recordEvent(found, { kind: 'shownToStaff', at: new Date(at).toISOString(), callerId: null, facts })
    const onStaff = recordStaffEvent(member, 'sawBehindMask', at, { beneficiaryId, fields, why, about })
    await tx.table('beneficiaries').put(onPerson.beneficiary)
    await tx.table('events').put(onPerson.event)
    await tx.table('staff').put(onStaff.member)
    await tx.table('staffEvents').put(onStaff.event)
    return found
  })
  const has = (field: Call['input']['fields'][number]) => fields.includes(field)
  return {
    name: has('name') ? nameOf(secrets, person) : null,
    idNumber: has('idNumber') ? secrets.open(person._id, 'idNumber', person.idEnc) : null,
    phone: has('phone') ? phoneOf(secrets, person, at) : null,
    ...(has('backupPhone') && { backupPhone: person.contact?.backupEnc ? secrets.open(person._id, 'backupPhone', person.contact.backupEnc) : null }),
  }
}
