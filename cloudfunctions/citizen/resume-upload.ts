import type { CitizenCalls, UploadTicket } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import type { Run } from '../lib/serve'
import { MAX_VIDEO_BYTES } from './attempts'

type Input = CitizenCalls['certification.resumeUpload']['input']

/** A fresh ticket to the same path. None for another's attempt, a decided one, one being decided, or an expired one. */
export async function resumeUpload({ deps, caller, at }: Run, { attemptId }: Input): Promise<UploadTicket> {
  const attempt = await deps.db.table('attempts').find(attemptId)
  const isWaiting = attempt?.outcome === null && attempt.leaseUntil < at && at < Date.parse(attempt.expiresAt)
  if (!isWaiting || attempt.callerId !== caller.id) throw new AppError('notFound', 'attemptId')
  return (await deps.storage.ticket(attempt.videoPath, MAX_VIDEO_BYTES)).ticket
}
