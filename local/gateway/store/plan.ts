import { bracket, isRegular, keyOf, keyColumn } from './key'
import type { Key } from './key'
import { isDoc } from './value'
import type { Doc, Value } from './value'
import type { Order } from './sort'

export interface Plan {
  where: string
  args: Key[]
  /** ORDER BY clause, or empty: then the order, if any, has to be made in memory. */
  orderBy: string
  /** Rows that satisfy `where` satisfy the query: LIMIT may be pushed down and no residual test is needed. */
  isExact: boolean
}

interface Condition { sql: string, args: Key[], isExact: boolean }

const RANGE: Record<string, '>' | '>=' | '<' | '<='> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }
const hasKey = (value: Value): boolean => isRegular(value) && !(typeof value === 'number' && Math.abs(value) >= 1.7e308)
  && !(typeof value === 'number' && Number.isNaN(value))

function equal(column: string, value: Value): Condition | null {
  return hasKey(value) ? { sql: `${column}=?`, args: [keyOf(value)], isExact: true } : null
}

function range(column: string, sql: '>' | '>=' | '<' | '<=', value: Value): Condition | null {
  if (value === null || !hasKey(value)) return null
  const { from, below } = bracket(value)
  if (sql.startsWith('>')) return { sql: `${column}${sql}? AND ${column}<?`, args: [keyOf(value), below], isExact: true }
  // NaN shares the least number's key, so going down from a number is a guess that the residual test settles.
  return { sql: `${column}${sql}? AND ${column}>=?`, args: [keyOf(value), from], isExact: typeof value !== 'number' }
}

function among(column: string, values: Value): Condition | null {
  if (!Array.isArray(values) || !values.every(hasKey)) return null
  return { sql: `${column} IN (${values.map(() => '?').join(',')})`, args: values.map(keyOf), isExact: true }
}

/** `/^literal/` reads only the rows with that beginning. */
function prefix(column: string, pattern: RegExp): Condition | null {
  const literal = /^\^([\w一-鿿-]+)/.exec(pattern.source)?.[1]
  // A quantifier would take the last character back.
  if (!literal || pattern.flags || /[|?*{]/.test(pattern.source)) return null
  return { sql: `${column}>=? AND ${column}<?`, args: [literal, `${literal}\u{10ffff}`], isExact: false }
}

function operator(column: string, name: string, argument: Value): Condition | null {
  if (name === '$eq') return equal(column, argument)
  if (name === '$in') return among(column, argument)
  const sql = RANGE[name]
  return sql ? range(column, sql, argument) : null
}

function fieldConditions(path: string, condition: Value): (Condition | null)[] {
  const column = keyColumn(path)
  if (condition instanceof RegExp) return [prefix(column, condition)]
  if (!isDoc(condition)) return [equal(column, condition)]
  return Object.entries(condition).map(([name, argument]) => operator(column, name, argument))
}

function conjuncts(query: Doc): [string, Value][] {
  return Object.entries(query).flatMap(([name, condition]) =>
    (name === '$and' && Array.isArray(condition) ? condition.filter(isDoc).flatMap(conjuncts) : [[name, condition] as [string, Value]]))
}

/**
 * The part of a query that SQL can answer from indexes; the rest is tested on the rows that come back.
 * @param isIndexed whether a path has an index whose keys can be trusted (see `isIrregularAt`)
 */
export function planQuery(query: Doc, order: Order, isIndexed: (path: string) => boolean): Plan {
  const found = conjuncts(query).flatMap(([name, condition]): (Condition | null)[] =>
    (name.startsWith('$') || !isIndexed(name) ? [null] : fieldConditions(name, condition)))
  const pushed = found.filter((condition) => condition !== null)
  const canOrder = order.length > 0 && order.every(([path]) => isIndexed(path))
  return {
    where: pushed.length ? ` WHERE ${pushed.map(({ sql }) => sql).join(' AND ')}` : '',
    args: pushed.flatMap(({ args }) => args),
    orderBy: canOrder ? ` ORDER BY ${order.map(([path, direction]) => keyColumn(path) + (direction < 0 ? ' DESC' : '')).join(',')}` : '',
    isExact: found.every((condition) => condition?.isExact === true),
  }
}
