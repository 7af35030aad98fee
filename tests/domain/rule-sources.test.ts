/** Every number that is law or judgement says where it comes from. */
import { isLocalDate } from '../../src/domain/calendar'
import { APPEAL } from '../../src/domain/appeal'
import { CORRECTION } from '../../src/domain/correction'
import { MATCH_RULE } from '../../src/domain/data-match'
import { OFFLINE_VISIT } from '../../src/domain/effective-day'
import { ARRANGEMENTS } from '../../src/domain/holidays'
import { FAMILY_REPORT, LOSS_CHECK, LOSS_RULES, LOSS_STOP } from '../../src/domain/loss'
import { ENDING_RULES } from '../../src/domain/loss-end'
import { REPAYMENT } from '../../src/domain/overpayment'
import { BEHAVIOUR } from '../../src/domain/population/behaviour'
import { RESPITE } from '../../src/domain/respite'
import { STUCK_STOP } from '../../src/domain/stop'
import { VISITS } from '../../src/domain/visit/visit'
import type { Sourced } from '../../src/domain/policy/policy'

const groups: Record<string, Sourced> = {
  APPEAL, CORRECTION, MATCH_RULE, OFFLINE_VISIT, FAMILY_REPORT, LOSS_CHECK, LOSS_STOP, REPAYMENT, STUCK_STOP, RESPITE, VISITS, BEHAVIOUR, ...LOSS_RULES, ...ENDING_RULES,
  ...Object.fromEntries(ARRANGEMENTS.map((one) => [one.year, one])),
}
test.each(Object.entries(groups))('%s has a source, the day on which it was read, and how sure it is', (_name, { source, checkedOn, confidence }) => {
  expect(source.trim()).not.toBe('')
  expect(isLocalDate(checkedOn)).toBe(true)
  expect(['official', 'reported', 'seed', 'judgement']).toContain(confidence)
})
