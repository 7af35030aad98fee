import { ObjectId } from 'bson'
import { isDoc } from './value'
import type { Doc, Value } from './value'

/**
 * The text of a document on disk: JSON whose few non-JSON values are tagged. Unlike EJSON a date is a plain number of milliseconds, so
 * that SQL can order it. Field names cannot start with `$`, hence tags are unambiguous.
 */
function pack(value: Value): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $number: String(value) }
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(pack)
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof ObjectId) return { $oid: value.toHexString() }
  if (value instanceof RegExp) return { $regex: value.source, $flags: value.flags }
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, pack(inner)]))
}

function unpack(value: Value): Value {
  if (Array.isArray(value)) return value.map(unpack)
  if (!isDoc(value)) return value
  if ('$date' in value) return new Date(value.$date as number)
  if ('$oid' in value) return new ObjectId(value.$oid as string)
  if ('$number' in value) return Number(value.$number)
  if ('$regex' in value) return new RegExp(value.$regex as string, value.$flags as string)
  for (const [field, inner] of Object.entries(value)) value[field] = unpack(inner)
  return value
}

/** Whether JSON says it as it is. Nearly every document: a copy of each would cost more than its text. */
function isJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value !== 'object') return true
  if (Array.isArray(value)) return value.every(isJson)
  if (!isDoc(value)) return false
  for (const field in value) if (!isJson(value[field] ?? null)) return false
  return true
}

export const encodeDoc = (doc: Doc): string => JSON.stringify(isJson(doc) ? doc : pack(doc))

export function decodeDoc(text: string): Doc {
  const doc = JSON.parse(text) as Doc
  return text.includes('"$') ? unpack(doc) as Doc : doc
}
