/** duty() and standing() for a whole population. */
import type { LocalDate } from '../calendar'
import type { StandingKind } from '../contract/common'
import type { PolicyInForce } from '../policy/policy'
import { BY_DATA_MATCH, dayNumber, STATUSES, WAS_CERTIFIED, type Columns } from './columns'
import { cellOf, type DueTable } from './due-table'

export interface DueDays {
  /** Days since 1970-01-01. */
  dueOn: Int32Array
  noticeOn: Int32Array
  /** The month after its month is the first that may be stopped (rule R11). */
  graceEndsOn: Int32Array
}

/** Row by row what duty() and graceEndsOn() answer. Give the table of an earlier call to spare its work. */
export function dueDays({ count, scheme, aliveOn }: Columns, table: DueTable): DueDays {
  const days: DueDays = { dueOn: new Int32Array(count), noticeOn: new Int32Array(count), graceEndsOn: new Int32Array(count) }
  for (let i = 0; i < count; i++) {
    const cell = cellOf(table, scheme[i] as number, aliveOn[i] as number)
    days.dueOn[i] = table.dueOn[cell] as number
    days.noticeOn[i] = table.noticeOn[cell] as number
    days.graceEndsOn[i] = table.graceEndsOn[cell] as number
  }
  return days
}

/** A code of kindsOn is the position here. */
export const KINDS = ['open', 'dueSoon', 'grace', 'overdue', 'suspended', 'reviewing', 'certified', 'notYet', 'dataMatch', 'closed'] as const satisfies readonly StandingKind[]
const [OPEN, DUE_SOON, GRACE, OVERDUE, SUSPENDED, REVIEWING, CERTIFIED, NOT_YET, DATA_MATCH, CLOSED] = KINDS.map((_, code) => code) as [number, number, number, number, number, number, number, number, number, number]
const [, STATUS_SUSPENDED, STATUS_HELD, STATUS_CLOSED] = STATUSES.map((_, code) => code)

/** Row by row the kind that standing() answers on a day, for people whom nobody is reviewing. */
export function kindsOn(columns: Columns, days: DueDays, policy: PolicyInForce, today: LocalDate): Uint8Array {
  const { count, status, flags } = columns
  const { dueSoonDays } = policy.notice
  const now = dayNumber(today)
  const kinds = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const due = days.dueOn[i] as number
    if (status[i] === STATUS_CLOSED) kinds[i] = CLOSED
    else if (status[i] === STATUS_HELD) kinds[i] = REVIEWING
    else if (status[i] === STATUS_SUSPENDED) kinds[i] = SUSPENDED
    else if (now < (days.noticeOn[i] as number)) {
      const known = flags[i] as number
      kinds[i] = (known & WAS_CERTIFIED) === 0 ? NOT_YET : (known & BY_DATA_MATCH) === 0 ? CERTIFIED : DATA_MATCH
    } else if (now <= due) kinds[i] = due - now <= dueSoonDays ? DUE_SOON : OPEN
    else kinds[i] = now <= (days.graceEndsOn[i] as number) ? GRACE : OVERDUE
  }
  return kinds
}

/** Running benefits, and those of them that are past their due day: how many come late, as far as one day shows. */
export function lateOn(columns: Columns, table: DueTable, today: LocalDate): { running: number; late: number } {
  const kinds = kindsOn(columns, dueDays(columns, table), table.policy, today)
  let late = 0
  let running = 0
  for (const kind of kinds) {
    if (kind === CLOSED || kind === REVIEWING) continue
    running++
    if (kind === GRACE || kind === OVERDUE || kind === SUSPENDED) late++
  }
  return { running, late }
}
