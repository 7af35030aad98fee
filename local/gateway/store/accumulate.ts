import { invalid, notSupported } from '../errors'
import { encodeDoc } from './codec'
import { evaluate } from './evaluate'
import { assertExpression } from './expression'
import { compareValues, equalValues, isDoc } from './value'
import type { Doc, Value } from './value'

/** Reduces the values of a group, in the order of its documents; `undefined` is a missing value. */
type Accumulator = (values: (Value | undefined)[]) => Value

const numbers = (values: (Value | undefined)[]): number[] => values.filter((value) => typeof value === 'number')
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const present = (values: (Value | undefined)[]): Value[] => values.filter((value) => value !== undefined)

const extreme = (direction: 1 | -1): Accumulator => (values) => {
  const known = present(values).filter((value) => value !== null)
  return known.length ? known.reduce((best, value) => (compareValues(value, best) * direction > 0 ? value : best)) : null
}

const deviation = (isSample: boolean): Accumulator => (values) => {
  const known = numbers(values)
  const by = known.length - (isSample ? 1 : 0)
  if (by <= 0) return null
  const mean = sum(known) / known.length
  return Math.sqrt(sum(known.map((value) => (value - mean) ** 2)) / by)
}

const ACCUMULATORS: Record<string, Accumulator> = {
  $sum: (values) => sum(numbers(values)),
  $avg: (values) => (numbers(values).length ? sum(numbers(values)) / numbers(values).length : null),
  $min: extreme(-1),
  $max: extreme(1),
  $first: ([first]) => first ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: present,
  $addToSet: (values) => present(values).filter((value, i, all) => all.findIndex((other) => equalValues(other, value)) === i),
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
  $mergeObjects: (values) => Object.assign({}, ...values.map((value) => {
    if (value !== undefined && value !== null && !isDoc(value)) throw invalid('$mergeObjects needs objects')
    return value
  })) as Doc,
  $count: (values) => values.length,
}

export type Outputs = { field: string, accumulator: Accumulator, expression: Value }[]

/** @throws INVALID_PARAM for an accumulator or expression outside the declared subset, by name */
export function toOutputs(fields: Doc): Outputs {
  return Object.entries(fields).map(([field, value]) => {
    const [entry, ...more] = isDoc(value) ? Object.entries(value) : []
    if (!entry || more.length || field.includes('.')) throw invalid(`the field ${field} must be one accumulator`)
    const [name, expression] = entry
    const accumulator = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined
    if (!accumulator) throw notSupported('accumulator', name)
    assertExpression(expression)
    return { field, accumulator, expression }
  })
}

export function accumulate(_id: Value, docs: Doc[], outputs: Outputs): Doc {
  const result: Doc = { _id }
  for (const { field, accumulator, expression } of outputs) result[field] = accumulator(docs.map((doc) => evaluate(doc, expression)))
  return result
}

/** Documents with equal keys, in the order in which the keys first appear; a missing key is null. */
export function groupBy(docs: Doc[], expression: Value): { key: Value, docs: Doc[] }[] {
  const groups = new Map<string, { key: Value, docs: Doc[] }>()
  for (const doc of docs) {
    const key = evaluate(doc, expression) ?? null
    const text = encodeDoc({ key })
    const group = groups.get(text)
    if (group) group.docs.push(doc)
    else groups.set(text, { key, docs: [doc] })
  }
  return [...groups.values()]
}
