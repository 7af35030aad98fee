import { isDoc } from './value'
import type { Doc, Value } from './value'

const INDEX = /^(0|[1-9]\d*)$/

/** The position that a path part names inside an array, or null when it is a field name. */
export const arrayIndex = (part: string): number | null => (INDEX.test(part) ? Number(part) : null)

/**
 * All values that a dotted path reaches, by MongoDB's rules: arrays on the way are walked element by element (documents only) and, for a
 * numeric part, also by position. `undefined` stands for «the path ends before»; a last array stays whole.
 */
export function reach(root: Value | undefined, parts: readonly string[], from = 0): (Value | undefined)[] {
  const part = parts[from]
  if (part === undefined) return [root]
  if (Array.isArray(root)) {
    const found: (Value | undefined)[] = []
    const position = arrayIndex(part)
    if (position !== null && position < root.length) found.push(...reach(root[position], parts, from + 1))
    for (const element of root) if (isDoc(element)) found.push(...reach(element, parts, from))
    return found
  }
  if (!isDoc(root) || !Object.hasOwn(root, part)) return [undefined]
  return reach(root[part], parts, from + 1)
}

/** What a condition is tested against: every reached value, and for an array its elements first, then the array itself. */
export function candidates(doc: Value, parts: readonly string[]): (Value | undefined)[] {
  return reach(doc, parts).flatMap((value) => (Array.isArray(value) ? [...value, value] : [value]))
}

/** The value at a path that crosses no array, else undefined. */
export function plainValue(doc: Doc, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = doc
  for (const part of parts) {
    if (!isDoc(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}
