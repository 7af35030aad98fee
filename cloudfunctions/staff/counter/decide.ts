import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { AuditEvent, Beneficiary } from '../../lib/documents'
import type { CounterAct } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { isSecondPerson } from '../../lib/staff/second-person'
import { findAct } from './act-view'
import { keepPhoto } from './acts'
import { writeAct } from './certify'
import { DAY_MS, isAsLookedAt } from './photos'
import { openReport } from './report'
import { askToRing } from './ring'
import { writeSuperseded } from './write-superseded'

type Call = StaffCalls['counter.decide']
type Answer = Call['output']
interface Case { run: StaffRun; tx: Transaction; act: CounterAct; person: Beneficiary }

/** The second person's word. Never the operator's own (rule R28); what is decided stays so: `over`. */
export async function decideAct(run: StaffRun, { actId, decision }: Call['input']): Promise<Answer> {
  const { deps } = run
  const { act: asked } = await findAct(run, actId, deps.db)
  const picture = asked.photoId === null ? null : await deps.db.table('counterPhotos').find(asked.photoId)
  const isThere = picture === null || await isAsLookedAt(run, picture)
  return deps.db.inTransaction(async (tx): Promise<Answer> => {
    const { act, person } = await findAct(run, actId, tx)
    if (act.state !== 'waiting') return { kind: 'over' }
    if (!await isSecondPerson(run, tx, [{ by: act.operatorId, at: act.openedAt }])) return { kind: 'needsOtherPerson' }
    const it = { run, tx, act, person }
    if (decision === 'refuse') return refuse(it)
    if (!isThere) return { kind: 'photoGone' }
    switch (act.kind) {
      case 'certify': return certified(it)
      case 'enrolPhoto': return enrolled(it)
      case 'supersede': return superseded(it)
    }
  })
}

/** Counts for the day on which the person stood there: nobody is late because staff are (rule R25). */
async function certified(it: Case): Promise<Answer> {
  const answer = await writeAct(it.tx, it.run, it.act, it.person)
  if (!answer) return { kind: 'closed' }
  await write({ ...it, act: { ...it.act, before: it.person.benefits } }, 'approved')
  await queueCertified(it)
  return answer
}

/** From now on films are compared with it; the one before goes when a film of today would. */
async function enrolled(it: Case): Promise<Answer> {
  const { run: { deps, at }, tx, act, person } = it
  const photo = act.photoId === null ? null : await tx.table('counterPhotos').find(act.photoId)
  if (!photo) return { kind: 'photoGone' }
  if (person.photoFileId) {
    const { liveness } = await deps.policyOn(person.region, civilDay(at))
    await tx.table('counterPhotos').put({
      ...photo, _id: `${act._id}-old`, fileId: person.photoFileId, look: null, sha256: null, actId: act._id, photoUntil: new Date(at + liveness.videoDays * DAY_MS).toISOString(),
    })
  }
  await tell(it, { ...person, photoFileId: photo.fileId, photoTakenOn: act.evidenceOn }, 'photoEnrolled')
  await tx.table('counterPhotos').put({ ...photo, photoUntil: null })
  await write(it, 'approved')
  return { kind: 'enrolled' }
}

async function superseded(it: Case): Promise<Answer> {
  const answer = await writeSuperseded(it.tx, it.run, it.act, it.person)
  await write(it, 'approved')
  if (answer.kind === 'certified') await queueCertified(it)
  return answer
}

/** Not the same person: they are told as after a film, and colleagues find out who it was. */
async function refuse(it: Case): Promise<Answer> {
  const { act, person, run } = it
  if (act.waitsFor === 'mismatch') {
    await tell(it, person, 'notMatched', { channel: 'counter', reason: 'notSamePerson' })
    await openReport(it.tx, run, person, 'notThemselves')
  } else await tell(it, person, 'counterRefused')
  // a correction that is refused changes nothing for the person
  if (act.kind !== 'supersede') await askToRing(it.tx, run, person, act._id, 'refused')
  await write(it, 'refused')
  const photo = act.photoId === null ? null : await it.tx.table('counterPhotos').find(act.photoId)
  if (photo && photo.photoUntil !== null) await keepPhoto(it.tx, run, photo, act._id)
  return { kind: 'refused' }
}

/** They have left the counter: that it counts now is sent to them, as after a visit. */
function queueCertified({ run: { at }, tx, act: { _id, beneficiaryId } }: Case): Promise<void> {
  const now = new Date(at).toISOString()
  return tx.table('outbox').put({
    _id: `certified.${_id}.beneficiary`, kind: 'certified', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null, about: null,
    state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
  })
}

async function tell({ run: { at, staff }, tx, act }: Case, person: Beneficiary, kind: AuditEvent['kind'], more: AuditEvent['facts'] = {}): Promise<void> {
  const facts = { ...more, staffId: staff.id, counter: { actId: act._id, waitsFor: act.waitsFor ?? undefined, evidenceOn: act.evidenceOn } }
  const { event, beneficiary } = recordEvent(person, { kind, at: new Date(at).toISOString(), callerId: null, facts })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
}

const write = ({ run: { at, staff }, tx, act }: Case, state: 'approved' | 'refused'): Promise<void> =>
  tx.table('counterActs').put({ ...act, state, decidedBy: staff.id, decidedAt: new Date(at).toISOString() })
