import { invalid, notSupported, requestFailed } from '../errors'
import { expandPath } from './positional'
import { ARRAY_OPERATORS } from './update-array'
import { findPlace, reachPlace, write } from './update-path'
import { cloneValue, compareValues, isDoc } from './value'
import type { Doc, Value } from './value'

export interface UpdateContext {
  nowMs: number
  /** The query that found the document; the positional `$` looks up there which element is meant. */
  query: Doc
  /** An upsert that creates the document: the only case in which `$setOnInsert` acts. */
  isInsert: boolean
}
type FieldUpdate = (doc: Doc, path: string, argument: Value, context: UpdateContext) => void

function number(value: Value | undefined, operator: string, path: string): number {
  if (typeof value !== 'number') throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type (${path})`)
  return value
}

const arithmetic = (operator: string, compute: (a: number, b: number) => number, missing: (by: number) => number): FieldUpdate =>
  (doc, path, argument) => {
    const by = number(argument, operator, path)
    const place = reachPlace(doc, path)
    write(place, place.value === undefined ? missing(by) : compute(number(place.value, operator, path), by))
  }

const extreme = (direction: 1 | -1): FieldUpdate => (doc, path, argument) => {
  const place = reachPlace(doc, path)
  if (place.value === undefined || compareValues(argument, place.value) * direction > 0) write(place, argument)
}

const set: FieldUpdate = (doc, path, argument) => write(reachPlace(doc, path), cloneValue(argument))

const unset: FieldUpdate = (doc, path) => {
  const place = findPlace(doc, path)
  if (!place) return
  if (Array.isArray(place.holder)) write(place, null)
  else delete place.holder[place.part]
}

const rename: FieldUpdate = (doc, path, argument) => {
  if (typeof argument !== 'string' || !argument || argument === path) throw invalid(`$rename of ${path} needs another field name`)
  const source = findPlace(doc, path)
  if (!source) return
  if (Array.isArray(source.holder)) throw requestFailed(`The source field of $rename cannot be an array element (${path})`)
  delete source.holder[source.part]
  const target = reachPlace(doc, argument)
  if (Array.isArray(target.holder)) throw requestFailed(`The destination field of $rename cannot be an array element (${argument})`)
  write(target, source.value)
}

const BITS: Record<string, (a: number, b: number) => number> = { and: (a, b) => a & b, or: (a, b) => a | b, xor: (a, b) => a ^ b }

const bit: FieldUpdate = (doc, path, argument) => {
  const entries = isDoc(argument) ? Object.entries(argument) : []
  if (!entries.length) throw invalid(`$bit of ${path} needs and, or, xor`)
  const place = reachPlace(doc, path)
  let value = place.value ?? 0
  for (const [name, mask] of entries) {
    const compute = BITS[name]
    if (!compute) throw notSupported('$bit operation', name)
    if (!Number.isInteger(mask) || !Number.isInteger(value)) throw requestFailed(`Cannot apply $bit to a non-integral value (${path})`)
    value = compute(value as number, mask as number)
  }
  write(place, value)
}

const currentDate: FieldUpdate = (doc, path, argument, { nowMs }) => {
  const isDate = argument === true || (isDoc(argument) && argument.$type === 'date')
  if (!isDate) throw notSupported('$currentDate type', JSON.stringify(argument))
  write(reachPlace(doc, path), new Date(nowMs))
}

const OPERATORS: Record<string, FieldUpdate> = {
  $set: set,
  $unset: unset,
  $inc: arithmetic('$inc', (a, b) => a + b, (by) => by),
  $mul: arithmetic('$mul', (a, b) => a * b, () => 0),
  $min: extreme(-1),
  $max: extreme(1),
  $rename: rename,
  $bit: bit,
  $currentDate: currentDate,
  $setOnInsert: (doc, path, argument, context) => {
    if (context.isInsert) set(doc, path, argument, context)
  },
}
for (const [name, change] of Object.entries(ARRAY_OPERATORS)) {
  OPERATORS[name] = (doc, path, argument) => {
    const place = findPlace(doc, path)
    const value = change(place?.value, argument, path)
    if (value !== undefined) write(place ?? reachPlace(doc, path), value)
  }
}

function operatorOf(name: string): FieldUpdate {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (!operator) throw notSupported('update operator', name)
  return operator
}

function assertNoConflict(paths: string[]): void {
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const other = sorted.slice(i + 1).find((next) => next === path || next.startsWith(`${path}.`))
    if (other) throw requestFailed(`Updating the path '${other}' would create a conflict at '${path}'`)
  }
}

/**
 * Checks an update document once, before any document is touched.
 * @throws INVALID_PARAM for an unknown operator, by name, and for a document without operators
 */
export function assertUpdate(update: Doc): void {
  for (const [name, fields] of Object.entries(update)) {
    if (!name.startsWith('$')) throw invalid(`the update document must have only operators, found the field ${name}`)
    operatorOf(name)
    if (!isDoc(fields)) throw invalid(`${name} needs an object`)
  }
  assertNoConflict(Object.entries(update).flatMap(([name, fields]) => Object.entries(fields as Doc).flatMap(([path, argument]) =>
    (name === '$rename' && typeof argument === 'string' ? [path, argument] : [path]))))
}

/** The document after an update; the given one stays untouched. @throws DATABASE_REQUEST_FAILED where MongoDB refuses to apply it */
export function applyUpdate(doc: Doc, update: Doc, context: UpdateContext): Doc {
  const result = cloneValue(doc)
  for (const [name, fields] of Object.entries(update)) {
    for (const [path, argument] of Object.entries(fields as Doc)) {
      for (const concrete of expandPath(doc, path, context.query)) operatorOf(name)(result, concrete, argument, context)
    }
  }
  if (!context.isInsert && compareValues(result._id, doc._id) !== 0) {
    throw requestFailed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
  }
  return result
}
