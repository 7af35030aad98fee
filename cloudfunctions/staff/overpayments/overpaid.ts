import { addToMonth, type LocalMonth } from '../../../src/domain/calendar'
import { groundOf } from '../../../src/domain/loss'
import { overpaidMonths, repaymentTools, type RepaymentTool } from '../../../src/domain/overpayment'
import type { Beneficiary } from '../../lib/documents'

/** What each benefit was paid too long, by the finding that ended it. */
export const overpaidOf = ({ benefits }: Beneficiary) => benefits.flatMap(({ scheme, status, suspendedFrom, finding }) => {
  if (status !== 'closed' || !finding || suspendedFrom === null) return []
  const months = overpaidMonths(finding, scheme, addToMonth(suspendedFrom, -1))
  return months.length === 0 ? [] : [{ scheme, ground: groundOf(finding), since: finding.since, months }]
})

/** Every overpaid month once, the oldest first; two benefits of one month are two of them for the paying system, and one agreement. */
export const monthsOf = (person: Beneficiary): LocalMonth[] => [...new Set(overpaidOf(person).flatMap(({ months }) => months))].sort()

/** The balance of the personal account is not known here. */
export const toolsFor = (person: Beneficiary): RepaymentTool[] => repaymentTools(monthsOf(person), {
  hasLaterBenefit: person.benefits.some(({ status }) => status === 'active' || status === 'suspended'), hasAccountBalance: false,
})
