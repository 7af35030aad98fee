/** The same answers in the two slower ways: the rules on strings as they are, and a date library. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { duty } from '../../src/domain/cycle'
import { graceEndsOn } from '../../src/domain/payment'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'
import { SCHEMES, type Columns } from '../../src/domain/population/columns'

dayjs.extend(utc)
const ISO = 'YYYY-MM-DD'

/** Something that depends on every answer, so that none is left out. */
export function stringDue({ count, scheme }: Columns, aliveOn: readonly string[], policy: PolicyInForce): number {
  let sum = 0
  for (let i = 0; i < count; i++) {
    const startOn = aliveOn[i] ?? ''
    const next = duty({ scheme: SCHEMES[scheme[i] ?? 0] ?? 'enterprise', startOn, lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null }, policy)
    sum += next.noticeOn.length + graceEndsOn(next.dueOn, policy).length
  }
  return sum
}

function windowAfter(alive: dayjs.Dayjs, windows: readonly { opensOn: string; closesOn: string }[]): dayjs.Dayjs {
  for (let year = alive.year(); ; year++) {
    for (const { opensOn, closesOn } of windows) {
      if (dayjs.utc(`${year}-${opensOn}`).isAfter(alive)) return dayjs.utc(`${year}-${closesOn}`)
    }
  }
}

/** One policy only: no versions before it, anniversary days. */
export function naiveDue({ count, scheme }: Columns, aliveOn: readonly string[], policy: Policy): number {
  let sum = 0
  for (let i = 0; i < count; i++) {
    const schedule = policy.schedules[SCHEMES[scheme[i] ?? 0] ?? 'enterprise']
    const alive = dayjs.utc(aliveOn[i])
    const due = schedule.kind === 'rolling' ? alive.add(schedule.months, 'month') : windowAfter(alive, schedule.windows)
    const notice = due.subtract(policy.notice.firstDays, 'day').format(ISO)
    sum += due.format(ISO).length + notice.length + due.add(policy.grace.days, 'day').endOf('month').format(ISO).length
  }
  return sum
}
