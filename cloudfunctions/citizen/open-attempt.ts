import type { StartOutput, UploadTicket } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { mayCertify } from '../../src/domain/delegation'
import type { Policy } from '../../src/domain/policy/policy'
import { relayState } from '../../src/domain/relay'
import type { Transaction } from '../lib/collections'
import type { Attempt } from '../lib/documents'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'
import { MAX_VIDEO_BYTES } from './attempts'
import type { Subject } from './find-subject'
import { isSamePhone } from './own-phone'
import { helpedToday } from './people-today'

/** Writes the attempt and, for help to others, the caller's tally in one transaction: limits hold under parallel taps. */
export async function openAttempt(
  run: Run, subject: Subject, ticket: UploadTicket, policy: Policy, attempt: Attempt,
): Promise<StartOutput> {
  const { deps } = run
  const { beneficiary } = subject
  const refusalOrAttempt = await deps.db.inTransaction(async (tx) => {
    const existing = await tx.table('attempts').find(attempt._id)
    if (existing) return sameRequest(existing, attempt, run.at)
    const refused = attempt.relay ? await claimRelay(tx, run, attempt.relay, attempt._id) : null
    if (refused) return refused
    const permission = await askPermission(tx, run, subject, policy, attempt)
    if ('kind' in permission) return permission
    const opened = { ...attempt, binds: permission.binds }
    await tx.table('attempts').put(opened)
    return opened
  })
  if ('kind' in refusalOrAttempt) return refusalOrAttempt
  const opened = refusalOrAttempt
  const upload = opened.videoPath === attempt.videoPath ? ticket : (await deps.storage.ticket(opened.videoPath, MAX_VIDEO_BYTES)).ticket
  const { _id: attemptId, actions, tint = null, nonce, expiresAt, tryNo, digits, remembered } = opened
  return {
    kind: 'opened',
    attempt: {
      attemptId, actions, tint, ...(digits ? { digits } : {}), ...(remembered ? { remembered } : {}), nonce, expiresAt, tryNo, upload,
      person: { beneficiaryId: beneficiary._id, ...masked(deps.secrets, beneficiary) },
    },
  }
}

/** The same key may only repeat the same request, and only while its attempt is still to be made. */
function sameRequest(existing: Attempt, asked: Attempt, at: number): Attempt {
  const isSame = existing.inputTag === asked.inputTag && existing.outcome === null && at < Date.parse(existing.expiresAt)
  if (!isSame) throw new AppError('badInput', 'requestKey')
  return existing
}

/** The phone that agrees first keeps the link; of two at once the second one finds it taken. */
async function claimRelay(
  tx: Transaction, { caller, at }: Run, relayId: string, attemptId: string,
): Promise<Extract<StartOutput, { kind: 'relayGone' | 'relayInUse' }> | null> {
  const relay = await tx.table('relays').find(relayId)
  const state = relay ? relayState(relay, caller.id, at) : 'gone'
  if (!relay || state !== 'open') return { kind: state === 'inUse' ? 'relayInUse' : 'relayGone' }
  await tx.table('relays').put({ ...relay, claimedBy: caller.id, attemptId, filmingAt: null })
  return null
}

type Refusal = Extract<StartOutput, { kind: 'tooManyRelatives' | 'tooManyPeopleToday' | 'samePhone' }>

/** Rule R23, with the people of the last 24 hours as they are inside the transaction. */
async function askPermission(
  tx: Transaction, { deps, caller, at }: Run, { beneficiary, callerRecord, hasDelegation, invitation, relay }: Subject, policy: Policy,
  { mode, relation }: Attempt,
): Promise<Refusal | Pick<Attempt, 'binds'>> {
  if (caller.via === 'kiosk') return { binds: 'nothing' } // everybody's machine is nobody's phone
  const selfId = callerRecord?.selfId ?? null
  const isProven = selfId === beneficiary._id
  // a helper's phone, or one that was asked to help, does not become the person's own by choosing 本人认证
  const isOwn = isProven || (selfId === null && mode === 'self' && !hasDelegation && !invitation)
  const people = isProven ? null : await helpedToday(tx, caller.id, [beneficiary._id, selfId], at)
  const permission = mayCertify({
    mode, relation, isOwn, isProven, hasDelegation, activeBindings: callerRecord?.activeBindings ?? 0, peopleToday: people?.others.length ?? 0,
    isSamePhone: isSamePhone(deps.secrets, callerRecord, beneficiary, at), byRelay: relay !== undefined,
  }, policy)
  switch (permission) {
    case 'relationMissing': throw new AppError('badInput', mode === 'self' ? 'mode' : 'relation')
    case 'samePhone': return { kind: permission }
    case 'tooManyRelatives': return { kind: permission, limit: policy.delegation.maxBindings }
    case 'tooManyPeopleToday': return { kind: permission, limit: policy.delegation.maxPeoplePerDay }
  }
  await people?.count(beneficiary._id)
  // the phone may be a neighbour's: the link binds nobody but its sender
  if (relay) return { binds: 'nothing' }
  if (permission === 'bindOnSuccess') return { binds: 'relative' }
  return { binds: isOwn && selfId === null ? 'self' : 'nothing' }
}
