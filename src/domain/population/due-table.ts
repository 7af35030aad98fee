/**
 * The answers of duty() and graceEndsOn() for every day of a century and every scheme, each worked out by those very functions when it is
 * first asked for. Which duty is next depends on nothing but the scheme and the last sign of life, so a table can never differ from the rule.
 */
import { duty } from '../cycle'
import { graceEndsOn } from '../payment'
import type { PolicyInForce } from '../policy/policy'
import { dayNumber, dayOf, SCHEMES } from './columns'

/** Nobody who draws a pension had it approved before, and no simulation goes on after. */
const FIRST_DAY = dayNumber('1950-01-01')
const SPAN = dayNumber('2100-12-31') - FIRST_DAY + 1
const NOT_ASKED = -0x8000_0000

export interface DueTable {
  policy: PolicyInForce
  /** By cell(), days since 1970-01-01. */
  dueOn: Int32Array
  noticeOn: Int32Array
  graceEndsOn: Int32Array
}

export const dueTable = (policy: PolicyInForce): DueTable => {
  const size = SCHEMES.length * SPAN
  return { policy, dueOn: new Int32Array(size).fill(NOT_ASKED), noticeOn: new Int32Array(size), graceEndsOn: new Int32Array(size) }
}

function work(table: DueTable, cell: number): void {
  const scheme = SCHEMES[Math.floor(cell / SPAN)] ?? SCHEMES[0]
  const startOn = dayOf(FIRST_DAY + (cell % SPAN))
  const next = duty({ scheme, startOn, lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null }, table.policy)
  table.dueOn[cell] = dayNumber(next.dueOn)
  table.noticeOn[cell] = dayNumber(next.noticeOn)
  table.graceEndsOn[cell] = dayNumber(graceEndsOn(next.dueOn, table.policy))
}

/**
 * Where the three columns answer for a scheme (its code) and a last sign of life (day number).
 * @throws RangeError for a day outside 1950-2100.
 */
export function cellOf(table: DueTable, scheme: number, aliveOn: number): number {
  const n = aliveOn - FIRST_DAY
  if (n < 0 || n >= SPAN) throw new RangeError(`outside the table: ${dayOf(aliveOn)}`)
  const cell = scheme * SPAN + n
  if (table.dueOn[cell] === NOT_ASKED) work(table, cell)
  return cell
}
