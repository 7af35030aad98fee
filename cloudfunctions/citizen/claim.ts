/**
 * One decider per attempt. A call that wants to decide takes a lease by compare-and-set; others wait for its outcome. When the
 * decider dies its lease runs out and the next call takes over. Writing the outcome checks the claim again (write-outcome.ts).
 */
import type { Outcome } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { absent, below, earliest } from '../lib/collections'
import type { Attempt } from '../lib/documents'
import type { Run } from '../lib/serve'

/** Longer than the engine may take (lib/face/engine.ts) and the writing after it. */
const LEASE_MS = 55_000
/** Shorter than a function may run: 60 s. */
const PATIENCE_MS = 50_000
/** Who waited longer has no time left to decide; the next call has. */
const TAKE_OVER_MS = 8_000
/** The engine takes seconds: looking again ever more seldom spares the database a crowd of waiting calls. */
const LOOK_AGAIN_MS = { first: 250, most: 2000 }

export type Claimed = Attempt & { claim: string; receivedAt: number }

/** Either the stored outcome, or the right to decide. Throws `notFound` for another's attempt, `busy` after waiting in vain. */
export async function claimAttempt(run: Run, attemptId: string): Promise<{ outcome: Outcome } | { claimed: Claimed }> {
  const { deps, caller, at } = run
  const attempts = deps.db.table('attempts')
  const claim = deps.newId()
  const take = () => {
    const now = deps.now()
    // receivedAt survives a dead decider: an elder who was in time stays in time
    return attempts.changeOne(
      { _id: attemptId, callerId: caller.id, outcome: null, leaseUntil: below(now) },
      { claim, leaseUntil: now + LEASE_MS, receivedAt: earliest(at) },
    )
  }
  let wait = LOOK_AGAIN_MS.first
  let taken = await take()
  while (!taken) {
    const seen = await attempts.find(attemptId)
    if (seen?.callerId !== caller.id) throw new AppError('notFound', 'attemptId')
    if (seen.outcome) return { outcome: seen.outcome }
    const isFree = seen.leaseUntil < deps.now()
    if (deps.now() - at > (isFree ? TAKE_OVER_MS : PATIENCE_MS)) throw new AppError('busy')
    if (isFree) taken = await take()
    else await deps.pause(wait)
    wait = Math.min(wait * 2, LOOK_AGAIN_MS.most)
  }
  return { claimed: { ...taken, claim, receivedAt: taken.receivedAt ?? at } }
}

/** Gives the claim back, so that the next call need not wait for the lease to run out. */
export async function releaseClaim({ deps }: Run, { _id, claim, receivedAt }: Claimed, isReceived: boolean): Promise<void> {
  const changes = { claim: null, leaseUntil: 0, receivedAt: isReceived ? receivedAt : absent }
  await deps.db.table('attempts').changeOne({ _id, claim, outcome: null }, changes)
}
