import { invalid, notSupported } from '../errors'
import { isDoc } from './value'
import type { Value } from './value'

/** Aggregation expressions of the declared subset, computed by mingo, or by `expression-fixes.ts` where mingo deviates from MongoDB. */
const EXPRESSIONS = new Set(`
  abs add ceil divide exp floor ln log log10 mod multiply pow round sqrt subtract trunc
  arrayElemAt arrayToObject concatArrays filter first in indexOfArray isArray last map range reduce reverseArray size slice zip
  and not or cmp eq gt gte lt lte ne cond ifNull switch
  dateFromParts dateFromString dateToString
  dayOfMonth dayOfWeek dayOfYear hour isoDayOfWeek isoWeek isoWeekYear millisecond minute month second week year
  literal mergeObjects objectToArray
  allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion
  concat indexOfBytes indexOfCP ltrim regexMatch replaceAll replaceOne rtrim split strLenBytes strLenCP strcasecmp
  substr substrBytes substrCP toLower toUpper trim
  convert isNumber toBool toDate toDouble toInt toLong toString type let
  avg max min sum stdDevPop stdDevSamp`.trim().split(/\s+/).map((name) => `$${name}`))

/** @throws INVALID_PARAM for an expression operator outside the declared subset, by name, at any depth */
export function assertExpression(value: Value): void {
  if (Array.isArray(value)) return value.forEach(assertExpression)
  if (!isDoc(value)) return
  const names = Object.keys(value)
  const operator = names.find((name) => name.startsWith('$'))
  if (operator && names.length > 1) throw invalid(`an expression has exactly one operator, found ${names.join(', ')}`)
  if (operator && !EXPRESSIONS.has(operator)) throw notSupported('expression operator', operator)
  if (operator === '$literal') return
  Object.values(value).forEach(assertExpression)
}
