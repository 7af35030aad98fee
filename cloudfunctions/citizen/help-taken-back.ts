import type { FaceEvidence, FaceVerdict } from '../../src/domain/contract/face'
import { isTakenBack } from '../../src/domain/delegation'
import type { FaceFailure } from '../../src/domain/face-failure'
import { delegationId } from '../lib/bind-caller'
import type { Transaction } from '../lib/collections'
import type { Attempt } from '../lib/documents'

/**
 * The person said 不让TA帮 after this helper had begun (rule R23). By a relative's link it is the person who films, so what its sender may do
 * does not matter.
 */
export async function isHelpTakenBack(tables: Transaction, { mode, relay, callerId, beneficiaryId, openedAt }: Attempt): Promise<boolean> {
  if (mode === 'self' || relay) return false
  return isTakenBack(await tables.table('delegations').find(delegationId(callerId, beneficiaryId)), openedAt)
}

const NOTHING_MEASURED: FaceEvidence = {
  engine: 'none', frames: { total: 0, usable: 0 }, events: [], similarity: null, liveness: null, continuity: null, quality: null,
  videoSha256: null, risk: [], fingerprint: null, ms: {},
}

/** The film is not looked at, and no try is used up: it is not the face's fault. */
export const unseen = (reason: Extract<FaceFailure, 'attemptExpired' | 'helpEnded'>): FaceVerdict =>
  ({ kind: 'refused', reason, evidence: NOTHING_MEASURED })
