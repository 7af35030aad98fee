import { civilDay } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { rungOf } from '../../../src/domain/ladder'
import { isReasonOf, toldReason, weigh } from '../../../src/domain/review'
import { recordEvent } from '../../lib/audit'
import type { Received } from '../../lib/bind-caller'
import type { Transaction } from '../../lib/collections'
import type { Attempt, AuditEvent, Beneficiary, RecordKind } from '../../lib/documents'
import type { Review, StoredOpinion } from '../../lib/documents-reviews'
import { stillOpen } from '../../lib/open-review'
import { queueNotices } from '../../lib/queue-notices'
import type { StaffRun } from '../../lib/staff/door'
import { byFilm, writeCertification } from '../../lib/write-certification'
import { findReview, mayLook } from './review-case'

type Call = StaffCalls['decideReview']
type Answer = Call['output']
interface Case { run: StaffRun; tx: Transaction; review: Review; attempt: Received; person: Beneficiary; opinion: StoredOpinion }

const DAY_MS = 86_400_000

/**
 * One reviewer's word on a film. ONE transaction with everything that follows from it. What was decided is never changed: `over`.
 * `forbidden` for who has given a word on it, or left it. `badInput` for a reason of another decision.
 */
export function decideReview(run: StaffRun, { reviewNo, decision, reason }: Call['input']): Promise<Answer> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Answer> => {
    const { review, person } = await findReview(run, reviewNo, tx)
    if (review.state !== 'open') return { kind: 'over' }
    if (!await mayLook(run, tx, review)) throw new AppError('forbidden')
    const attempt = review.attemptId === null ? null : await tx.table('attempts').find(review.attemptId)
    if (!attempt) throw new AppError('badInput', 'reviewNo')
    const isGone = attempt.videoUntil === null
    if (!isReasonOf(decision, reason) || (reason === 'videoGone' && !isGone)) throw new AppError('badInput', 'reason')
    if (isGone && decision !== 'unclear') return { kind: 'videoGone' }

    const opinion: StoredOpinion = { staffId: staff.id, decision, reason, at: new Date(at).toISOString() }
    const it: Case = {
      run, tx, person, opinion, attempt: { ...attempt, receivedAt: attempt.receivedAt ?? Date.parse(attempt.openedAt) },
      review: { ...review, opinions: [...review.opinions ?? [], opinion] },
    }
    const verdict = weigh(it.review.opinions ?? [], rungOf(attempt.unable ?? []) === 'still')
    switch (verdict) {
      case 'passed': return pass(it)
      case 'another': return waitForAnother(it)
      case 'returned': case 'again': return giveBack(it, verdict)
    }
  })
}

/** Counts for the day on which the film was received (R25); the caller is bound as if the machine had matched it (R23). */
async function pass(it: Case): Promise<Answer> {
  const { run: { deps, at }, tx, attempt, person, review } = it
  const today = civilDay(at)
  const now = await deps.policyOn(person.region, today)
  const then = await deps.policyOn(person.region, civilDay(attempt.receivedAt))
  const written = await writeCertification(tx, deps, {
    act: byFilm(attempt), caller: { id: attempt.callerId, openid: null }, beneficiary: person, policy: then,
    decided: { reviewNo: review._id, at, policy: now },
  })
  if (!written) return { kind: 'nothingRuns' }
  await rememberAsMatched(tx, attempt)
  await close(it, written.beneficiary, 'passed', 'certified', { reference: written.reference })
  return { kind: 'passed', reference: written.reference, certifiedOn: written.on }
}

async function giveBack(it: Case, verdict: 'returned' | 'again'): Promise<Answer> {
  const { tx, person, review, opinion } = it
  const openReview = await stillOpen(tx, person._id, review._id)
  // the first word against it stands, where the second agrees: that is what the person is told
  const words = (review.opinions ?? []).filter(({ decision }) => decision === (verdict === 'again' ? 'unclear' : 'notSame'))
  const reason = toldReason((words[0] ?? opinion).reason)
  await close(it, { ...person, openReview }, verdict, 'notMatched', reason ? { reason } : {})
  return { kind: verdict }
}

async function waitForAnother({ tx, review, person, attempt, opinion, run: { staff } }: Case): Promise<Answer> {
  const { decision, reason, at } = opinion
  const facts = { staffId: staff.id, reviewNo: review._id, attemptId: attempt._id, opinion: { decision, reason } }
  const { event, beneficiary } = recordEvent(person, { kind: 'reviewed', at, callerId: null, facts })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('reviews').put(review)
  return { kind: 'another' }
}

/** Review, person, event, message; and from now on the film is kept as long as any other that is decided. */
async function close(
  { run: { deps, at, staff }, tx, review, attempt, opinion }: Case, person: Beneficiary,
  state: 'passed' | 'returned' | 'again', kind: RecordKind, more: AuditEvent['facts'],
): Promise<void> {
  const { decision, reason } = opinion
  const facts: AuditEvent['facts'] = {
    ...more, channel: attempt.channel, reviewNo: review._id, attemptId: attempt._id, staffId: staff.id, opinion: { decision, reason },
    consentVersion: attempt.consent.version, videoSha256: attempt.evidence?.videoSha256 ?? null,
  }
  const { event, beneficiary } = recordEvent(person, { kind, at: opinion.at, callerId: null, facts })
  const { liveness } = await deps.policyOn(person.region, civilDay(at))
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
  await tx.table('reviews').put({ ...review, state, closedAt: opinion.at })
  if (attempt.videoUntil !== null) {
    await tx.table('attempts').put({ ...attempt, videoUntil: new Date(at + liveness.videoDays * DAY_MS).toISOString() })
  }
  await queueNotices(tx, attempt, kind, opinion.at, 'review')
}

/** Later films of this person are compared with it (refuse-replay.ts). */
async function rememberAsMatched(tx: Transaction, { _id, evidence }: Attempt): Promise<void> {
  const clip = evidence?.videoSha256 ? await tx.table('clips').find(evidence.videoSha256) : null
  if (clip?.attemptId === _id) await tx.table('clips').put({ ...clip, kind: 'matched' })
}
