import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import type { RelayProgress } from '../../../src/domain/contract/citizen-relatives'
import { AppError } from '../../../src/domain/contract/errors'
import { relayStage } from '../../../src/domain/relay'
import type { Attempt } from '../../lib/documents'
import type { Relay } from '../../lib/documents-relatives'
import { masked } from '../../lib/masked'
import type { Run } from '../../lib/serve'
import { bondWith } from '../people'

type Call = CitizenCalls['relay.progress']

/** How far the latest link of this caller for this person is: a word, a day or a reason, nothing of the film. */
export async function readProgress(run: Run, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { deps: { db, secrets }, caller, at } = run
  await bondWith(run, beneficiaryId)
  const [relay] = await db.table('relays').list({
    where: { callerId: caller.id, beneficiaryId }, order: { by: 'createdAt', direction: 'desc' }, limit: 1,
  })
  const person = await db.table('beneficiaries').find(beneficiaryId)
  if (!person) throw new AppError('notFound', 'beneficiaryId')
  const { maskName } = masked(secrets, person)
  if (!relay) return { maskName, progress: null }
  const attempt = relay.attemptId && !relay.isRevoked ? await db.table('attempts').find(relay.attemptId) : null
  return { maskName, progress: progressOf(relay, attempt, at) }
}

export function progressOf(relay: Relay, attempt: Attempt | null, at: number): RelayProgress {
  const stage = relayStage(relay, { ...relay, attempt }, at)
  const outcome = stage === attempt?.outcome?.kind ? attempt.outcome : null
  return {
    relayId: relay._id, stage, expiresAt: relay.expiresAt,
    nextDueOn: outcome?.kind === 'matched' ? outcome.nextDueOn : null,
    reason: outcome?.kind === 'notMatched' ? outcome.reason : null,
    answerBy: outcome?.kind === 'needsReview' ? outcome.answerBy : null,
  }
}
