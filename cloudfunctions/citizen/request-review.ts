import { civilDay, daysBetween } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { UNLIKE_BEFORE_REVIEW } from '../../src/domain/review'
import { recordEvent } from '../lib/audit'
import { rememberCaller } from '../lib/bind-caller'
import type { Transaction } from '../lib/collections'
import type { Attempt } from '../lib/documents'
import type { Review } from '../lib/documents-reviews'
import { openReview } from '../lib/open-review'
import { queueNotices } from '../lib/queue-notices'
import type { Run } from '../lib/serve'
import { isHelpTakenBack } from './help-taken-back'
import { standingOf } from './people'
import { unlikeTries } from './unlike-tries'

type Call = CitizenCalls['requestReview']

const DAY_MS = 86_400_000

/**
 * The person hands a film that was refused as unlike to staff: the same film, one tap (rule R24, ux A19). Idempotent: who has a film of this
 * person before staff already gets that one. `notFound` for another's attempt, `forbidden` where it is not offered.
 */
export function requestReview(run: Run, { attemptId }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const attempt = await tx.table('attempts').find(attemptId)
    const person = attempt?.callerId === caller.id ? await tx.table('beneficiaries').find(attempt.beneficiaryId) : null
    if (!attempt || !person || await isHelpTakenBack(tx, attempt)) throw new AppError('notFound', 'attemptId')
    const asked = await openOf(tx, attempt)
    if (asked) return { kind: 'opened', ...shown(asked), standing: (await standingOf(deps, person, at)).standing }
    if (!await mayAsk(tx, attempt, at)) throw new AppError('forbidden')
    if (attempt.videoUntil === null || attempt.videoUntil <= now) return { kind: 'videoGone' }

    await rememberCaller(tx, deps, caller, at)
    const review = await openReview(tx, deps.random, at, { beneficiaryId: person._id, callerId: caller.id, attemptId, why: 'requested' })
    const { channel, consent, evidence } = attempt
    const facts = { reviewNo: review._id, channel, attemptId, consentVersion: consent.version, videoSha256: evidence?.videoSha256 ?? null }
    const { event, beneficiary } = recordEvent({ ...person, openReview: review._id }, { kind: 'sentToReview', at: now, callerId: caller.id, facts })
    const { liveness } = await deps.policyOn(person.region, civilDay(at))
    const keptDays = daysBetween(civilDay(at), review.answerBy) + liveness.videoDays
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    await tx.table('attempts').put({ ...attempt, videoUntil: new Date(at + keptDays * DAY_MS).toISOString() })
    await rememberClip(tx, attempt, now)
    await queueNotices(tx, attempt, 'sentToReview', now)
    return { kind: 'opened', ...shown(review), standing: (await standingOf(deps, beneficiary, at)).standing }
  })
}

const shown = ({ _id: reviewNo, answerBy }: Review) => ({ reviewNo, answerBy })

async function openOf(tx: Transaction, { beneficiaryId, callerId }: Attempt): Promise<Review | null> {
  const open = await tx.table('reviews').list({ where: { beneficiaryId, callerId, state: 'open' }, limit: 10 })
  return open.find((review) => review.attemptId !== null) ?? null
}

/** Not for a film that staff have answered: another answer is what an appeal is for (rule R29). */
async function mayAsk(tx: Transaction, { _id, beneficiaryId, callerId, outcome }: Attempt, at: number): Promise<boolean> {
  if (outcome?.kind !== 'notMatched' || outcome.reason !== 'notSamePerson') return false
  const [answered] = await tx.table('reviews').list({ where: { beneficiaryId, attemptId: _id }, limit: 1 })
  return !answered && await unlikeTries(tx, callerId, beneficiaryId, at) >= UNLIKE_BEFORE_REVIEW
}

/** A film that goes to a person never counts again (refuse-replay.ts). The engine's refusal left no fingerprint of it. */
async function rememberClip(tx: Transaction, { _id: attemptId, beneficiaryId, evidence }: Attempt, at: string): Promise<void> {
  if (!evidence?.videoSha256 || await tx.table('clips').find(evidence.videoSha256)) return
  await tx.table('clips').put({ _id: evidence.videoSha256, attemptId, beneficiaryId, at, fingerprint: null, kind: 'review' })
}
