import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { recordEvent } from '../../lib/audit'
import type { CounterAct } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { recordStaffEvent } from '../../lib/staff/members'
import { isSecondPerson } from '../../lib/staff/second-person'
import { findAct, rowOf } from './act-view'

type Call = StaffCalls['counter.act']

/** Addresses of pictures open for so long: time to look, not to pass them on. */
const LINK_S = 600

/** What the second person decides about, with the picture beside the reference. That somebody looks is written down before they can. */
export async function getAct(run: StaffRun, { actId }: Call['input']): Promise<Call['output']> {
  const { deps } = run
  const { act, person } = await findAct(run, actId, deps.db)
  if (act.state !== 'waiting') return { kind: 'over' }
  const photo = act.photoId === null ? null : await deps.db.table('counterPhotos').find(act.photoId)
  if (photo) await recordLook(run, act)
  return {
    kind: 'waiting',
    act: {
      ...rowOf(run, act, person),
      photoUrl: photo && photo.photoUntil !== null ? await deps.storage.link(photo.fileId, LINK_S) : null,
      referenceUrl: photo && person.photoFileId ? await deps.storage.link(person.photoFileId, LINK_S) : null,
      likeness: act.likeness, lateReason: act.lateReason,
      supersedes: act.supersedes?.reference ?? null, why: act.supersedes?.why ?? null,
      mayDecide: await isSecondPerson(run, deps.db, [{ by: act.operatorId, at: act.openedAt }]),
    },
  }
}

function recordLook(run: StaffRun, { _id: actId, beneficiaryId }: CounterAct): Promise<void> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx) => {
    const person = await findForStaff(run, beneficiaryId, 'actId', tx)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const onPerson = recordEvent(person, { kind: 'photoShown', at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id, counter: { actId } } })
    const onStaff = recordStaffEvent(member, 'sawPhoto', at, { beneficiaryId, about: actId })
    await tx.table('beneficiaries').put(onPerson.beneficiary)
    await tx.table('events').put(onPerson.event)
    await tx.table('staff').put(onStaff.member)
    await tx.table('staffEvents').put(onStaff.event)
  })
}
