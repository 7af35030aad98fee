import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { withoutCertification } from '../../src/domain/counter-superseded'
import { objectToMatch } from '../../src/domain/data-match'
import { LOSS_CHECK } from '../../src/domain/loss'
import { addWorkingDays } from '../../src/domain/working-days'
import { recordEvent } from '../lib/audit'
import { datesOf } from '../lib/certify'
import type { Transaction } from '../lib/collections'
import type { Beneficiary } from '../lib/documents'
import type { Match } from '../lib/documents-evidence'
import type { Run } from '../lib/serve'
import { wordsOf } from '../lib/superseded'
import { kinOf } from './people'

type Call = CitizenCalls['objectToEvidence']

/**
 * The person, or who helps them, says that it was not them (rule R26): every benefit that still rests on the match goes back to what stood
 * before it, with time to certify in; staff look into whose card it was. The certification stays as it was written and no longer counts.
 */
export async function objectToEvidence(run: Run, { matchId }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const known = await deps.db.table('matches').find(matchId)
  if (!known) throw new AppError('notFound', 'matchId')
  await kinOf(run, known.beneficiaryId, 'matchId')
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const match = await tx.table('matches').find(matchId)
    const person = await tx.table('beneficiaries').find(known.beneficiaryId)
    if (!match || !person) throw new AppError('notFound', 'matchId')
    if (match.state === 'objected') return { certifyBy: match.certifyBy }
    const policy = await deps.policyOn(person.region, today)
    const words = await wordsOf(tx, person._id, match.reference)
    const objections = person.benefits.map((benefit) => {
      const before = match.before.find(({ scheme }) => scheme === benefit.scheme)?.state
      if (!before || benefit.status === 'closed') return { kind: 'noEffect' as const }
      const stands = withoutCertification(before, match.matchedAt, words(benefit.scheme))
      return objectToMatch({ certifiedOn: match.on, before: stands, objectedOn: match.objectedOn }, benefit, policy, today)
    })
    const benefits = person.benefits.map((benefit, i) => { const one = objections[i]; return one?.kind === 'accepted' ? one.benefit : benefit })
    const certifyBy = objections.flatMap((one) => (one.kind === 'accepted' ? [one.certifyBy] : [])).sort()[0] ?? null
    const { event, beneficiary } = recordEvent({ ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, {
      kind: 'objected', at: now, callerId: caller.id, facts: { matchId, reference: match.reference },
    })
    await tx.table('matches').put({ ...match, state: 'objected', objectedOn: today, certifyBy })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    await openTask(tx, person, match, today)
    return { certifyBy }
  })
}

const openTask = (tx: Transaction, { _id: beneficiaryId, region, street }: Beneficiary, match: Match, today: string) => tx.table('tasks').put({
  _id: `notThem.${match._id}`, kind: 'notThem', beneficiaryId, region, street: street ?? null, scheme: null, openedOn: today,
  answerBy: addWorkingDays(today, LOSS_CHECK.workingDays), state: 'open', result: null, closedAt: null, by: null,
})
