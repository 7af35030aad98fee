import { notSupported, requestFailed } from '../errors'
import { compile } from './match'
import { plainValue } from './path'
import { isDoc } from './value'
import type { Doc, Value } from './value'

/** Conditions of the query on one array, each as a query on a document that has only one element of it. */
function elementTests(query: Doc, array: string): ((element: Value) => boolean)[] {
  return Object.entries(query).flatMap(([name, condition]) => {
    if (name === '$and' && Array.isArray(condition)) return condition.filter(isDoc).flatMap((branch) => elementTests(branch, array))
    if (name !== array && !name.startsWith(`${array}.`)) return []
    const test = compile({ [`list${name.slice(array.length)}`]: condition })
    return [(element: Value) => test({ list: [element] })]
  })
}

function matchedPosition(doc: Doc, query: Doc, array: string): number {
  const elements = plainValue(doc, array.split('.'))
  const tests = elementTests(query, array)
  const position = Array.isArray(elements) && tests.length ? elements.findIndex((element) => tests.every((test) => test(element))) : -1
  if (position < 0) throw requestFailed('The positional operator did not find the match needed from the query')
  return position
}

/** The paths that an update path with `$` (the element that the query matched) or `$[]` (all elements) stands for. */
export function expandPath(doc: Doc, path: string, query: Doc): string[] {
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at < 0) return [path]
  const array = parts.slice(0, at).join('.')
  const rest = parts.slice(at + 1)
  if (!array || (parts[at] !== '$' && parts[at] !== '$[]')) throw notSupported('update path', path)
  const join = (position: number): string => [array, position, ...rest].join('.')
  if (parts[at] === '$') return expandPath(doc, join(matchedPosition(doc, query, array)), query)
  const elements = plainValue(doc, array.split('.'))
  if (!Array.isArray(elements)) throw requestFailed(`The path '${array}' must be an array to apply $[]`)
  return elements.flatMap((_, position) => expandPath(doc, join(position), query))
}
