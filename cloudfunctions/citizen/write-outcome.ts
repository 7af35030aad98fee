import { NO_TRIES, settle, type SessionTally, type Settlement } from '../../src/domain/attempt'
import { civilDay, daysBetween } from '../../src/domain/calendar'
import type { Outcome } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import type { FaceVerdict } from '../../src/domain/contract/face'
import { maskName } from '../../src/domain/id-number'
import { failureOf, nextWay, rungOf, type Failed } from '../../src/domain/ladder'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { UNLIKE_BEFORE_REVIEW } from '../../src/domain/review'
import { recordEvent } from '../lib/audit'
import { rememberCaller, useRelay } from '../lib/bind-caller'
import type { Transaction } from '../lib/collections'
import type { AuditEvent, Beneficiary, RecordKind } from '../lib/documents'
import { nameOf } from '../lib/masked'
import { openReview } from '../lib/open-review'
import { queueNotices } from '../lib/queue-notices'
import type { Run } from '../lib/serve'
import { byFilm, writeCertification } from '../lib/write-certification'
import { tallyId } from './attempts'
import type { Claimed } from './claim'
import { isHelpTakenBack, unseen } from './help-taken-back'
import { standingOf } from './people'
import { unlikeTries } from './unlike-tries'

const DAY_MS = 86_400_000

/** What an end writes besides attempt, tally, event and notices. */
interface Ending {
  outcome: Outcome
  beneficiary: Beneficiary
  event: { kind: RecordKind; facts: AuditEvent['facts'] }
  /** How long after the decision the face video is kept. */
  videoDays: number
}
interface Case { run: Run; tx: Transaction; attempt: Claimed; beneficiary: Beneficiary; policy: PolicyInForce; decidedAt: number; failed: Failed }

/** What was made of the film. `still`: its best frame, a JPEG in base64. */
export interface Seen { verdict: FaceVerdict; still?: string | undefined; prompts: Claimed['prompts'] }

/** ONE transaction: the end of the attempt and everything that follows from it. Runs again as a whole after a conflict. */
export function writeOutcome(run: Run, claimed: Claimed, { verdict, still, prompts }: Seen): Promise<Outcome> {
  const { deps, caller } = run
  const decidedAt = deps.now()
  return deps.db.inTransaction(async (tx) => {
    const today = civilDay(claimed.receivedAt)
    const countedIn = tallyId(claimed.beneficiaryId, today)
    // one after the other: a MongoDB transaction takes one operation at a time
    const attempt = await tx.table('attempts').find(claimed._id)
    if (attempt?.outcome) return attempt.outcome
    const beneficiary = await tx.table('beneficiaries').find(claimed.beneficiaryId)
    const tallied = await tx.table('tallies').find(countedIn)
    const stored = tallied?.tries ?? NO_TRIES
    // our lease ran out and somebody else is deciding now
    if (attempt?.claim !== claimed.claim || !beneficiary) throw new AppError('busy')

    const policy = await deps.policyOn(beneficiary.region, today)
    // also when it was taken back while the engine looked
    const counted = await isHelpTakenBack(tx, claimed) ? unseen('helpEnded') : verdict
    const settlement = settle(counted, stored, policy, decidedAt)
    const failed = failedWith(tallied?.failed ?? {}, settlement, stored, claimed)
    const ending = await endWith(settlement, { run, tx, attempt: claimed, beneficiary, policy, decidedAt, failed })
    const at = new Date(decidedAt).toISOString()
    const facts = {
      ...ending.event.facts, channel: claimed.channel, attemptId: claimed._id,
      consentVersion: claimed.consent.version, videoSha256: counted.evidence.videoSha256,
    }
    const recorded = recordEvent(ending.beneficiary, { kind: ending.event.kind, at, callerId: caller.id, facts })
    const videoUntil = new Date(decidedAt + ending.videoDays * DAY_MS).toISOString()

    await tx.table('events').put(recorded.event)
    await tx.table('beneficiaries').put(recorded.beneficiary)
    await tx.table('attempts').put({ ...claimed, outcome: ending.outcome, evidence: counted.evidence, prompts, decidedAt: at, videoUntil })
    // staff look at it now, or may be asked to
    const isForStaff = counted === verdict && (ending.event.kind === 'sentToReview' || ending.event.facts.reason === 'notSamePerson')
    if (still && isForStaff) await tx.table('stills').put({ _id: claimed._id, jpegEnc: deps.secrets.seal(claimed._id, 'still', still) })
    if (settlement.tally !== stored) await tx.table('tallies').put({
      _id: countedIn, tries: settlement.tally, ...(Object.keys(failed).length > 0 ? { failed } : {}),
    })
    await queueNotices(tx, claimed, ending.event.kind, at)
    return ending.outcome
  })
}

