import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { answered, keyOf, letWait, newAct } from './acts'
import { freePhoto } from './photos'

type Call = StaffCalls['counter.enrolPhoto']

/**
 * The first of two people: takes the photo that every later film is compared with. A wrong one would let a stranger certify for years, so it
 * counts only when a second person has seen it; one that the engine cannot use is taken again.
 */
export function enrolPhoto(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const key = keyOf(run, 'enrolPhoto', input)
  return run.deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const before = await answered<Call['output']>(tx, key)
    if (before) return before
    const person = await findForStaff(run, input.beneficiaryId, 'beneficiaryId', tx)
    const photo = await freePhoto(tx, run, input.photoId, person._id)
    if (photo?.look?.kind !== 'seen') return { kind: 'photoMissing' }
    const { fault, likeness } = photo.look
    if (fault) return { kind: 'unfit', fault }
    const act = newAct(run, key, 'enrolPhoto', person, { checks: input.checks, photoId: photo._id, likeness })
    return letWait(tx, run, act, 'enrolment', person, photo)
  })
}
