/** A colleague looks at what a visitor brought back before it counts. */
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'
import { isSecondPerson } from '../../lib/staff/second-person'
import { openArranging, writeVisit } from '../../lib/visits/visits'
import { countVisit, photosUntil } from './count-visit'
import { findVisit, rowOf, waitingEvidence } from './visit-case'

type Calls = StaffCalls

/** Addresses of pictures open for so long: time to look, not to pass them on. */
const LINK_S = 600

/** That somebody looks is written down before they can. */
export async function openVisitCase(run: StaffRun, { visitId }: Calls['visits.open']['input']): Promise<Calls['visits.open']['output']> {
  const { deps, at, staff } = run
  const { visit, person, evidence } = await deps.db.inTransaction(async (tx) => {
    const found = await findVisit(run, visitId, tx)
    const waiting = await waitingEvidence(tx, visitId)
    const member = await tx.table('staff').find(staff.id)
    if (!waiting || !member) throw new AppError('notFound', 'visitId')
    await writeVisit(tx, at, { callerId: null, staffId: staff.id }, found.person, found.visit, 'visitShown', { visitId, outcome: 'checking' })
    const { event, member: next } = recordStaffEvent(member, 'visitSeen', at, { beneficiaryId: found.person._id, about: visitId })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return { ...found, evidence: waiting }
  })
  const { record, missing, receivedAt, photos } = evidence
  return {
    visit: await rowOf(run, visit, person), missing, receivedAt, capturedAt: new Date(record.capturedAt).toISOString(),
    questions: record.questions, signedBy: record.signedBy,
    photos: await Promise.all(photos.map(async ({ kind, fileId }) => ({ kind, url: await deps.storage.link(fileId, LINK_S) }))),
  }
}

/** It counts for the day that rule R25 gave it, since nobody is late because staff are; or the person is to be visited again. */
export function decideVisit(run: StaffRun, { visitId, decision }: Calls['visits.decide']['input']): Promise<Calls['visits.decide']['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Calls['visits.decide']['output']> => {
    const { visit, person } = await findVisit(run, visitId, tx)
    const evidence = await waitingEvidence(tx, visitId)
    if (visit.state !== 'checking' || !evidence) return { kind: 'over' }
    if (!await isSecondPerson(run, tx, [{ by: evidence.staffId, at: evidence.receivedAt }])) return { kind: 'needsOtherPerson' }
    if (decision === 'counts') {
      const counted = await countVisit(tx, run, person, visit, evidence)
      return counted ? { kind: 'certified', certifiedOn: counted.on, reference: counted.reference } : { kind: 'nothingRuns' }
    }
    const { liveness } = await deps.policyOn(person.region, civilDay(at))
    await tx.table('visitEvidence').put({ ...evidence, outcome: 'notCounted', decidedBy: staff.id, photosUntil: photosUntil(at, liveness.videoDays) })
    const closed = { ...visit, state: 'missed' as const, closedAt: new Date(at).toISOString() }
    await writeVisit(tx, at, { callerId: null, staffId: staff.id }, person, closed, 'visitDecided', { visitId, outcome: 'notCounted' })
    await openArranging(tx, visit, person, at)
    return { kind: 'notCounted' }
  })
}
