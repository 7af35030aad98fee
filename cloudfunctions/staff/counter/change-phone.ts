import { maskPhone } from '../../../src/domain/contact-change'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { CounterRecord } from '../../../src/domain/contract/staff-counter'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import { hasPhone, pendingChange, phoneOf, tellOldNumber, withNewPhone, withoutChange } from '../../lib/contact'
import type { AuditEvent, Beneficiary } from '../../lib/documents'
import type { ContactState } from '../../lib/documents-contact'
import type { Secrets } from '../../lib/secrets'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Change = StaffCalls['counter.changePhone']
type Cancel = StaffCalls['counter.cancelPhone']
type Asked = NonNullable<ContactState['change']>

const newPhoneOf = (secrets: Secrets, { _id }: Beneficiary, { phoneEnc }: Asked): string => secrets.open(_id, 'newPhone', phoneEnc)

/** A change as the clerk sees it. Its id is the moment at which it was asked for. */
export const changeView = (secrets: Secrets, person: Beneficiary, change: Asked): NonNullable<CounterRecord['phoneChange']> => ({
  changeId: String(change.requestedAt), maskPhone: maskPhone(newPhoneOf(secrets, person, change)), countsFrom: new Date(change.effectiveAt).toISOString(),
})

/** A new number counts after the cool-off; the old one is told at once, and its owner may take it back at any counter (rule R23). */
export function changePhone(run: StaffRun, { beneficiaryId, phone }: Change['input']): Promise<Change['output']> {
  const { deps: { db, secrets }, at } = run
  return db.inTransaction(async (tx): Promise<Change['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const open = pendingChange(person, at)
    if (open) {
      const isSame = newPhoneOf(secrets, person, open) === phone
      return { ...(isSame ? { kind: 'asked', oldPhoneTold: true } : { kind: 'waiting' }), change: changeView(secrets, person, open) }
    }
    if (phoneOf(secrets, person, at) === phone) return { kind: 'same' }
    const oldPhoneTold = hasPhone(person, at)
    const next = withNewPhone(secrets, person, phone, at, 'counter')
    const change = next.contact?.change
    if (!change) throw new Error('a change without a change')
    await write(tx, run, next, 'contactChanged', change)
    if (oldPhoneTold) await tellOldNumber(tx, beneficiaryId, new Date(at).toISOString())
    return { kind: 'asked', change: changeView(secrets, next, change), oldPhoneTold }
  })
}

/** `over`: it counts already, or somebody has taken it back. */
export function cancelPhone(run: StaffRun, { beneficiaryId, changeId }: Cancel['input']): Promise<Cancel['output']> {
  return run.deps.db.inTransaction(async (tx): Promise<Cancel['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const change = pendingChange(person, run.at)
    if (!change || String(change.requestedAt) !== changeId) return { kind: 'over' }
    await write(tx, run, withoutChange(person), 'contactChangeCancelled', change)
    return { kind: 'cancelled' }
  })
}

async function write(tx: Transaction, { at, staff }: StaffRun, person: Beneficiary, kind: AuditEvent['kind'], { effectiveAt }: Asked): Promise<void> {
  const { event, beneficiary } = recordEvent(person, {
    kind, at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id, contact: { by: 'counter', effectiveAt: new Date(effectiveAt).toISOString() } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
}
