import { evalExpr } from 'mingo/core'
import * as expressionOperators from 'mingo/operators/expression'
import { invalid } from '../errors'
import { compareValues, isDoc } from './value'
import type { Doc, Value } from './value'

type Input = Parameters<typeof evalExpr>[0]
type Options = Parameters<typeof evalExpr>[2]
type Operator = (obj: Input, expression: Input, options: Options) => Input
type Maybe = Value | undefined
type DateOperator = '$dateToString' | '$year' | '$month' | '$dayOfMonth' | '$dayOfWeek' | '$dayOfYear' | '$hour' | '$minute' | '$second'
  | '$millisecond' | '$isoDayOfWeek' | '$isoWeek' | '$isoWeekYear'

// mingo types the expression of some of them as an object, though a field name will do.
const mingo = expressionOperators as unknown as Record<DateOperator, Operator>

const valueOf = (obj: Input, expression: Input, options: Options): Maybe => evalExpr(obj, expression, options) as Maybe
const isNil = (value: Maybe): value is null | undefined => value === null || value === undefined
const isTrue = (value: Maybe): boolean => !isNil(value) && value !== false && value !== 0

/** An operator on the values of its arguments; a single argument may come without brackets. */
const on = (compute: (...values: Maybe[]) => Maybe): Operator => (obj, expression, options) => {
  const args = Array.isArray(expression) ? (expression as Input[]) : [expression]
  return compute(...args.map((argument) => valueOf(obj, argument, options)))
}

/** MongoDB compares any two types in expressions, and a missing value comes before null; mingo does neither. */
function compare(a: Maybe, b: Maybe): number {
  return isNil(a) && isNil(b) ? Number(b === undefined) - Number(a === undefined) : compareValues(a, b)
}

/** mingo answers nothing when no branch is true and there is no default; MongoDB refuses. */
const firstTrue: Operator = (obj, expression, options) => {
  const { branches, default: other } = expression as unknown as { branches: { case: Input, then: Input }[], default?: Input }
  if (!Array.isArray(branches)) throw invalid('$switch needs an array of branches')
  const branch = branches.find((candidate) => isTrue(valueOf(obj, candidate.case, options)))
  if (!branch && other === undefined) throw invalid('$switch could not find a matching branch, and no default was specified')
  return valueOf(obj, branch ? branch.then : other as Input, options) as Input
}

const round = (toInteger: (value: number) => number, name: string) => on((value, places = 0) => {
  if (isNil(value) || isNil(places)) return null
  if (typeof value !== 'number' || !Number.isInteger(places)) throw invalid(`${name} needs a number and whole places`)
  const shift = 10 ** (places as number)
  return toInteger(Number((value * shift).toPrecision(15))) / shift
})

/** Halves go to the even neighbour. */
const toEven = (value: number): number => {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + Math.abs(floor % 2) : Math.round(value)
}

const text = (value: Maybe, name: string): string => {
  if (typeof value !== 'string') throw invalid(`${name} needs texts`)
  return value
}

const changeCase = (change: (text: string) => string, name: string) => on((value) => (isNil(value) ? '' : change(text(value, name))))

/** Positions and lengths in units of `split`: bytes or code points. */
const indexOf = <T>(
  split: (text: string) => readonly T[], join: (units: readonly T[]) => string, name: string,
) => on((value, part, start = 0, end) => {
  if (isNil(value)) return null
  const units = split(text(value, name))
  const wanted = split(text(part, name))
  const last = Math.min(typeof end === 'number' ? end : units.length, units.length) - wanted.length
  for (let at = Number(start); at <= last; at++) if (join(units.slice(at, at + wanted.length)) === part) return at
  return -1
})

const substrBytes = on((value, start, length) => {
  const bytes = Buffer.from(isNil(value) ? '' : String(value))
  if (typeof start !== 'number' || start < 0 || typeof length !== 'number') throw invalid('$substrBytes needs a start from 0 and a length')
  return bytes.subarray(start, length < 0 ? bytes.length : start + length).toString()
})

const arrayToObject = on((pairs) => {
  if (isNil(pairs)) return null
  if (!Array.isArray(pairs)) throw invalid('$arrayToObject needs an array')
  return Object.fromEntries(pairs.map((pair) => {
    const [key, value] = Array.isArray(pair) ? pair : isDoc(pair) ? [pair.k, pair.v] : []
    return [text(key, '$arrayToObject'), value ?? null]
  })) as Doc
})

/** mingo throws for a missing date; MongoDB answers null. */
const ofDate = (operator: Operator): Operator => (obj, expression, options) => {
  const argument = expression as Value
  const date = isDoc(argument) && 'date' in argument ? (argument as unknown as { date: Input }).date : expression
  return isNil(valueOf(obj, date, options)) ? null : operator(obj, expression, options)
}

/** Weeks begin on Sunday; the days before the year's first Sunday are week 0. mingo counts one too many. */
const week: Operator = (obj, expression, options) => {
  const dayOfYear = Number(mingo.$dayOfYear(obj, expression, options))
  const dayOfWeek = Number(mingo.$dayOfWeek(obj, expression, options))
  return Math.floor((dayOfYear + 7 - dayOfWeek) / 7)
}

/** mingo loses `%%`. */
const dateToString: Operator = (obj, expression, options) => {
  const { format, ...rest } = expression as unknown as { format?: string }
  if (!format?.includes('%%')) return mingo.$dateToString(obj, expression, options)
  const pieces = format.split('%%').map((piece) => (piece ? mingo.$dateToString(obj, { ...rest, format: piece } as Input, options) : ''))
  return pieces.includes(null) ? null : pieces.join('%')
}

const datePart = (name: DateOperator): Operator => ofDate(mingo[name])
const codePoints = (value: string): string[] => [...value]
const bytes = (value: string): number[] => [...Buffer.from(value)]

/** Expression operators that replace mingo's own where it differs from MongoDB, or that it lacks. */
export const FIXES: Record<`$${string}`, Operator> = {
  $eq: on((a, b) => compare(a, b) === 0),
  $ne: on((a, b) => compare(a, b) !== 0),
  $gt: on((a, b) => compare(a, b) > 0),
  $gte: on((a, b) => compare(a, b) >= 0),
  $lt: on((a, b) => compare(a, b) < 0),
  $lte: on((a, b) => compare(a, b) <= 0),
  $cmp: on(compare),
  $not: on((value) => !isTrue(value)),
  $switch: firstTrue,
  $round: round(toEven, '$round'),
  $trunc: round(Math.trunc, '$trunc'),
  $toLower: changeCase((value) => value.toLowerCase(), '$toLower'),
  $toUpper: changeCase((value) => value.toUpperCase(), '$toUpper'),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $indexOfBytes: indexOf(bytes, (units) => Buffer.from(units as number[]).toString(), '$indexOfBytes'),
  $indexOfCP: indexOf(codePoints, (units) => units.join(''), '$indexOfCP'),
  $arrayToObject: arrayToObject,
  $week: ofDate(week),
  $dateToString: dateToString,
  $year: datePart('$year'),
  $month: datePart('$month'),
  $dayOfMonth: datePart('$dayOfMonth'),
  $dayOfWeek: datePart('$dayOfWeek'),
  $dayOfYear: datePart('$dayOfYear'),
  $hour: datePart('$hour'),
  $minute: datePart('$minute'),
  $second: datePart('$second'),
  $millisecond: datePart('$millisecond'),
  $isoDayOfWeek: datePart('$isoDayOfWeek'),
  $isoWeek: datePart('$isoWeek'),
  $isoWeekYear: datePart('$isoWeekYear'),
}
