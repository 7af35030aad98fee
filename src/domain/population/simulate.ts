/** Two policies over one population, month by month. Deterministic: the same input always gives the same numbers. */
import type { LocalDate } from '../calendar'
import { noticedFrom } from '../policy/notice'
import type { PolicyInForce } from '../policy/policy'
import type { Behaviour } from './behaviour'
import { dayNumber, HAS_PHONE, monthOfNumber, NOT_STOPPED, SCHEMES, STATUSES, type Columns } from './columns'
import { bump, counterOf, follow, sideOf } from './counter'
import { cellOf, dueTable, type DueTable } from './due-table'
import { horizonOf } from './horizon'
import type { Simulation } from './tallies'

const [ACTIVE, SUSPENDED] = STATUSES.map((_, code) => code)

export interface Scope {
  fromDay: LocalDate
  /** Calendar months, the first one from `fromDay` on. */
  months: number
  behaviour: Behaviour
  /** Number of the first row within the whole population, when it is simulated in parts. */
  firstRow?: number
  /** Of the two policies, when another part has filled them already. */
  tables?: readonly [DueTable, DueTable]
}

/**
 * What `a` and `b` would each ask of these people, both with the versions that they follow. Held and closed benefits ask nothing. A new
 * version changes nothing that is due before it is in force (rule R30), so its own view of the whole time is right from the first day.
 */
export function simulate(columns: Columns, a: PolicyInForce, b: PolicyInForce, scope: Scope): Simulation {
  const { fromDay, months, behaviour, firstRow = 0, tables: [tableA, tableB] = [dueTable(a), dueTable(b)] } = scope
  const horizon = horizonOf(fromDay, months)
  const one = counterOf(tableA, horizon, behaviour)
  const other = counterOf(tableB, horizon, behaviour)
  const noticed = dayNumber(noticedFrom(b, a))
  const nearer = SCHEMES.map(() => 0)
  const withoutNotice = SCHEMES.map(() => 0)

  for (let i = 0; i < columns.count; i++) {
    const status = columns.status[i] as number
    if (status !== ACTIVE && status !== SUSPENDED) continue
    const scheme = columns.scheme[i] as number
    const aliveOn = columns.aliveOn[i] as number
    const hasPhone = ((columns.flags[i] as number) & HAS_PHONE) !== 0
    const stoppedFrom = status === SUSPENDED ? columns.stoppedFrom[i] as number : NOT_STOPPED
    follow(one, firstRow + i, scheme, aliveOn, hasPhone, stoppedFrom)
    follow(other, firstRow + i, scheme, aliveOn, hasPhone, stoppedFrom)

    const before = cellOf(one.table, scheme, aliveOn)
    const after = cellOf(other.table, scheme, aliveOn)
    const due = other.table.dueOn[after] as number
    const ends = other.table.graceEndsOn[after] as number
    const isNearer = due < (one.table.dueOn[before] as number)
    if (isNearer) bump(nearer, scheme)
    const endsNearer = ends < (one.table.graceEndsOn[before] as number)
    if ((isNearer && due < noticed) || (endsNearer && ends < noticed)) bump(withoutNotice, scheme)
  }
  return {
    fromDay, months: Array.from({ length: months }, (_, n) => monthOfNumber(horizon.firstMonth + n)),
    benefits: columns.count, a: sideOf(one), b: sideOf(other), nearer, withoutNotice,
  }
}
