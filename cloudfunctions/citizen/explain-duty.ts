import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { Scheme } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import type { BenefitState } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import { lateAsk } from '../../src/domain/late-reason'
import { standing } from '../../src/domain/standing'
import type { Beneficiary } from '../lib/documents'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'
import { kinOf } from './people'

type Call = CitizenCalls['explainDuty']

/** Why the due day is that day, and what certifying would do, by the policy of the person's region. `notFound` as for a stranger's id. */
export async function explainDuty(run: Run, { beneficiaryId, scheme }: Call['input']): Promise<Call['output']> {
  const { deps, at } = run
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const person = await deps.db.table('beneficiaries').find(beneficiaryId)
  if (!person) throw new AppError('notFound', 'beneficiaryId')
  const today = civilDay(at)
  const policy = await deps.policyOn(person.region, today)
  const benefit = benefitOf(person, scheme)
  const isClosed = benefit.status === 'closed'
  return {
    today,
    maskName: masked(deps.secrets, person).maskName,
    scheme,
    others: person.benefits.filter((one) => one.scheme !== scheme && one.status !== 'closed').map((one) => one.scheme),
    standing: standing(benefit, policy, today, { reviewing: person.openReview !== null }),
    explanation: isClosed ? null : explain(benefit, policy, today),
    lateReason: isClosed ? { ask: 'none', legalBasis: null } : lateAsk(benefit, policy, today),
  }
}

export function benefitOf({ benefits }: Beneficiary, scheme: Scheme): BenefitState {
  const found = benefits.find((benefit) => benefit.scheme === scheme)
  if (!found) throw new AppError('notFound', 'scheme')
  return found
}
