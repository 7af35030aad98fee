import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { phoneCountsAt } from '../../../src/domain/counter'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { AuditEvent, Beneficiary } from '../../lib/documents'
import type { PhoneChange } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { changeView, waitingChange } from './phone-changes'

type Change = StaffCalls['counter.changePhone']
type Cancel = StaffCalls['counter.cancelPhone']

/** A new number counts after the cool-off; the old one is told at once, and its owner may take it back at any counter (rule R23). */
export function changePhone(run: StaffRun, { beneficiaryId, requestKey, phone }: Change['input']): Promise<Change['output']> {
  const { deps: { db, secrets }, at, staff } = run
  const _id = secrets.index('phoneChange', `${staff.id} ${beneficiaryId} ${requestKey}`).slice(0, 32)
  return db.inTransaction(async (tx): Promise<Change['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const hasOld = person.phoneEnc !== undefined
    const open = await waitingChange(tx, beneficiaryId)
    if (open) return open._id === _id ? { kind: 'asked', change: changeView(secrets, open), oldPhoneTold: hasOld } : { kind: 'waiting', change: changeView(secrets, open) }
    if (await tx.table('phoneChanges').find(_id)) throw new AppError('badInput', 'requestKey')
    if (person.phoneEnc && secrets.open(person._id, 'phone', person.phoneEnc) === phone) return { kind: 'same' }
    const now = new Date(at).toISOString()
    const change: PhoneChange = {
      _id, beneficiaryId, phoneEnc: secrets.seal(_id, 'phone', phone), askedBy: staff.id, askedAt: now,
      countsFrom: new Date(phoneCountsAt(at)).toISOString(), state: 'waiting', closedBy: null, closedAt: null,
    }
    await tx.table('phoneChanges').put(change)
    await tell(tx, run, person, 'phoneChangeAsked', change)
    if (hasOld) {
      await tx.table('outbox').put({
        _id: `phoneChange.${_id}`, kind: 'phoneChange', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null, about: null,
        state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
      })
    }
    return { kind: 'asked', change: changeView(secrets, change), oldPhoneTold: hasOld }
  })
}

/** `over`: it counts already, or somebody has taken it back. */
export function cancelPhone(run: StaffRun, { beneficiaryId, changeId }: Cancel['input']): Promise<Cancel['output']> {
  const { deps: { db }, at, staff } = run
  return db.inTransaction(async (tx): Promise<Cancel['output']> => {
    const person = await findForStaff(run, beneficiaryId, 'beneficiaryId', tx)
    const change = await tx.table('phoneChanges').find(changeId)
    if (change?.beneficiaryId !== beneficiaryId) throw new AppError('notFound', 'changeId')
    if (change.state !== 'waiting') return { kind: 'over' }
    await tx.table('phoneChanges').put({ ...change, state: 'cancelled', closedBy: staff.id, closedAt: new Date(at).toISOString() })
    await tell(tx, run, person, 'phoneChangeCancelled', change)
    return { kind: 'cancelled' }
  })
}

async function tell(tx: Transaction, { at, staff }: StaffRun, person: Beneficiary, kind: AuditEvent['kind'], { _id: changeId, countsFrom }: PhoneChange): Promise<void> {
  const { event, beneficiary } = recordEvent(person, {
    kind, at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id, counter: { changeId, countsFrom } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
}
