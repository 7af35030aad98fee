/** What a visitor brings back, hours or days later: pictures first, then what the device signed about them. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { canonical } from '../../../src/domain/canonical'
import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { UploadTicket } from '../../../src/domain/contract/citizen'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { Submitted, VisitPhotoFact, VisitRecord } from '../../../src/domain/contract/staff-visits'
import { effectiveOn } from '../../../src/domain/effective-day'
import { checksOf, missingTasks } from '../../../src/domain/visit/visit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Visit, VisitEvidence } from '../../lib/documents-visits'
import { isSame } from '../../lib/secrets'
import type { StaffRun } from '../../lib/staff/door'
import { giveBack } from '../../lib/visits/slots'
import { closeArranging, writeVisit } from '../../lib/visits/visits'
import { countVisit, photosUntil } from './count-visit'
import { clockTag } from './round'
import { findOwn } from './visit-case'

type Calls = StaffCalls

/** How long pictures wait for a colleague's look before they go all the same [judgement]. */
const CHECK_DAYS = 14

/** Submitting follows at once, or as soon as there is network; after that the phone sends the picture once more [judgement]. */
const UNUSED_DAYS = 2

const pathOf = (visitId: string, staffId: string, { kind, sha256 }: VisitPhotoFact) => `visits/${visitId}/${staffId}-${kind}-${sha256.slice(0, 16)}.jpg`
const ticketOf = ({ deps, staff }: StaffRun, visitId: string, photo: VisitPhotoFact) => deps.storage.ticket(pathOf(visitId, staff.id, photo), photo.bytes)

export async function openVisitUpload(run: StaffRun, { visitId, photos }: Calls['visit.upload']['input']): Promise<Calls['visit.upload']['output']> {
  await findOwn(run, visitId)
  return { tickets: await Promise.all(photos.map((photo) => openPhoto(run, visitId, photo))) }
}

/** Known before it comes, so that one that nobody submits is deleted all the same. */
async function openPhoto(run: StaffRun, visitId: string, photo: VisitPhotoFact): Promise<UploadTicket> {
  const { deps, at, staff } = run
  const { fileId, ticket } = await ticketOf(run, visitId, photo)
  const evidenceId = `${visitId}.${staff.id}`
  const _id = `${evidenceId}.${photo.kind}.${photo.sha256.slice(0, 16)}`
  await deps.db.table('visitUploads').put({ _id, evidenceId, fileId, photoUntil: photosUntil(at, UNUSED_DAYS) })
  return ticket
}

/** Idempotent by visit and visitor: sent twice, or by two tabs, it is one record with one outcome. */
export async function submitVisit(run: StaffRun, { record, signature }: Calls['visit.submit']['input']): Promise<Submitted> {
  const { deps, at, staff } = run
  const { visitId } = record
  await findOwn(run, visitId)
  const _id = `${visitId}.${staff.id}`
  const before = await deps.db.table('visitEvidence').find(_id)
  if (before) return toldOf(before, run)
  if (new Set(record.photos.map(({ kind }) => kind)).size < record.photos.length) throw new AppError('badInput', 'record.photos')
  const photos = await Promise.all(record.photos.map((photo) => fetchPhoto(run, visitId, photo)))
  const isSigned = await isSignedByOwn(run, record, signature)
  const { on, doubt } = effectiveOn({ kind: 'offlineVisit', receivedAtMs: at, capturedAtMs: record.capturedAt, isSigned, skewMs: record.sync.skewMs })
  const facts = {
    _id, visitId, staffId: staff.id, record, signature, isSigned, receivedAt: new Date(at).toISOString(), on, doubt, photos,
    missing: missingTasks({ ...record, photos: record.photos.map(({ kind }) => kind) }), reference: null, decidedBy: null,
  }
  return deps.db.inTransaction(async (tx) => {
    const again = await tx.table('visitEvidence').find(_id)
    if (again) return toldOf(again, run)
    const { visit, person } = await findOwn(run, visitId, tx)
    const packedAtMs = Date.parse(record.sync.at) + record.sync.skewMs
    // nobody on whose list it is not: it went to another visitor, or to another day
    const state = visit.visitorId === staff.id || visit.state === 'done' || visit.state === 'cancelled' ? visit.state : 'booked'
    const checks = checksOf({ missing: facts.missing, isSigned, packedAtMs, capturedAtMs: record.capturedAt, state })
    return end(tx, run, person, visit, { ...facts, beneficiaryId: person._id, checks, outcome: 'checking', photosUntil: null })
  })
}

