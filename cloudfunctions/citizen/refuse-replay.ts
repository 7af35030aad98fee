import type { FaceVerdict } from '../../src/domain/contract/face'
import type { Run } from '../lib/serve'
import type { Claimed } from './claim'

/**
 * A clip proves one attempt. The same file sent again is a recording, however well the face, and by luck the order of the actions, fit:
 * orders are few and starting is free. Only the file itself is recognised, not the same scene cut or encoded anew.
 * Harmless to repeat for the same attempt, as when a decider dies before it has written the outcome.
 */
export async function refuseReplay({ deps }: Run, { _id: attemptId }: Claimed, verdict: FaceVerdict): Promise<FaceVerdict> {
  const { kind, evidence } = verdict
  if (kind === 'refused' || evidence.videoSha256 === null) return verdict
  const clips = deps.db.table('clips')
  const isNew = await clips.add({ _id: evidence.videoSha256, attemptId })
  const isOurs = isNew || (await clips.find(evidence.videoSha256))?.attemptId === attemptId
  return isOurs ? verdict : { kind: 'refused', reason: 'notLive', evidence }
}
