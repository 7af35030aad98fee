import { invalid, notSupported } from '../errors'
import type { Collection } from './collection'
import type { Rows } from './rows'
import { isDoc } from './value'
import type { Doc, Value } from './value'

export type Stage = [name: string, argument: Value]
/** Where `$lookup` finds other collections. */
export interface Source { rows: Rows, collection: (name: unknown) => Collection }
export type Run = (docs: Doc[], argument: Value, source: Source) => Doc[]

/** @throws INVALID_PARAM unless the argument is an object, with no other options than the allowed ones */
export function fields(argument: Value | undefined, name: string, allowed?: string[]): Doc {
  if (!isDoc(argument)) throw invalid(`${name} needs an object`)
  const unknown = allowed && Object.keys(argument).find((key) => !allowed.includes(key))
  if (unknown) throw notSupported(`${name} option`, unknown)
  return argument
}

export function natural(argument: Value | undefined, name: string, least: number): number {
  if (!Number.isInteger(argument) || (argument as number) < least) throw invalid(`${name} needs a whole number from ${least}`)
  return argument as number
}
