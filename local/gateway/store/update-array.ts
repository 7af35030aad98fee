import { invalid, notSupported, requestFailed } from '../errors'
import { compile, compileElement } from './match'
import { sortDocs } from './sort'
import { compareValues, equalValues, isDoc } from './value'
import type { Doc, Value } from './value'
import { toOrder } from './sort'

/** The new value of an array field; `undefined` means «leave as it is». */
type Change = (value: Value | undefined, argument: Value, path: string) => Value | undefined

const isOperators = (value: Value): value is Doc => isDoc(value) && Object.keys(value).some((name) => name.startsWith('$'))

function arrayAt(value: Value | undefined, operator: string, path: string): Value[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw requestFailed(`The field '${path}' must be an array but it is not (${operator})`)
  return value
}

function each(argument: Value, operator: string, allowed: string[]): { values: Value[], modifiers: Doc } {
  if (!isOperators(argument)) return { values: [argument], modifiers: {} }
  const unknown = Object.keys(argument).find((name) => name !== '$each' && !allowed.includes(name))
  if (unknown) throw notSupported(`${operator} modifier`, unknown)
  if (!Array.isArray(argument.$each)) throw invalid(`$each of ${operator} needs an array`)
  return { values: argument.$each, modifiers: argument }
}

const whole = (value: Value | undefined, name: string): number | undefined => {
  if (value !== undefined && !Number.isInteger(value)) throw invalid(`${name} must be a whole number`)
  return value as number | undefined
}

function sorted(values: Value[], by: Value | undefined): Value[] {
  if (by === undefined) return values
  if (by === 1 || by === -1) return [...values].sort((a, b) => compareValues(a, b) * by)
  if (!isDoc(by)) throw invalid('$sort must be 1, -1 or an object')
  return sortDocs(values, toOrder(by), (value) => value as Doc)
}

const push: Change = (value, argument, path) => {
  const { values, modifiers } = each(argument, '$push', ['$position', '$sort', '$slice'])
  const result = [...arrayAt(value, '$push', path)]
  const position = whole(modifiers.$position, '$position') ?? result.length
  result.splice(position, 0, ...values)
  const slice = whole(modifiers.$slice, '$slice')
  const ordered = sorted(result, modifiers.$sort)
  if (slice === undefined) return ordered
  return slice < 0 ? ordered.slice(slice) : ordered.slice(0, slice)
}

const addToSet: Change = (value, argument, path) => {
  const { values } = each(argument, '$addToSet', [])
  const result = [...arrayAt(value, '$addToSet', path)]
  for (const candidate of values) if (!result.some((element) => equalValues(element, candidate))) result.push(candidate)
  return result
}

const pop: Change = (value, argument, path) => {
  if (argument !== 1 && argument !== -1) throw invalid('$pop takes 1 or -1')
  if (value === undefined) return undefined
  const array = arrayAt(value, '$pop', path)
  return argument === 1 ? array.slice(0, -1) : array.slice(1)
}

/** Elements that equal the argument, or that satisfy it when it is a condition. */
function pullTest(argument: Value): (element: Value) => boolean {
  if (argument instanceof RegExp) return compileElement({ $regex: argument })
  if (!isDoc(argument)) return (element) => equalValues(element, argument)
  if (isOperators(argument)) return compileElement(argument)
  const test = compile(argument)
  return (element) => isDoc(element) && test(element)
}

const pull: Change = (value, argument, path) => {
  const test = pullTest(argument)
  return value === undefined ? undefined : arrayAt(value, '$pull', path).filter((element) => !test(element))
}

const pullAll: Change = (value, argument, path) => {
  if (!Array.isArray(argument)) throw invalid('$pullAll needs an array')
  if (value === undefined) return undefined
  return arrayAt(value, '$pullAll', path).filter((element) => !argument.some((unwanted) => equalValues(element, unwanted)))
}

export const ARRAY_OPERATORS: Record<string, Change> = {
  $push: push, $addToSet: addToSet, $pop: pop, $pull: pull, $pullAll: pullAll,
}
