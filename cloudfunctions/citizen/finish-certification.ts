import { asDeclared } from '../../src/domain/attempt'
import type { CitizenCalls, Outcome } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import type { Run } from '../lib/serve'
import { MAX_VIDEO_BYTES } from './attempts'
import { isHelpTakenBack, unseen } from './help-taken-back'
import { claimAttempt, releaseClaim, type Claimed } from './claim'
import { refuseReplay } from './refuse-replay'
import { writeOutcome, type Seen } from './write-outcome'

type FinishInput = CitizenCalls['certification.finish']['input']

/**
 * Decides an attempt by its uploaded video. Every call for one attempt, also concurrent ones, returns the one outcome.
 * `videoMissing`, `videoTooLarge` and `unavailable` leave the attempt open: nothing was decided, the same call may come again.
 */
export async function finishCertification(run: Run, { attemptId, evidence }: FinishInput): Promise<Outcome> {
  const state = await claimAttempt(run, attemptId)
  if ('outcome' in state) return state.outcome
  const { claimed } = state
  const giveBack = async (error: unknown) => {
    const isReceived = !(error instanceof AppError && (error.code === 'videoMissing' || error.code === 'videoTooLarge'))
    await releaseClaim(run, claimed, isReceived)
    throw error
  }
  return decide(run, { ...claimed, tintsShown: evidence.tints ?? [] }, evidence.prompts ?? []).catch(giveBack)
}

async function decide(run: Run, attempt: Claimed, prompts: Claimed['prompts']): Promise<Outcome> {
  const isLate = attempt.receivedAt >= Date.parse(attempt.expiresAt)
  const seen = isLate ? { verdict: unseen('attemptExpired') } : await isHelpTakenBack(run.deps.db, attempt) ? { verdict: unseen('helpEnded') } : await look(run, attempt, prompts)
  return writeOutcome(run, attempt, { prompts, ...seen })
}

async function look(run: Run, attempt: Claimed, prompts: Claimed['prompts']): Promise<Pick<Seen, 'verdict' | 'still'>> {
  const { deps } = run
  const size = await deps.storage.size(attempt.videoFileId)
  if (size === null) throw new AppError('videoMissing')
  if (size > MAX_VIDEO_BYTES) throw new AppError('videoTooLarge')
  const { _id: attemptId, videoFileId, referenceFileId, actions, camera, eyes, tint, tintsShown } = attempt
  const isPhotoOld = attempt.isPhotoOld ?? false // absent in attempts opened before version 0.2
  const { still, ...judged } = await deps.face.verify({
    attemptId, videoFileId, referenceFileId, isPhotoOld, actions, camera, prompts,
    ...(eyes ? { eyes } : {}), ...(tint && tintsShown?.length ? { tint } : {}),
  })
  return { verdict: asDeclared(await refuseReplay(run, attempt, judged), attempt.unable), still }
}

