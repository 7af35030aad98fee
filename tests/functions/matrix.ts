/** What the matrices of staff, citizens and machines share: an input for every call, about whatever it shall be about, and the answer without chance. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reply } from '../../src/domain/contract/errors'
import { fieldsOf, formsOf, sampleOf, type Form, type Schema } from './sample-input'

/** A thing of each kind, by the name of the field that names it. */
export type Things = Readonly<Record<string, unknown>>

/** Fields that look as if they named a thing, and do not: numbers of a person's own, and secrets that open to whoever holds them. */
const PLAIN = /\.(requestKey|evidenceNo|publicKey|cursor|scene)$/
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
    /** Every form that the input of a call may have. */
    formsOf: (action: A): Form[] => formsOf(schemaOf(action), action, (at) => kindOf(at) in nothing),
    /** Kinds of things that a call names, in one form or in any. */
    thingsIn: (action: A, form?: Form): string[] => [...new Set(fieldsOf(schemaOf(action), action, form).map(kindOf))].filter((kind) => kind in nothing && !details.has(kind)),
    /** Throws when the contract refuses what was made of it. */
    inputOf(action: A, things: Things, form: Form = {}): unknown {
      const sample = sampleOf(schemaOf(action), action, (at) => (at.endsWith('.requestKey') ? `request-${requests++}` : things[kindOf(at)]), form)
      if (!schemaOf(action).safeParse(sample).success) throw new Error(`the sample for ${action} is refused by its contract: ${JSON.stringify(sample)}`)
      return sample
    },
    /** Fields of a contract of which nobody has said what they name. */
    unknown: (): string[] => actions.flatMap((action) => fieldsOf(schemaOf(action), action)).filter((at) => NAMES.test(at) && !PLAIN.test(at) && !(kindOf(at) in nothing)),
  }
}

/** How a form is called where something is wrong with it. */
export const formName = (form: Form): string => Object.entries(form).map(([at, n]) => `, form ${n} of ${at}`).join('')

export const lastWord = (at: string): string => at.split('.').at(-1) ?? ''

const PAGE = path.resolve(__dirname, '../../docs/authorisation.md')
/** With this set the page is written anew instead of compared. */
const WRITES = process.env.WRITE_DOCS === '1'

/** docs/authorisation.md says between two marks what a matrix has found out, word for word. */
export function expectDocumented(section: string, lines: readonly string[]): void {
  const [from, to] = [`<!-- ${section} -->`, `<!-- /${section} -->`]
  const page = readFileSync(PAGE, 'utf8')
  const [start, end] = [page.indexOf(from) + from.length, page.indexOf(to)]
  if (start < from.length || end < 0) throw new Error(`no marks of ${section} in ${PAGE}`)
  const said = `\n${lines.join('\n')}\n`
  if (WRITES) writeFileSync(PAGE, page.slice(0, start) + said + page.slice(end))
  else expect(page.slice(start, end)).toBe(said)
}

/** `a`, `b` */
export const quoted = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ')
