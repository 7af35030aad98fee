import { EJSON, ObjectId } from 'bson'
import { invalid, notSupported } from './errors'
import { MAX_NESTING } from './limits'
import type { Doc, Value } from './store/value'

type Json = null | string | number | boolean | Json[] | { [name: string]: Json }
type JsonObject = { [name: string]: Json }

function toDate(at: Json | undefined): Date {
  const inner = at !== null && typeof at === 'object' && !Array.isArray(at) ? at.$numberLong : at
  const date = new Date(typeof inner === 'string' && /^-?\d+$/.test(inner) ? Number(inner) : inner as string | number)
  if (Number.isNaN(date.getTime())) throw invalid('$date is not a date')
  return date
}

/** PCRE's `x` (layout and comments in the pattern) has no counterpart in JavaScript, so it is taken out here. */
const withoutLayout = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gms, (piece) => (/^(\s|#)/.test(piece) ? '' : piece))

/** A JavaScript regular expression for a pattern and the options that MongoDB knows (`imsxu`), or passes over (`g`). */
export function toRegExp(pattern: string, options: string): RegExp {
  const unknown = [...options].find((option) => !'imsxug'.includes(option))
  if (unknown) throw invalid(`$options: the regular expression option ${unknown} is not supported`)
  // `u` says nothing new to PCRE, but makes JavaScript refuse patterns that PCRE takes; `g` would make a test remember the last one.
  const flags = [...new Set(options)].filter((option) => !'xug'.includes(option)).join('')
  try {
    return new RegExp(options.includes('x') ? withoutLayout(pattern) : pattern, flags)
  } catch {
    throw invalid(`$regex: invalid regular expression ${pattern}`)
  }
}

function toNumber(text: Json | undefined, type: string): number {
  const number = Number(text)
  if (typeof text !== 'string' || (Number.isNaN(number) && text !== 'NaN')) throw invalid(`${type} is not a number`)
  return number
}

const TYPES: Record<string, (value: JsonObject, nowMs: number) => Value> = {
  $numberInt: (value) => toNumber(value.$numberInt, '$numberInt'),
  $numberLong: (value) => toNumber(value.$numberLong, '$numberLong'),
  $numberDouble: (value) => toNumber(value.$numberDouble, '$numberDouble'),
  $date: (value) => toDate(value.$date),
  $oid: (value) => {
    if (typeof value.$oid !== 'string' || !/^[0-9a-f]{24}$/i.test(value.$oid)) throw invalid('$oid must be 24 hexadecimal digits')
    return new ObjectId(value.$oid)
  },
  $regularExpression: ({ $regularExpression }) => {
    const { pattern, options } = ($regularExpression ?? {}) as JsonObject
    return toRegExp(String(pattern ?? ''), String(options ?? ''))
  },
  $tcb_server_date: ({ $tcb_server_date }, nowMs) => {
    const offset = fromJson((($tcb_server_date ?? {}) as JsonObject).offset ?? 0, nowMs, 0)
    if (typeof offset !== 'number') throw invalid('serverDate: offset must be a number of milliseconds')
    return new Date(nowMs + offset)
  },
  $undefined: () => null,
}
const REFUSED_TYPES = new Set(['$numberDecimal', '$binary', '$uuid', '$code', '$symbol', '$timestamp', '$minKey', '$maxKey', '$dbPointer'])

function fromJson(json: Json, nowMs: number, depth: number): Value {
  if (json === null || typeof json !== 'object') return json
  if (depth > MAX_NESTING) throw invalid(`more than ${MAX_NESTING} levels of nesting`)
  if (Array.isArray(json)) return json.map((element) => fromJson(element, nowMs, depth + 1))
  const fields = Object.entries(json)
  const first = fields[0]?.[0]
  if (first?.startsWith('$') && fields.length === 1) {
    const decode = TYPES[first]
    if (decode) return decode(json, nowMs)
    if (REFUSED_TYPES.has(first)) throw notSupported('BSON type', first)
  }
  const doc: Doc = {}
  for (const [name, value] of fields) {
    // It would set the prototype instead of a field.
    if (name === '__proto__') throw invalid('__proto__ is not a field name')
    doc[name] = fromJson(value, nowMs, depth + 1)
  }
  return doc
}

/**
 * Canonical or relaxed EJSON to values. `$tcb_server_date` becomes the date it stands for. Query and update operators stay what they are.
 * @param nowMs the server's clock
 */
export function fromEjson(text: unknown, nowMs: number): Value {
  if (typeof text !== 'string') throw invalid('EJSON text expected')
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw invalid('not EJSON')
  }
  return fromJson(json, nowMs, 0)
}

/** An EJSON document; nothing and an empty text count as `{}`, which is what the SDK sends when there is no condition. */
export function docFromEjson(text: unknown, nowMs: number): Doc {
  if (text === undefined || text === null || text === '') return {}
  const value = fromEjson(text, nowMs)
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) throw invalid('document expected')
  return value as Doc
}

/** Inside of a text the quotes would be escaped, so this finds ObjectIds only. */
const OBJECT_ID = /\{"\$oid":("[0-9a-f]{24}")\}/g

/** Canonical EJSON, as the cloud answers: ObjectIds as text, because the SDK would make `{}` of them. */
export const toEjson = (doc: Doc): string => EJSON.stringify(doc, { relaxed: false }).replace(OBJECT_ID, '$1')
