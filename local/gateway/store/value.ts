import { ObjectId } from 'bson'

export type Scalar = null | string | number | boolean | Date | ObjectId | RegExp
export type Value = Scalar | Value[] | Doc
export interface Doc { [field: string]: Value }

export const isDoc = (value: unknown): value is Doc => value !== null && typeof value === 'object' && !Array.isArray(value)
  && !(value instanceof Date) && !(value instanceof ObjectId) && !(value instanceof RegExp)

/** MongoDB's order of types; a missing value counts as null. */
export function typeRank(value: Value | undefined): number {
  if (value === undefined || value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (Array.isArray(value)) return 5
  if (value instanceof ObjectId) return 7
  if (typeof value === 'boolean') return 8
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  return 4
}

const sign = (difference: number): number => (difference < 0 ? -1 : difference > 0 ? 1 : 0)

const compareNumbers = (a: number, b: number): number => {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

const SURROGATE = /[\ud800-\udfff]/

/** Strings are ordered by their UTF-8 bytes; JavaScript's own order differs beyond the basic plane. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (const [i, [nameA, valueA]] of left.entries()) {
    const other = right[i]
    if (!other) return 1
    const [nameB, valueB] = other
    const order = sign(typeRank(valueA) - typeRank(valueB)) || compareStrings(nameA, nameB) || compareValues(valueA, valueB)
    if (order) return order
  }
  return left.length < right.length ? -1 : 0
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order) return order
  }
  return sign(a.length - b.length)
}

/** Total order over all values, as MongoDB sorts them. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const order = sign(typeRank(a) - typeRank(b))
  if (order) return order
  if (typeof a === 'number') return compareNumbers(a, b as number)
  if (typeof a === 'string') return compareStrings(a, b as string)
  if (typeof a === 'boolean') return sign(Number(a) - Number(b))
  if (a instanceof Date) return sign(a.getTime() - (b as Date).getTime())
  if (a instanceof ObjectId) return compareStrings(a.toHexString(), (b as ObjectId).toHexString())
  if (a instanceof RegExp) return compareStrings(String(a), String(b))
  if (Array.isArray(a)) return compareArrays(a, b as Value[])
  if (isDoc(a)) return compareDocs(a, b as Doc)
  return 0
}

/** Equality of two present values: same type, same value, for documents also the same field order. */
export const equalValues = (a: Value, b: Value): boolean => compareValues(a, b) === 0

export function cloneValue<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T
  if (!isDoc(value)) return value
  const copy: Doc = {}
  for (const [field, inner] of Object.entries(value)) copy[field] = cloneValue(inner)
  return copy as T
}
