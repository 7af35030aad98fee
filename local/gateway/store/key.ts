import { ObjectId } from 'bson'
import { isDoc } from './value'
import type { Doc, Value } from './value'
import { encodeDoc } from './codec'

/** A value as SQLite orders it: number < text < blob, a blob starts with a digit for its type, so that the order is MongoDB's. */
export type Key = number | string | Buffer

/** Below every number: null and missing are the same to an index, as in MongoDB. */
const NULL_KEY = -Infinity
const LARGEST = Number.MAX_VALUE
/** Moves every legal date (±8.64e15 ms) above zero, for zero-padded text. */
const DATE_SHIFT = 9007199254740992n

const blob = (text: string): Buffer => Buffer.from(text)
const dateText = (atMs: number): string => `9${String(BigInt(atMs) + DATE_SHIFT).padStart(17, '0')}`

export function keyOf(value: Value | undefined): Key {
  if (value === undefined || value === null) return NULL_KEY
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : value === Infinity ? LARGEST : -LARGEST
  if (typeof value === 'boolean') return blob(value ? '81' : '80')
  if (value instanceof Date) return blob(dateText(value.getTime()))
  if (value instanceof ObjectId) return blob(`7${value.toHexString()}`)
  return blob(`3${encodeDoc({ value })}`)
}

/** The least key of a value's type and the least key of the next type, for bracketing comparisons to one type. */
export function bracket(value: Value): { from: Key, below: Key } {
  const key = keyOf(value)
  // Below every number is only the key of null, which `-Infinity` as a value does not share.
  if (typeof key === 'number') return { from: -LARGEST, below: '' }
  if (typeof key === 'string') return { from: '', below: Buffer.alloc(0) }
  return { from: key.subarray(0, 1), below: Buffer.from([key.readUInt8(0) + 1]) }
}

/** Whether an index may answer for this value. Arrays, documents and text with NUL would need more than one key or another order. */
export const isRegular = (value: Value | undefined): boolean => !Array.isArray(value) && !isDoc(value) && !(value instanceof RegExp)
  && !(typeof value === 'string' && value.includes('\0'))

/** Whether the path crosses or ends in something irregular in this document; then queries on the path must not trust the index. */
export function isIrregularAt(doc: Doc, parts: readonly string[]): boolean {
  let value: Value | undefined = doc
  for (const part of parts) {
    if (Array.isArray(value)) return true
    if (!isDoc(value)) return false
    value = value[part]
  }
  return !isRegular(value)
}

/**
 * The column that holds the key of a path. SQLite's names know no case, so a capital is marked.
 * A column of its own, and not an index on an expression: SQLite would parse the document again for every key, old and new, at every write.
 */
export const keyColumn = (path: string): string => (path === '_id' ? '_id' : `"k_${path.replace(/[A-Z]/g, '^$&')}"`)
