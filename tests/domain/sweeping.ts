/** A night's plan for one person, as short lines. */
import type { Swept } from '../../src/domain/agenda'
import type { BenefitState } from '../../src/domain/cycle'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { plan } from '../../src/domain/sweep-plan'
import { benefitOf, rizhao } from './cases'

export const yearly = (lastCertifiedOn: string, more: Partial<BenefitState> = {}) => benefitOf('enterprise', { lastCertifiedOn, ...more })
/** Notices as `scheme dueOn kind days`, proposals as `scheme dueOn from month`, tasks by kind. */
export function said(person: Partial<Swept> & { benefits: BenefitState[] }, today: string, policy: PolicyInForce = rizhao) {
  const { notices, proposals, tasks, nextActionOn } = plan({ sweptOn: null, ...person }, policy, today)
  return {
    say: notices.map(({ scheme, dueOn, kind, days, asks }) => `${scheme} ${dueOn} ${kind} ${days}${asks === 'certification' ? '' : ` ${asks}`}`),
    propose: proposals.map(({ scheme, dueOn, stopFrom }) => `${scheme} ${dueOn} from ${stopFrom}`),
    open: tasks.map(({ kind }) => kind),
    next: nextActionOn,
  }
}
