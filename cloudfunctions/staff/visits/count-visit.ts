import { civilDay } from '../../../src/domain/calendar'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Visit, VisitEvidence } from '../../lib/documents-visits'
import type { StaffRun } from '../../lib/staff/door'
import { closeArranging, withEnd } from '../../lib/visits/visits'
import { writeCertification } from '../../lib/write-certification'

const DAY_MS = 86_400_000

export const photosUntil = (at: number, days: number): string => new Date(at + days * DAY_MS).toISOString()

/**
 * A visit that shows the person alive certifies them for the day of rule R25, with everything that follows from it; the person is told, since
 * somebody else did it in their name. null: nothing of theirs runs.
 */
export async function countVisit(
  tx: Transaction, { deps, at, staff }: StaffRun, person: Beneficiary, visit: Visit, evidence: VisitEvidence,
): Promise<{ reference: string; on: string; nextDueOn: string } | null> {
  const { on, doubt, record, receivedAt } = evidence
  // where it is doubted when the person was seen, the place at that instant says nothing
  const seenAt = doubt ? Date.parse(receivedAt) : Math.min(record.capturedAt, Date.parse(receivedAt))
  const now = await deps.policyOn(person.region, civilDay(at))
  const written = await writeCertification(tx, deps, {
    act: { mode: 'self', channel: 'homeVisit', at: seenAt, on, film: null, proof: { kind: 'visit', id: visit._id }, ...(doubt ? {} : { place: visit.place }) },
    caller: null, beneficiary: person, policy: await deps.policyOn(person.region, on), decided: { reviewNo: null, at, policy: now },
  })
  if (!written) return null
  const { reference, settled } = written
  const atIso = new Date(at).toISOString()
  const { event, beneficiary } = recordEvent(written.beneficiary, {
    kind: 'certified', at: atIso, callerId: null,
    facts: { channel: 'homeVisit', reference, staffId: staff.id, visit: { visitId: visit._id, visitorId: evidence.staffId, outcome: 'certified', doubt, deviceId: record.deviceId } },
  })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('visits').put(withEnd({ ...visit, state: 'done', closedAt: atIso }))
  await closeArranging(tx, visit._id, at, 'certifiedSince', staff.id)
  await tx.table('visitEvidence').put({
    ...evidence, outcome: 'certified', reference, photosUntil: photosUntil(at, now.liveness.videoDays),
    decidedBy: evidence.checks.length > 0 ? staff.id : null,
  })
  await tx.table('outbox').put({
    _id: `certified.${visit._id}.beneficiary`, kind: 'certified', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null, about: null,
    state: 'queued', tries: 0, leaseUntil: 0, notBefore: atIso, createdAt: atIso,
  })
  return { reference, on, nextDueOn: settled.nextDueOn }
}
