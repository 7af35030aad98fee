import { invalid, notSupported } from '../errors'
import { toRegExp } from '../ejson'
import { evaluate } from './evaluate'
import { assertExpression } from './expression'
import { reach } from './path'
import { amongValues, bitTest, equals, equalsOrMatches, isNull, list, mod, ordered, some, typeTest } from './match-values'
import type { FieldTest } from './match-values'
import { isDoc } from './value'
import type { Doc, Value } from './value'

export type Test = (doc: Doc) => boolean
type Build = (argument: Value, parts: readonly string[], siblings: Doc) => FieldTest

const not = (test: FieldTest): FieldTest => (doc) => !test(doc)

const isIn = (name: string): Build => (argument, parts) => {
  const values = list(argument, name)
  for (const value of values) {
    if (isDoc(value) && Object.keys(value).some((key) => key.startsWith('$'))) throw invalid(`${name} cannot hold ${Object.keys(value)[0]}`)
  }
  return some(parts, amongValues(values))
}

const all: Build = (argument, parts) => {
  const tests = list(argument, '$all').map((value) =>
    (isDoc(value) && '$elemMatch' in value ? conditions(value, parts) : some(parts, equalsOrMatches(value))))
  return (doc) => tests.length > 0 && tests.every((test) => test(doc))
}

const elemMatch: Build = (argument, parts) => {
  const test = compileElement(argument)
  return (doc) => reach(doc, parts).some((value) => Array.isArray(value) && value.some(test))
}

/** The condition of `$elemMatch` and `$pull` on one array element: operators test the element itself, fields test it as a document. */
export function compileElement(argument: Value): (element: Value) => boolean {
  if (!isDoc(argument)) throw invalid('$elemMatch needs an object')
  const first = Object.keys(argument)[0]
  if (first?.startsWith('$') && !LOGICAL[first] && first !== '$expr') return conditions(argument, [])
  const test = compile(argument)
  return (element) => (isDoc(element) || Array.isArray(element)) && test(element as Doc)
}

const size: Build = (argument, parts) => {
  if (typeof argument !== 'number' || !Number.isInteger(argument) || argument < 0) throw invalid('$size needs a whole number from 0')
  return (doc) => reach(doc, parts).some((value) => Array.isArray(value) && value.length === argument)
}

const regex: Build = (argument, parts, siblings) => {
  const options = siblings.$options ?? ''
  if (typeof options !== 'string') throw invalid('$options must be a string')
  if (!(argument instanceof RegExp) && typeof argument !== 'string') throw invalid('$regex must be a string or a regular expression')
  const source = argument instanceof RegExp ? argument.source : argument
  return some(parts, equalsOrMatches(toRegExp(source, options || (argument instanceof RegExp ? argument.flags : ''))))
}

const negated: Build = (argument, parts) => {
  if (argument instanceof RegExp) return not(some(parts, equalsOrMatches(argument)))
  if (!isDoc(argument) || !Object.keys(argument).length) throw invalid('$not needs a regular expression or an object of operators')
  return not(conditions(argument, parts))
}

const OPERATORS: Record<string, Build> = {
  $eq: (argument, parts) => some(parts, equals(argument)),
  $ne: (argument, parts) => {
    if (argument instanceof RegExp) throw invalid('$ne cannot take a regular expression')
    return not(some(parts, equals(argument)))
  },
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: isIn('$in'),
  $nin: (argument, parts, siblings) => not(isIn('$nin')(argument, parts, siblings)),
  $all: all,
  $elemMatch: elemMatch,
  $size: size,
  $exists: (argument, parts) => {
    const exists = some(parts, (value) => value !== undefined)
    return argument ? exists : not(exists)
  },
  $type: (argument, parts) => some(parts, typeTest(argument)),
  $mod: (argument, parts) => some(parts, mod(argument)),
  $regex: regex,
  $not: negated,
  $bitsAllSet: (argument, parts) => some(parts, bitTest(argument, '$bitsAllSet')),
  $bitsAnySet: (argument, parts) => some(parts, bitTest(argument, '$bitsAnySet')),
  $bitsAllClear: (argument, parts) => some(parts, bitTest(argument, '$bitsAllClear')),
  $bitsAnyClear: (argument, parts) => some(parts, bitTest(argument, '$bitsAnyClear')),
}

/** All operators of one field, joined by AND. */
function conditions(operators: Doc, parts: readonly string[]): FieldTest {
  const relevant = Object.entries(operators).filter(([name]) => name !== '$options' || !('$regex' in operators))
  const tests = relevant.map(([name, argument]) => {
    const build = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
    if (!build) throw notSupported('query operator', name)
    return build(argument, parts, operators)
  })
  return (doc) => tests.every((test) => test(doc))
}

function field(path: string, condition: Value): FieldTest {
  const parts = path.split('.')
  if (!isDoc(condition)) return some(parts, equalsOrMatches(condition))
  const first = Object.keys(condition)[0]
  if (first?.startsWith('$')) return conditions(condition, parts)
  assertLiteral(condition)
  return some(parts, equals(condition))
}

/** An operator that hides inside a literal document would be compared as data and never match; refuse it instead. */
function assertLiteral(value: Value): void {
  if (Array.isArray(value)) return value.forEach(assertLiteral)
  if (!isDoc(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith('$')) throw notSupported('query operator', `${name} inside a literal object`)
    assertLiteral(inner)
  }
}

const branches = (name: string, argument: Value): Test[] => {
  if (!Array.isArray(argument) || !argument.length) throw invalid(`${name} needs a non-empty array`)
  return argument.map((branch) => {
    if (!isDoc(branch)) throw invalid(`${name} needs objects`)
    return compile(branch)
  })
}

/** Truth in an expression: not false, null, missing or 0. */
const isTrue = (value: Value | undefined): boolean => value !== false && value !== 0 && !isNull(value)

const LOGICAL: Record<string, (argument: Value) => Test> = {
  $and: (argument) => {
    const tests = branches('$and', argument)
    return (doc) => tests.every((test) => test(doc))
  },
  $or: (argument) => {
    const tests = branches('$or', argument)
    return (doc) => tests.some((test) => test(doc))
  },
  $nor: (argument) => {
    const tests = branches('$nor', argument)
    return (doc) => !tests.some((test) => test(doc))
  },
  $expr: (argument) => {
    assertExpression(argument)
    return (doc) => isTrue(evaluate(doc, argument))
  },
  $comment: () => () => true,
}

/**
 * A predicate for a query document with MongoDB's semantics.
 * @throws INVALID_PARAM for anything outside the declared subset, by name, at any depth
 */
export function compile(query: Doc): Test {
  const tests = Object.entries(query).map(([name, condition]): FieldTest => {
    const logical = Object.hasOwn(LOGICAL, name) ? LOGICAL[name] : undefined
    if (logical) return logical(condition) as FieldTest
    if (name.startsWith('$')) throw notSupported('query operator', name)
    return field(name, condition)
  })
  return (doc) => tests.every((test) => test(doc))
}
