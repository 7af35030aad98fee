import { invalid } from '../errors'
import { evaluate } from './evaluate'
import { assertExpression } from './expression'
import { plainValue } from './path'
import { compileProjection } from './projection'
import { fields } from './stage'
import type { Run } from './stage'
import { isDoc } from './value'
import type { Doc, Value } from './value'

const isOperator = (value: Value): boolean => isDoc(value) && Object.keys(value).some((name) => name.startsWith('$'))

/** Nested objects as dotted paths, down to values and operators. */
function flatten(spec: Doc, above = ''): [path: string, value: Value][] {
  return Object.entries(spec).flatMap(([name, value]): [string, Value][] => {
    const isNested = isDoc(value) && !isOperator(value) && Object.keys(value).length > 0
    return isNested ? flatten(value, `${above}${name}.`) : [[`${above}${name}`, value]]
  })
}

/** A copy with the path set (missing: removed); arrays on the way are changed element by element, other values give way to documents. */
function withPath(holder: Value | undefined, [part = '', ...rest]: string[], value: Value | undefined): Value {
  if (Array.isArray(holder)) return holder.map((element) => withPath(element, [part, ...rest], value))
  const copy: Doc = isDoc(holder) ? { ...holder } : {}
  if (rest.length) copy[part] = withPath(copy[part], rest, value)
  else if (value === undefined) delete copy[part]
  else copy[part] = value
  return copy
}

function compute(doc: Doc, base: Doc, expressions: [path: string, expression: Value][]): Doc {
  return expressions.reduce((result, [path, expression]) => withPath(result, path.split('.'), evaluate(doc, expression)) as Doc, base)
}

const addFields: Run = (docs, argument) => {
  assertExpression(argument)
  const expressions = flatten(fields(argument, '$addFields'))
  return docs.map((doc) => compute(doc, doc, expressions))
}

const project: Run = (docs, argument) => {
  assertExpression(argument)
  const entries = flatten(fields(argument, '$project'))
  if (!entries.length) throw invalid('$project needs at least one field')
  const isFlag = ([, value]: [string, Value]): boolean => typeof value === 'number' || typeof value === 'boolean'
  const expressions = entries.filter((entry) => !isFlag(entry))
  const keep = compileProjection(Object.fromEntries(entries.filter(isFlag)), expressions.length > 0)
  return docs.map((doc) => compute(doc, keep(doc), expressions))
}

const unset: Run = (docs, argument) => {
  const paths = [argument].flat()
  if (!paths.length || !paths.every((path) => typeof path === 'string')) throw invalid('$unset needs field names')
  const keep = compileProjection(Object.fromEntries((paths as string[]).map((path) => [path, 0])))
  return docs.map(keep)
}

const unwind: Run = (docs, argument) => {
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve } = typeof argument === 'string'
    ? { path: argument } as Doc
    : fields(argument, '$unwind', ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  if (typeof path !== 'string' || !/^\$[^$]/.test(path)) throw invalid('$unwind needs a path that starts with $')
  if (index !== undefined && typeof index !== 'string') throw invalid('$unwind: includeArrayIndex must be a field name')
  const parts = path.slice(1).split('.')
  const put = (doc: Doc, value: Value | undefined, position: number | null): Doc => {
    const result = withPath(doc, parts, value) as Doc
    return index === undefined ? result : withPath(result, index.split('.'), position) as Doc
  }
  return docs.flatMap((doc) => {
    const value = plainValue(doc, parts)
    if (Array.isArray(value) && value.length) return value.map((element, i) => put(doc, element, i))
    if (value !== undefined && value !== null && !Array.isArray(value)) return [put(doc, value, null)]
    return preserve ? [put(doc, value === null ? null : undefined, null)] : []
  })
}

const replaceWith: Run = (docs, argument) => {
  assertExpression(argument)
  return docs.map((doc) => {
    const root = evaluate(doc, argument)
    if (!isDoc(root)) throw invalid('the new root must be an object')
    return root
  })
}

export const SHAPE_STAGES: Record<string, Run> = {
  $addFields: addFields,
  $set: addFields,
  $project: project,
  $unset: unset,
  $unwind: unwind,
  $replaceWith: replaceWith,
  $replaceRoot: (docs, argument, source) => replaceWith(docs, fields(argument, '$replaceRoot', ['newRoot']).newRoot ?? null, source),
}
