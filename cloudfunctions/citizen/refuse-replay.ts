import type { FaceVerdict, RiskSignal } from '../../src/domain/contract/face'
import { bucketOf } from '../../src/domain/face/attack/bucket'
import { closest } from '../../src/domain/face/attack/clip-memory'
import { riskOf, signalOf } from '../../src/domain/face/risk'
import { atMost, type OpenTable } from '../lib/collections'
import type { UsedClip } from '../lib/documents-clips'
import type { Run } from '../lib/serve'
import type { Claimed } from './claim'

/**
 * Earlier clips of the person that a new one is compared with, newest first: 20 to 150 ms each, and ten years of certifying. Only such as the
 * engine took for the person: doubtful ones, which a stranger can send too, must not push them out of the memory.
 */
const REMEMBERED = 10

/**
 * A clip proves one attempt. Sent again it is a recording, however well the face, and by luck the order of the actions, fit: orders are
 * few and starting is free. The file itself is recognised whoever sends it; cut, turned or encoded anew, among the person's own clips
 * (a clip of somebody else does not match the photo anyway). What the engine could not know joins its risk record.
 * Harmless to repeat for the same attempt, as when a decider dies before it has written the outcome.
 */
export async function refuseReplay({ deps }: Run, attempt: Claimed, verdict: FaceVerdict): Promise<FaceVerdict> {
  const { videoSha256, fingerprint } = verdict.evidence
  if (verdict.kind === 'refused' || videoSha256 === null) return withSignals(verdict, [])
  const clips = deps.db.table('clips')
  const clip: UsedClip = {
    _id: videoSha256, attemptId: attempt._id, beneficiaryId: attempt.beneficiaryId, at: new Date(deps.now()).toISOString(), fingerprint,
    kind: verdict.kind, ...(fingerprint && { bucket: bucketOf(fingerprint) }),
  }
  // remembered before it is compared: a copy that comes a moment later meets it
  const isNew = await clips.add(clip)
  const stored = isNew ? clip : await clips.find(videoSha256) ?? clip
  const replay = stored.attemptId === attempt._id ? await likeEarlier(clips, stored) : signalOf('replay', 1)
  return withSignals(verdict, [replay])
}

async function likeEarlier(clips: OpenTable<UsedClip>, clip: UsedClip): Promise<RiskSignal> {
  const { beneficiaryId, at, attemptId } = clip
  const newest = await clips.list({ where: { beneficiaryId, kind: 'matched', at: atMost(at) }, order: { by: 'at', direction: 'desc' }, limit: REMEMBERED + 1 })
  const earlier = newest.filter((one) => one.attemptId !== attemptId && (one.at < at || one._id < clip._id))
  const print = ({ _id, fingerprint }: UsedClip) => ({ sha256: _id, fingerprint })
  return closest(print(clip), earlier.map(print))?.signal ?? signalOf('replay', 0)
}

/** The fingerprint is kept with the used clips, not a second time with the attempt. */
function withSignals(verdict: FaceVerdict, signals: readonly RiskSignal[]): FaceVerdict {
  const evidence = { ...verdict.evidence, fingerprint: null, risk: [...verdict.evidence.risk, ...signals] }
  const { level } = riskOf(signals)
  if (level === 'refuse') return { kind: 'refused', reason: 'notLive', evidence }
  if (level === 'review' && verdict.kind === 'matched') return { kind: 'review', why: 'livenessUnsure', evidence }
  return { ...verdict, evidence }
}
