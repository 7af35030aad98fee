import { ObjectId } from 'bson'
import { invalid, notSupported } from '../errors'
import { MAX_IN_LIST } from '../limits'
import { candidates } from './path'
import { compareValues, equalValues, isDoc, typeRank } from './value'
import type { Value } from './value'

type ValueTest = (value: Value | undefined) => boolean
/** A test of what a path reaches in `doc` (any value: inside `$elemMatch` it need not be a document). */
export type FieldTest = (doc: Value) => boolean

export const isNull = (value: Value | undefined): boolean => value === null || value === undefined

export function equals(argument: Value): ValueTest {
  if (argument === null) return isNull
  if (typeof argument === 'string') return (value) => value === argument
  return (value) => value !== undefined && equalValues(value, argument)
}

export function equalsOrMatches(argument: Value): ValueTest {
  if (!(argument instanceof RegExp)) return equals(argument)
  return (value) => (typeof value === 'string' ? argument.test(value) : value instanceof RegExp && equalValues(value, argument))
}

/** Ordering looks only at values of the argument's own type («type bracketing»), except that null and missing are one. */
export const ordered = (accept: (order: number) => boolean) => (argument: Value, parts: readonly string[]): FieldTest => {
  if (argument instanceof RegExp) throw invalid('a regular expression cannot be ordered')
  if (argument === null) return some(parts, (value) => isNull(value) && accept(0))
  const hasNaN = typeof argument === 'number' && Number.isNaN(argument)
  return some(parts, (value) => {
    if (value === undefined || typeRank(value) !== typeRank(argument)) return false
    // NaN equals itself and is neither before nor after any number.
    if (typeof value === 'number' && Number.isNaN(value) !== hasNaN) return false
    return accept(compareValues(value, argument))
  })
}

export const some = (parts: readonly string[], test: ValueTest): FieldTest => {
  const [name, ...deeper] = parts
  return (doc) => {
    // nearly every condition: a field of the document itself that is no array
    if (name !== undefined && deeper.length === 0 && isDoc(doc)) {
      const value = Object.hasOwn(doc, name) ? doc[name] : undefined
      if (!Array.isArray(value)) return test(value)
    }
    return candidates(doc, parts).some(test)
  }
}

/** Texts, which lists of ids are made of, are looked up; anything else is tried in turn. */
export function amongValues(values: readonly Value[]): ValueTest {
  const texts = new Set(values.filter((value) => typeof value === 'string'))
  const others = values.filter((value) => typeof value !== 'string').map(equalsOrMatches)
  return (value) => (typeof value === 'string' && texts.has(value)) || others.some((test) => test(value))
}

export function list(argument: Value, name: string): Value[] {
  if (!Array.isArray(argument)) throw invalid(`${name} needs an array`)
  if (argument.length > MAX_IN_LIST) throw invalid(`${name} takes at most ${MAX_IN_LIST} values`)
  return argument
}

const isInt = (value: Value | undefined): value is number => typeof value === 'number' && Number.isInteger(value)
const INT32 = 2 ** 31

/** Numbers have one type here; they are told apart by value, as the SDK's EJSON does when it writes them. */
const TYPE_TESTS: Record<string, ValueTest> = {
  double: (value) => typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) > 2 ** 63),
  string: (value) => typeof value === 'string',
  object: isDoc,
  array: (value) => Array.isArray(value),
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
  int: (value) => isInt(value) && value >= -INT32 && value < INT32,
  long: (value) => isInt(value) && (value < -INT32 || value >= INT32),
  number: (value) => typeof value === 'number',
}
const TYPE_NUMBERS: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null', 11: 'regex', 16: 'int', 18: 'long',
}

export function typeTest(argument: Value): ValueTest {
  const tests = (Array.isArray(argument) ? argument : [argument]).map((type): ValueTest => {
    const name = typeof type === 'number' ? TYPE_NUMBERS[type] : type
    const test = typeof name === 'string' && Object.hasOwn(TYPE_TESTS, name) ? TYPE_TESTS[name] : undefined
    if (!test) throw notSupported('$type', String(type))
    return test
  })
  return (value) => tests.some((test) => test(value))
}

export function mod(argument: Value): ValueTest {
  const [divisor, remainder] = Array.isArray(argument) && argument.length === 2 ? argument : []
  if (typeof divisor !== 'number' || typeof remainder !== 'number') throw invalid('$mod needs [divisor, remainder]')
  const by = Math.trunc(divisor)
  if (!by) throw invalid('$mod: divisor cannot be 0')
  // `+ 0` makes -0 a 0.
  return (value) => typeof value === 'number' && Number.isFinite(value) && (Math.trunc(value) % by) + 0 === Math.trunc(remainder)
}

/** The bit positions that a mask names: a number, or a list of positions. */
function positions(argument: Value, name: string): bigint[] {
  if (Array.isArray(argument) && argument.every((position) => isInt(position) && position >= 0)) return (argument as number[]).map(BigInt)
  if (!isInt(argument) || argument < 0) throw invalid(`${name} needs a number from 0 or a list of bit positions`)
  return [...argument.toString(2)].reverse().flatMap((bit, position) => (bit === '1' ? [BigInt(position)] : []))
}

export function bitTest(argument: Value, name: '$bitsAllSet' | '$bitsAnySet' | '$bitsAllClear' | '$bitsAnyClear'): ValueTest {
  const bits = positions(argument, name)
  const wanted = name.endsWith('Set') ? 1n : 0n
  return (value) => {
    if (!isInt(value)) return false
    const test = (position: bigint): boolean => ((BigInt(value) >> position) & 1n) === wanted
    return name.includes('All') ? bits.every(test) : bits.some(test)
  }
}
