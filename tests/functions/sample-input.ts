/** An input that a contract accepts, made from the contract itself: new calls are covered without anybody thinking of it. */

interface Def {
  type: string; shape?: Record<string, Schema>; innerType?: Schema; element?: Schema; options?: Schema[]; items?: Schema[]
  entries?: Record<string, unknown>; values?: unknown[]; keyType?: Schema; valueType?: Schema
}
export interface Schema { _zod: { def: Def }; safeParse(value: unknown): { success: boolean } }

/** Tried in this order where a text or number has a form; whoever invents a new form adds one here, the test says so. */
const TEXTS = [
  'some-text', 'a', '2025-11-12', '2025-11', '11-12', '2025-11-12T04:00:00.000Z', '371100', '371102001', '123456', '731240968854', '371199194802290000',
  '13900000000', 'person-nobody.enterprise.2025-11-12', 'aGVsbG8=', 'x'.repeat(64), '0'.repeat(64), '[]', '{}', 'policy-371100.2', 'abcdefgh', 'A'.repeat(43), 'A'.repeat(86),
  'person-nobody.2025-11-12', 'case.731240968854',
]
const NUMBERS = [1, 0, 2025, 1.5, -1]

/** What a field of this place shall hold; undefined: whatever the contract takes. The place begins with the call: `visits.assign.visitId`. */
export type Given = (at: string) => unknown
const nothing: Given = () => undefined

/** Which of several forms is taken, by the place of the choice; the first one where nothing is said. */
export type Form = Readonly<Record<string, number>>

/** Every form that an input may have, the usual one first; one choice at a time. Choices within lists, optional fields and what `isGiven` are none. */
export function formsOf(schema: Schema, at: string, isGiven: (at: string) => boolean): Form[] {
  const choices = (one: Schema, place: string): Form[] => {
    const { type, shape, innerType, options = [] } = one._zod.def
    if (isGiven(place)) return []
    if (type === 'object') return Object.entries(shape ?? {}).flatMap(([key, field]) => choices(field, `${place}.${key}`))
    if (type === 'nullable') return choices(innerType!, place)
    return type === 'union' ? options.slice(1).map((_, i) => ({ [place]: i + 1 })) : []
  }
  return [{}, ...choices(schema, at)]
}

/** Leaves optional fields out unless they are given. Throws for a type that it does not know. */
export function sampleOf(schema: Schema, at: string, given: Given = nothing, form: Form = {}): unknown {
  const { def } = schema._zod
  const own = given(at)
  if (own !== undefined) return own
  const first = (candidates: readonly unknown[]) => {
    const found = candidates.find((one) => schema.safeParse(one).success)
    if (found === undefined) throw new Error(`no sample for ${at} (${def.type}): add one to TEXTS or NUMBERS of sample-input.ts`)
    return found
  }
  switch (def.type) {
    case 'object': return Object.fromEntries(Object.entries(def.shape ?? {})
      .filter(([key, one]) => one._zod.def.type !== 'optional' || given(`${at}.${key}`) !== undefined).map(([key, one]) => [key, sampleOf(one, `${at}.${key}`, given, form)]))
    case 'string': return first(TEXTS)
    case 'number': case 'int': return first(NUMBERS)
    case 'boolean': return first([true, false])
    case 'enum': return first(Object.values(def.entries ?? {}))
    case 'literal': return first(def.values ?? [])
    case 'null': return null
    case 'any': case 'unknown': return 'x'
    case 'nullable': case 'optional': case 'readonly': case 'default': return sampleOf(def.innerType!, at, given, form)
    case 'array': return schema.safeParse([]).success ? [] : [sampleOf(def.element!, `${at}.0`, given, form)]
    case 'tuple': return (def.items ?? []).map((one, i) => sampleOf(one, `${at}.${i}`, given, form))
    case 'record': return {}
    case 'union': return sampleOf(def.options![form[at] ?? 0]!, at, given, form)
    default: throw new Error(`no sample for ${at}: unknown type ${def.type}`)
  }
}

/** Every field of a contract, by its place, as `sampleOf` names it; of a choice those of the form, or of all of them. */
export function fieldsOf(schema: Schema, at: string, form?: Form): string[] {
  const { def } = schema._zod
  const options = form ? def.options?.slice(form[at] ?? 0, (form[at] ?? 0) + 1) : def.options
  const inner = def.shape ? Object.entries(def.shape).map(([key, one]) => [one, `${at}.${key}`] as const)
    : def.element ? [[def.element, `${at}.0`] as const] : (options ?? (def.innerType ? [def.innerType] : [])).map((one) => [one, at] as const)
  return [...new Set(inner.flatMap(([one, place]) => [...place === at ? [] : [place], ...fieldsOf(one, place, form)]))]
}
