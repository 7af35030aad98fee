import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { recordEvent } from '../lib/audit'
import { openReview } from '../lib/open-review'
import type { Run } from '../lib/serve'
import { kinOf, standingOf } from './people'

type Call = CitizenCalls['declare']

/**
 * The self-declaration of a conditional benefit (rule R16). It is recorded whatever it says; a statement that speaks against the
 * benefit becomes a task for staff, never a stop (rule R13). `badInput` for a person who draws no such benefit.
 */
export async function declare(run: Run, { beneficiaryId, statements }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    if (!person) throw new AppError('notFound', 'beneficiaryId')
    const { schedules } = await deps.policyOn(person.region, today)
    const asks = ({ scheme, status }: (typeof person.benefits)[number]) => schedules[scheme].declaration && status !== 'closed'
    if (!person.benefits.some(asks)) throw new AppError('badInput', 'beneficiaryId')

    const benefits = person.benefits.map((benefit) => (asks(benefit) ? { ...benefit, declaredOn: today } : benefit))
    const fact = { kind: 'declared', at: now, callerId: caller.id, facts: { statements } } as const
    const { event, beneficiary } = recordEvent({ ...person, benefits }, fact)
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    // neither in school nor a minor is the ordinary case of a widow: only these two speak against the benefit by themselves
    if (!statements.notRemarried || !statements.noOwnIncome) {
      await openReview(tx, deps.random, at, { beneficiaryId, callerId: caller.id, attemptId: null, why: 'declarationNegative' })
    }
    return { standing: (await standingOf(deps, beneficiary, at)).standing }
  })
}
