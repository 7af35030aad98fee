/** What the matrices of staff, citizens and machines share: an input for every call, about whatever it shall be about, and the answer without chance. */
import type { Reply } from '../../src/domain/contract/errors'
import { fieldsOf, sampleOf, type Schema } from './sample-input'

/** A thing of each kind, by the name of the field that names it. */
export type Things = Readonly<Record<string, unknown>>

/** Fields that look as if they named a thing, and do not. */
const PLAIN = /\.(requestKey|evidenceNo|publicKey|idNumber)$/
const NAMES = /(Id|No|Key|\.key|reference|scene|cursor)$/

/** Without what differs from call to call. */
export const plain = (reply: Reply<unknown>): string => (reply.ok ? JSON.stringify(reply.data) : `${reply.error.code}: ${reply.error.field ?? ''}`)

/** Every string in an answer: a list is allowed to be empty, not to name what belongs to others. */
export const tellsOf = (reply: Reply<unknown>, names: readonly string[]): string[] => (reply.ok ? names.filter((one) => JSON.stringify(reply.data).includes(`"${one}"`)) : [])

let requests = 0

/**
 * @param nothing one name of each kind, of what does not exist
 * @param details kinds that are no things but facts of one: the place, the words
 * @param kindOf the kind of thing that a field names, where its own name does not say so
 */
export function inputsOf<A extends string>(contract: Readonly<Record<A, { input: unknown }>>, nothing: Things, details: ReadonlySet<string>, kindOf = lastWord) {
  const schemaOf = (action: A) => contract[action].input as Schema
  const actions = Object.keys(contract) as A[]
  return {
    actions,
    /** Kinds of things that a call names. */
    thingsIn: (action: A): string[] => [...new Set(fieldsOf(schemaOf(action), action).map(kindOf))].filter((kind) => kind in nothing && !details.has(kind)),
    /** Throws when the contract refuses what was made of it. */
    inputOf(action: A, things: Things): unknown {
      const sample = sampleOf(schemaOf(action), action, (at) => (at.endsWith('.requestKey') ? `request-${requests++}` : things[kindOf(at)]))
      if (!schemaOf(action).safeParse(sample).success) throw new Error(`the sample for ${action} is refused by its contract: ${JSON.stringify(sample)}`)
      return sample
    },
    /** Fields of a contract of which nobody has said what they name. */
    unknown: (): string[] => actions.flatMap((action) => fieldsOf(schemaOf(action), action)).filter((at) => NAMES.test(at) && !PLAIN.test(at) && !(kindOf(at) in nothing)),
  }
}

export const lastWord = (at: string): string => at.split('.').at(-1) ?? ''
