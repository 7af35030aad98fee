import { invalid } from '../errors'
import { reach } from './path'
import { compareValues, typeRank } from './value'
import type { Doc, Value } from './value'

interface SortValue { isEmpty: boolean, value: Value | undefined, direction: 1 | -1 }
export type Order = [path: string, direction: 1 | -1][]

/** @throws INVALID_PARAM unless every direction is 1 or -1 */
export function toOrder(order: Doc): Order {
  return Object.entries(order).map(([path, direction]) => {
    if (path.startsWith('$')) throw invalid(`cannot sort by ${path}`)
    if (direction !== 1 && direction !== -1) throw invalid(`order of ${path} must be 1 or -1`)
    return [path, direction]
  })
}

/** What a document is sorted by: the least element of an array going up, the greatest going down; an empty array comes before null. */
function sortValue(doc: Doc, parts: readonly string[], direction: 1 | -1): SortValue {
  const values = reach(doc, parts).flatMap((value) => (Array.isArray(value) ? value : [value]))
  if (!values.length) return { isEmpty: true, value: null, direction }
  const value = values.reduce((best, next) => (compareValues(next, best) * direction < 0 ? next : best))
  return { isEmpty: false, value, direction }
}

function compareSortValues(a: SortValue, b: SortValue): number {
  const byEmpty = typeRank(a.value) === typeRank(b.value) ? Number(b.isEmpty) - Number(a.isEmpty) : 0
  return (byEmpty || compareValues(a.value, b.value)) * a.direction
}

/** Sorts by MongoDB's order of values; equal documents keep the order they came in. */
export function sortDocs<T>(rows: T[], order: Order, docOf: (row: T) => Doc): T[] {
  const paths = order.map(([path, direction]) => ({ parts: path.split('.'), direction }))
  const keyed = rows.map((row) => ({ row, keys: paths.map(({ parts, direction }) => sortValue(docOf(row), parts, direction)) }))
  keyed.sort((a, b) => {
    for (const [i, left] of a.keys.entries()) {
      const result = compareSortValues(left, b.keys[i] ?? left)
      if (result) return result
    }
    return 0
  })
  return keyed.map(({ row }) => row)
}