/** Only what counted as a try says something: not a line that broke, nor a film that was not looked at any more. */
function failedWith(before: Failed, settlement: Settlement, stored: SessionTally, { unable = [] }: Claimed): Failed {
  if (settlement.kind !== 'notMatched' || settlement.tally === stored) return before
  const what = failureOf(rungOf(unable), settlement.reason)
  return what ? { ...before, [what]: (before[what] ?? 0) + 1 } : before
}

function endWith(settlement: Settlement, it: Case): Promise<Ending> {
  switch (settlement.kind) {
    case 'matched': return endMatched(it)
    case 'needsReview': return endInReview(it, settlement.why)
    case 'notMatched': return endNotMatched(it, settlement)
  }
}

async function endMatched({ run: { deps, caller }, tx, attempt, beneficiary, policy }: Case): Promise<Ending> {
  const decided = { reviewNo: null, at: attempt.receivedAt, policy }
  const written = await writeCertification(tx, deps, { act: byFilm(attempt), caller, beneficiary, policy, decided })
  // closed by staff while the video was on its way
  if (!written) throw new AppError('forbidden')
  const { mode, channel } = attempt
  const { reference, at, on, settled } = written
  return {
    outcome: {
      kind: 'matched', reference, maskName: maskName(nameOf(deps.secrets, beneficiary)), mode, channel,
      certifiedAt: at, certifiedOn: on, ...settled,
    },
    beneficiary: written.beneficiary,
    event: { kind: 'certified', facts: { reference } },
    videoDays: policy.liveness.videoDays,
  }
}

async function endInReview(
  { run: { deps, caller }, tx, attempt, beneficiary, policy, decidedAt }: Case, why: Extract<Settlement, { kind: 'needsReview' }>['why'],
): Promise<Ending> {
  await rememberCaller(tx, deps, caller, decidedAt)
  if (attempt.relay) await useRelay(tx, attempt.relay)
  const { _id: reviewNo, answerBy } = await openReview(tx, deps.random, decidedAt, {
    beneficiaryId: beneficiary._id, callerId: caller.id, attemptId: attempt._id, why,
  })
  const waiting = { ...beneficiary, openReview: reviewNo }
  return {
    outcome: { kind: 'needsReview', reviewNo, answerBy, standing: (await standingOf(deps, waiting, decidedAt)).standing },
    beneficiary: waiting,
    event: { kind: 'sentToReview', facts: { reviewNo } },
    // the reviewer must still find it
    videoDays: daysBetween(civilDay(decidedAt), answerBy) + policy.liveness.videoDays,
  }
}

async function endNotMatched(
  { run: { deps, caller }, tx, attempt: { unable = [] }, beneficiary, policy, decidedAt, failed }: Case, { reason, triesLeft, sessionsLeft }: Extract<Settlement, { kind: 'notMatched' }>,
): Promise<Ending> {
  const { standing } = await standingOf(deps, beneficiary, decidedAt)
  const isUnlike = reason === 'notSamePerson'
  const mayAskReview = isUnlike && await unlikeTries(tx, caller.id, beneficiary._id, decidedAt) + 1 >= UNLIKE_BEFORE_REVIEW
  const next = nextWay(unable, failed)
  const isOther = next.rung !== rungOf(unable)
  return {
    outcome: {
      kind: 'notMatched', reason, triesLeft, sessionsLeft, standing, ...(mayAskReview ? { mayAskReview } : {}), ...(isOther ? { next } : {}),
    },
    beneficiary,
    event: { kind: 'notMatched', facts: { reason } },
    videoDays: policy.liveness.videoDays,
  }
}
