import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { duty } from '../../src/domain/cycle'
import { lateAsk } from '../../src/domain/late-reason'
import { recordEvent } from '../lib/audit'
import type { Run } from '../lib/serve'
import { benefitOf } from './explain-duty'
import { kinOf } from './people'

type Call = CitizenCalls['stateLateReason']

/**
 * Keeps why somebody is late (rule R9): an event of the person's chain and nothing else, so it can neither block nor speed anything up.
 * `badInput` for a benefit that is not late or whose policy does not ask.
 */
export async function stateLateReason(run: Run, { beneficiaryId, scheme, reason }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const today = civilDay(at)
  const statedAt = new Date(at).toISOString()
  await deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    if (!person) throw new AppError('notFound', 'beneficiaryId')
    const benefit = benefitOf(person, scheme)
    const policy = await deps.policyOn(person.region, today)
    if (benefit.status === 'closed' || lateAsk(benefit, policy, today).ask === 'none') throw new AppError('badInput', 'scheme')
    const facts = { scheme, lateReason: reason, dueOn: duty(benefit, policy).dueOn }
    const { event, beneficiary } = recordEvent(person, { kind: 'lateReasonStated', at: statedAt, callerId: caller.id, facts })
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
  })
  return { statedAt }
}
