import type { LocalMonth } from '../../../src/domain/calendar'
import { repaymentTools, type Overpaid, type RepaymentTool } from '../../../src/domain/overpayment'
import type { Beneficiary } from '../../lib/documents'

/** Every overpaid month once, the oldest first; two benefits of one month are two of them for the paying system, and one agreement. */
export const monthsOf = (overpaid: readonly Overpaid[]): LocalMonth[] => [...new Set(overpaid.flatMap(({ months }) => months))].sort()

/** The balance of the personal account is not known here. */
export const toolsFor = ({ benefits }: Beneficiary, months: readonly LocalMonth[]): RepaymentTool[] => repaymentTools(months, {
  hasLaterBenefit: benefits.some(({ status }) => status === 'active' || status === 'suspended'), hasAccountBalance: false,
})
