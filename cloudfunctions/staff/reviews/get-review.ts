import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { ReviewDetail } from '../../../src/domain/contract/staff-review'
import { EMBEDDERS } from '../../../src/domain/face/embedder'
import { rungOf } from '../../../src/domain/ladder'
import { recordEvent } from '../../lib/audit'
import { isIn } from '../../lib/collections'
import { RECORD_KINDS, type Attempt, type AuditEvent, type Beneficiary, type RecordKind } from '../../lib/documents'
import type { Review } from '../../lib/documents-reviews'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'
import { findReview, mayLook, rowOf } from './review-case'

type Call = StaffCalls['getReview']
type Film = NonNullable<ReviewDetail['film']>

/** Addresses of video and photo open for so long: time to look, not to pass them on. */
const LINK_S = 600
const HISTORY = 10
const RESULTS: Record<RecordKind, ReviewDetail['history'][number]['result']> = { certified: 'matched', notMatched: 'notMatched', sentToReview: 'needsReview' }

/** One review with everything that is needed to answer it. That somebody looks at a film is written down before they can. */
export async function getReview(run: StaffRun, { reviewNo }: Call['input']): Promise<Call['output']> {
  const { deps } = run
  const { review, person } = await findReview(run, reviewNo, deps.db)
  if (review.state !== 'open' || !await mayLook(run, deps.db, review)) return { kind: 'over' }
  const { attemptId } = review
  const attempt = attemptId === null ? null : await deps.db.table('attempts').find(attemptId)
  if (attempt) await recordLook(run, review, attempt)
  return {
    kind: 'open',
    review: {
      ...rowOf(run, review, person), maskId: masked(deps.secrets, person).maskId,
      film: attempt && await filmOf(run, attempt, person), statements: attempt ? null : await statementsOf(run, review), history: await historyOf(run, review),
    },
  }
}

function recordLook({ deps, at, staff }: StaffRun, { _id: reviewNo, beneficiaryId }: Review, { _id: attemptId }: Attempt): Promise<void> {
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    const member = await tx.table('staff').find(staff.id)
    if (!person || !member) throw new AppError('notSignedIn')
    const onPerson = recordEvent(person, {
      kind: 'filmShown', at: new Date(at).toISOString(), callerId: null, facts: { staffId: staff.id, reviewNo, attemptId },
    })
    const onStaff = recordStaffEvent(member, 'sawFilm', at, { beneficiaryId, about: reviewNo })
    await tx.table('beneficiaries').put(onPerson.beneficiary)
    await tx.table('events').put(onPerson.event)
    await tx.table('staff').put(onStaff.member)
    await tx.table('staffEvents').put(onStaff.event)
  })
}

async function filmOf({ deps: { db, secrets, storage }, at }: StaffRun, attempt: Attempt, person: Beneficiary): Promise<Film> {
  const { videoFileId, videoUntil, referenceFileId, isPhotoOld = false, receivedAt = at, channel, mode, relation, evidence } = attempt
  const bands = Object.values(EMBEDDERS).find(({ name }) => evidence?.engine.includes(name))?.bands
  const still = videoUntil === null ? null : await db.table('stills').find(attempt._id)
  return {
    still: still && `data:image/jpeg;base64,${secrets.open(attempt._id, 'still', still.jpegEnc)}`,
    videoUrl: videoUntil === null ? null : await storage.link(videoFileId, LINK_S),
    videoUntil: videoUntil && civilDay(Date.parse(videoUntil)),
    photoUrl: referenceFileId ? await storage.link(referenceFileId, LINK_S) : null,
    photoTakenOn: person.photoTakenOn ?? null,
    isPhotoOld, receivedAt: new Date(receivedAt).toISOString(), channel, mode, relation,
    actions: attempt.actions.map((action) => ({ action, seenAtS: evidence?.events.find((seen) => seen.action === action)?.from ?? null })),
    ...(attempt.digits ? { digits: attempt.digits } : {}),
    ...(rungOf(attempt.unable ?? []) === 'still' ? { isBare: true } : {}),
    similarity: evidence?.similarity ?? null,
    bands: bands ? { same: bands.same, other: bands.other } : null,
    risk: (evidence?.risk ?? []).map(({ name, level }) => ({ name, level })),
  }
}

async function statementsOf({ deps }: StaffRun, { beneficiaryId, openedAt }: Review): Promise<ReviewDetail['statements']> {
  const [declared] = await deps.db.table('events').list({ where: { beneficiaryId, kind: 'declared', at: openedAt }, limit: 1 })
  return declared?.facts.statements ?? null
}

async function historyOf({ deps }: StaffRun, { _id: reviewNo, beneficiaryId }: Review): Promise<ReviewDetail['history']> {
  const events = await deps.db.table('events').list({
    where: { beneficiaryId, kind: isIn(RECORD_KINDS) }, order: { by: 'at', direction: 'desc' }, limit: HISTORY,
  })
  const isRecord = (event: AuditEvent): event is AuditEvent & { kind: RecordKind } => event.kind in RESULTS
  return events.filter(isRecord).filter(({ facts }) => facts.reviewNo !== reviewNo)
    .map(({ at, kind, facts: { channel = 'phone', reason = null } }) => ({ at, channel, result: RESULTS[kind], reason }))
}
