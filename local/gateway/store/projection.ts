import { invalid, notSupported } from '../errors'
import { compileElement } from './match'
import { cloneValue, isDoc } from './value'
import type { Doc, Value } from './value'

type Project = (doc: Doc) => Doc
interface Node { include?: boolean, children?: Map<string, Node>, slice?: [number, number | null], elemMatch?: (element: Value) => boolean }

function place(root: Node, path: string, leaf: Node): void {
  const parts = path.split('.')
  let node = root
  for (const part of parts) {
    if (!part || part.startsWith('$')) throw notSupported('projection', path)
    if (node.include !== undefined) throw invalid(`projection: path collision at ${path}`)
    node.children ??= new Map()
    const next = node.children.get(part) ?? {}
    node.children.set(part, next)
    node = next
  }
  if (node.children || node.include !== undefined) throw invalid(`projection: path collision at ${path}`)
  Object.assign(node, leaf)
}

function sliceOf(argument: Value, path: string): [number, number | null] {
  const [skip, count] = Array.isArray(argument) ? argument : [argument, null]
  if (!Number.isInteger(skip) || (count !== null && !(Number.isInteger(count) && (count as number) > 0))) {
    throw invalid(`$slice of ${path} needs a number, or [skip, a number above 0]`)
  }
  return [skip as number, count as number | null]
}

function cut(array: Value[], [skip, count]: [number, number | null]): Value[] {
  if (count === null) return skip < 0 ? array.slice(skip) : array.slice(0, skip)
  const from = skip < 0 ? Math.max(0, array.length + skip) : skip
  return array.slice(from, from + count)
}

const MISSING = Symbol('missing')

function keep(value: Value, node: Node): Value | typeof MISSING {
  if (node.elemMatch) {
    const element = Array.isArray(value) ? value.find(node.elemMatch) : undefined
    return element === undefined ? MISSING : [cloneValue(element)]
  }
  if (node.slice) return Array.isArray(value) ? cut(value, node.slice) : value
  if (!node.children) return value
  if (Array.isArray(value)) return value.map((element) => keep(element, node)).filter((element) => element !== MISSING)
  return isDoc(value) ? keepFields(value, node) : MISSING
}

function keepFields(doc: Doc, { children }: Node): Doc {
  const kept: Doc = {}
  for (const [field, value] of Object.entries(doc)) {
    const node = children?.get(field)
    const result = node ? keep(value, node) : MISSING
    if (result !== MISSING) kept[field] = result
  }
  return kept
}

function drop(value: Value, node: Node): Value {
  if (node.slice) return Array.isArray(value) ? cut(value, node.slice) : value
  if (!node.children) return value
  if (Array.isArray(value)) return value.map((element) => drop(element, node))
  if (!isDoc(value)) return value
  const rest: Doc = {}
  for (const [field, inner] of Object.entries(value)) {
    const child = node.children.get(field)
    if (child?.include !== false) rest[field] = child ? drop(inner, child) : inner
  }
  return rest
}

function entries(projection: Doc, above = ''): [string, Value][] {
  return Object.entries(projection).flatMap(([name, value]) => {
    const isNested = isDoc(value) && !Object.keys(value).some((key) => key.startsWith('$'))
    return isNested ? entries(value, `${above}${name}.`) : [[`${above}${name}`, value] as [string, Value]]
  })
}

/**
 * MongoDB's projection: inclusion or exclusion (not both, `_id` excepted), nested paths, `$slice`, `$elemMatch`.
 * @param hasComputedFields makes it an inclusion even when no field is named
 * @throws INVALID_PARAM for a mixture and for any other operator
 */
export function compileProjection(projection: Doc, hasComputedFields = false): Project {
  const root: Node = {}
  let including: boolean | null = hasComputedFields || null
  let id: boolean | null = null
  const decide = (include: boolean, path: string): void => {
    if (including !== null && including !== include) throw invalid(`projection cannot both include and exclude (${path})`)
    including = include
  }
  for (const [path, value] of entries(projection)) {
    if (isDoc(value)) {
      const { $slice, $elemMatch, ...others } = value
      const [unknown] = Object.keys(others)
      if (unknown) throw notSupported('projection operator', unknown)
      if ($slice !== undefined) place(root, path, { slice: sliceOf($slice, path) })
      if ($elemMatch !== undefined) {
        decide(true, path)
        place(root, path, { elemMatch: compileElement($elemMatch) })
      }
      continue
    }
    if (typeof value !== 'number' && typeof value !== 'boolean') throw invalid(`projection of ${path} must be 0, 1 or an operator`)
    const include = Boolean(value)
    if (path === '_id') id = include
    else {
      decide(include, path)
      place(root, path, { include })
    }
  }
  const isInclusion = including ?? id === true
  if (isInclusion ? id !== false : id === false) place(root, '_id', { include: isInclusion })
  return isInclusion ? (doc) => keepFields(doc, root) : (doc) => drop(doc, root) as Doc
}
