/** One side of a simulation: what one policy asks of one benefit over the months, and what comes of it. */
import { chance, draw, isAmong, type Behaviour } from './behaviour'
import { NOT_STOPPED, SCHEMES } from './columns'
import { cellOf, type DueTable } from './due-table'
import { monthAt, type Horizon } from './horizon'
import { MEASURES, type Side } from './tallies'

/** What chance is asked about a duty. */
const IS_LATE = 0
const WHEN = 1
const IS_STOPPED = 2

export interface Counter {
  table: DueTable
  horizon: Horizon
  behaviour: Behaviour
  counts: Float64Array
  dueByDay: Float64Array
}

export const counterOf = (table: DueTable, horizon: Horizon, behaviour: Behaviour): Counter => ({
  table, horizon, behaviour,
  counts: new Float64Array(MEASURES.length * SCHEMES.length * horizon.months),
  dueByDay: new Float64Array(horizon.last - horizon.first + 1),
})

export const sideOf = ({ counts, dueByDay }: Counter): Side => ({ counts: [...counts], dueByDay: [...dueByDay] })

export const bump = (counts: Float64Array | number[], i: number, by = 1) => { counts[i] = (counts[i] as number) + by }

/** The day on which somebody certifies for their nth duty. Whoever is late already comes some days from now. */
function certifiesOn({ horizon, behaviour, table }: Counter, cell: number, row: number, nth: number, aliveOn: number): number {
  const { lateShare, lateDays, seed } = behaviour
  const due = table.dueOn[cell] as number
  const when = chance(seed, row, nth, WHEN)
  if (due < horizon.first) return horizon.first + draw(when, lateDays)
  if (isAmong(chance(seed, row, nth, IS_LATE), lateShare)) return due + 1 + draw(when, lateDays)
  const earliest = Math.max(table.noticeOn[cell] as number, horizon.first, aliveOn + 1)
  return earliest + draw(when, due - earliest + 1)
}

/** Follows a running benefit from duty to duty until the last day. `stoppedFrom`: its first month without pay, when it is suspended. */
export function follow(counter: Counter, row: number, scheme: number, aliveOn: number, hasPhone: boolean, stoppedFrom: number): void {
  const { table, horizon, behaviour, counts, dueByDay } = counter
  const { first, last, months, firstMonth } = horizon
  const { notice: { dueSoonDays }, stop: { contacts, extraMonths }, payment: { resumeOffset } } = table.policy
  // where the months of this scheme begin, one block a measure, in the order of MEASURES
  const due = scheme * months
  const block = SCHEMES.length * months
  const overdue = due + block
  const proposed = overdue + block
  const backPay = proposed + block
  const calls = backPay + block

  let alive = aliveOn
  let stopped = stoppedFrom === NOT_STOPPED ? null : stoppedFrom - firstMonth
  for (let nth = 0; ; nth++) {
    const cell = cellOf(table, scheme, alive)
    const dueOn = table.dueOn[cell] as number
    if (dueOn > last) return
    const on = certifiesOn(counter, cell, row, nth, alive)
    const onMonth = monthAt(horizon, on)
    if (dueOn >= first) {
      const month = monthAt(horizon, dueOn)
      bump(counts, due + month)
      bump(dueByDay, dueOn - first)
    }
    const pressOn = Math.max(first, dueOn - dueSoonDays)
    if (!hasPhone && on > pressOn) bump(counts, calls + monthAt(horizon, pressOn))
    if (on > dueOn) {
      for (let month = monthAt(horizon, dueOn + 1); month < onMonth; month++) bump(counts, overdue + month)
      const proposeOn = (table.graceEndsOn[cell] as number) + 1
      const month = monthAt(horizon, proposeOn)
      if (stopped === null && on >= proposeOn && month < months) {
        if (proposeOn >= first) {
          bump(counts, proposed + month)
          if (!hasPhone) bump(counts, calls + month, contacts)
        }
        // pay runs on while it is being verified (rule R13)
        if (isAmong(chance(behaviour.seed, row, nth, IS_STOPPED), behaviour.stopShare)) stopped = month + extraMonths
      }
      // every stopped month before the one in which pay resumes is paid later (rule R14)
      if (stopped !== null && onMonth < months) bump(counts, backPay + onMonth, Math.max(0, onMonth + resumeOffset - stopped))
    }
    if (on > last) return
    stopped = null
    alive = on
  }
}
