import { requestFailed } from '../errors'
import { MAX_NESTING } from '../limits'
import { arrayIndex } from './path'
import { isDoc } from './value'
import type { Doc, Value } from './value'

/** The place of a field: its holder, so that it can be read, set and removed. `part` is a position when the holder is an array. */
export interface Place { holder: Doc | Value[], part: string, value: Value | undefined }
export type FoundPlace = Place & { value: Value }

/** Longest gap that `$set: {'list.9999': …}` may fill with nulls (MongoDB's limit). */
const MAX_GAP = 1_500_000

const cannotCreate = (part: string, path: string): Error => requestFailed(`Cannot create field '${part}' in element of ${path}`)

function step(holder: Value, part: string, path: string): Value | undefined {
  if (Array.isArray(holder)) {
    const position = arrayIndex(part)
    if (position === null) throw cannotCreate(part, path)
    return holder[position]
  }
  if (!isDoc(holder)) throw cannotCreate(part, path)
  return Object.hasOwn(holder, part) ? holder[part] : undefined
}

export function write({ holder, part }: Place, value: Value): void {
  if (!Array.isArray(holder)) {
    holder[part] = value
    return
  }
  const position = Number(part)
  if (position - holder.length > MAX_GAP) throw requestFailed(`cannot pad an array up to position ${part}`)
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

/** Finds a place and creates the documents on the way. @throws DATABASE_REQUEST_FAILED where MongoDB cannot create a field */
export function reachPlace(doc: Doc, path: string): Place {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part === '__proto__')) throw requestFailed(`The update path '${path}' has an empty part`)
  if (parts.length > MAX_NESTING) throw requestFailed(`more than ${MAX_NESTING} levels of nesting`)
  const last = parts.pop() ?? ''
  let holder: Value = doc
  for (const part of parts) {
    let next = step(holder, part, path)
    if (next === undefined) {
      next = {}
      write({ holder: holder as Doc, part, value: undefined }, next)
    }
    holder = next
  }
  return { holder: holder as Doc, part: last, value: step(holder, last, path) }
}

/** Finds a place without creating anything; null when the way there does not exist. */
export function findPlace(doc: Doc, path: string): FoundPlace | null {
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  let holder: Value | undefined = doc
  for (const part of parts) {
    if (Array.isArray(holder) ? arrayIndex(part) === null : !isDoc(holder)) return null
    holder = step(holder, part, path)
    if (holder === undefined) return null
  }
  if (Array.isArray(holder) ? arrayIndex(last) === null : !isDoc(holder)) return null
  const value = step(holder, last, path)
  return value === undefined ? null : { holder: holder as Doc, part: last, value }
}