async function end(tx: Transaction, run: StaffRun, person: Beneficiary, visit: Visit, evidence: VisitEvidence): Promise<Submitted> {
  const { deps, at, staff } = run
  const { liveness } = await deps.policyOn(person.region, civilDay(at))
  const keep = async (outcome: VisitEvidence['outcome'], days: number) => tx.table('visitEvidence').put({ ...evidence, outcome, photosUntil: photosUntil(at, days) })
  const by = { callerId: null, staffId: staff.id }
  const facts = (outcome: VisitEvidence['outcome']) =>
    ({ visitId: visit._id, visitorId: staff.id, outcome, doubt: evidence.doubt, checks: evidence.checks, deviceId: evidence.record.deviceId })
  const wasOpen = visit.state !== 'done' && visit.state !== 'cancelled'
  if (visit.state === 'done' || await isCertifiedSince(tx, person._id, evidence)) {
    await keep('already', liveness.videoDays)
    if (wasOpen) await giveBackIfAhead(tx, visit, evidence)
    await writeVisit(tx, at, by, person, wasOpen ? { ...visit, state: 'done', closedAt: evidence.receivedAt } : visit, 'visitMade', facts('already'))
    await closeArranging(tx, visit._id, at, 'arranged', staff.id)
    return { kind: 'already' }
  }
  if (evidence.checks.length > 0) {
    await keep('checking', CHECK_DAYS + liveness.videoDays)
    if (wasOpen) await giveBackIfAhead(tx, visit, evidence)
    await writeVisit(tx, at, by, person, { ...visit, state: 'checking', visitorId: staff.id }, 'visitMade', facts('checking'))
    return { kind: 'checking', whys: evidence.checks, missing: evidence.missing }
  }
  const counted = await countVisit(tx, run, person, visit, evidence)
  if (counted) return { kind: 'certified', certifiedOn: counted.on, nextDueOn: counted.nextDueOn, reference: counted.reference }
  await keep('nothingRuns', liveness.videoDays)
  await writeVisit(tx, at, by, person, { ...visit, state: 'done', closedAt: evidence.receivedAt }, 'visitMade', facts('nothingRuns'))
  await closeArranging(tx, visit._id, at, 'notWanted', staff.id)
  return { kind: 'nothingRuns' }
}

/** A half-day that is still to come is somebody else's again. */
async function giveBackIfAhead(tx: Transaction, visit: Visit, { receivedAt }: VisitEvidence): Promise<void> {
  if (visit.on > civilDay(Date.parse(receivedAt))) await giveBack(tx, visit)
}

/** By whatever way, after this visitor's list was fetched: somebody else was first. */
async function isCertifiedSince(tx: Transaction, beneficiaryId: string, { isSigned, record }: VisitEvidence): Promise<boolean> {
  if (!isSigned) return false
  const [latest] = await tx.table('certifications').list({ where: { beneficiaryId }, order: { by: 'at', direction: 'desc' }, limit: 1 })
  return latest !== undefined && latest.at > record.sync.at
}

async function toldOf(evidence: VisitEvidence, { deps }: StaffRun): Promise<Submitted> {
  const { outcome, checks, missing, on, reference } = evidence
  switch (outcome) {
    case 'already': case 'nothingRuns': return { kind: outcome }
    case 'checking': case 'notCounted': return { kind: 'checking', whys: checks, missing }
    case 'certified': {
      const certification = await deps.db.table('certifications').find(reference ?? '')
      return { kind: 'certified', certifiedOn: on, nextDueOn: certification?.validUntil ?? on, reference: reference ?? '' }
    }
  }
}

/** The picture that was signed about, byte by byte. `videoMissing`: it has not arrived, the phone sends it once more. */
async function fetchPhoto(run: StaffRun, visitId: string, photo: VisitPhotoFact): Promise<VisitEvidence['photos'][number]> {
  const { storage } = run.deps
  const { fileId } = await ticketOf(run, visitId, photo)
  if (await storage.size(fileId) !== photo.bytes) throw new AppError('videoMissing', `record.photos.${photo.kind}`)
  const bytes = await storage.read(fileId)
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  if (!isJpeg || createHash('sha256').update(bytes).digest('hex') !== photo.sha256) throw new AppError('badInput', `record.photos.${photo.kind}`)
  return { ...photo, fileId }
}

/** By a device of this visitor that is not revoked, with a clock that we have measured. */
async function isSignedByOwn({ deps, staff }: StaffRun, record: VisitRecord, signature: string): Promise<boolean> {
  const device = await deps.db.table('visitDevices').find(record.deviceId)
  if (device?.staffId !== staff.id || device.revokedAt !== null) return false
  if (!isSame(clockTag(deps, record.deviceId, record.sync), record.sync.tag)) return false
  return isSignature(device, record, signature)
}

function isSignature({ x, y }: { x: string; y: string }, record: VisitRecord, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    return verify('sha256', Buffer.from(canonical(record)), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    // a point that is not on the curve: whoever registered it signs nothing
    return false
  }
}
