/** What a simulation counts, and how the counts of parts of a population add up. */
import type { LocalDate, LocalMonth } from '../calendar'
import { SCHEMES } from './columns'

/**
 * due: duties whose last day lies in the month. overdue: benefits that are past it and not certified when the month ends. proposed: stops
 * that would be proposed to staff in the month (rule R13). backPayMonths: months of pay to be sent later, counted where the person is
 * certified again. calls: attempts to reach people without a phone, one before the due day and those that a stop asks for.
 */
export const MEASURES = ['due', 'overdue', 'proposed', 'backPayMonths', 'calls'] as const
export type Measure = (typeof MEASURES)[number]

export interface Side {
  /** By measure, scheme (as in SCHEMES) and month, in this order. */
  counts: number[]
  /** Duties by their last day, from the first day on. */
  dueByDay: number[]
}

export interface Simulation {
  fromDay: LocalDate
  months: LocalMonth[]
  /** Benefits that were looked at; one person may draw two. */
  benefits: number
  a: Side
  b: Side
  /** Running benefits whose due day comes nearer under the second policy, by scheme. */
  nearer: number[]
  /** Of those, whoever would be told too late (rule R30); must be 0 before the second one may be published. */
  withoutNotice: number[]
}

const cell = (months: number, measure: Measure, scheme: number, month: number) =>
  (MEASURES.indexOf(measure) * SCHEMES.length + scheme) * months + month

/** One number of one side: of a scheme, or of all. */
export function countOf({ months }: Pick<Simulation, 'months'>, side: Side, measure: Measure, month: number, scheme?: number): number {
  const schemes = scheme === undefined ? SCHEMES.map((_, code) => code) : [scheme]
  return schemes.reduce((sum, one) => sum + (side.counts[cell(months.length, measure, one, month)] ?? 0), 0)
}

/** The same for the whole time. */
export const totalOf = (result: Pick<Simulation, 'months'>, side: Side, measure: Measure, scheme?: number): number =>
  result.months.reduce((sum, _, month) => sum + countOf(result, side, measure, month, scheme), 0)

/** For the whole time as it is read: the sum, but of the overdue the mean of the months' ends, since one person is late at several. */
export function overallOf(result: Pick<Simulation, 'months'>, side: Side, measure: Measure, scheme?: number): number {
  const total = totalOf(result, side, measure, scheme)
  return measure === 'overdue' ? Math.round(total / result.months.length) : total
}

const add = (a: readonly number[], b: readonly number[]) => a.map((n, i) => n + (b[i] ?? 0))
const addSides = (a: Side, b: Side): Side => ({ counts: add(a.counts, b.counts), dueByDay: add(a.dueByDay, b.dueByDay) })

/** @throws RangeError when the two speak of other days. */
export function addSimulations(one: Simulation, other: Simulation): Simulation {
  if (one.fromDay !== other.fromDay || one.months.length !== other.months.length) throw new RangeError('simulations of other months')
  return {
    ...one,
    benefits: one.benefits + other.benefits,
    a: addSides(one.a, other.a),
    b: addSides(one.b, other.b),
    nearer: add(one.nearer, other.nearer),
    withoutNotice: add(one.withoutNotice, other.withoutNotice),
  }
}
