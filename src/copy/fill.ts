/** The names between braces of a sentence: `Blank<'还有 {n} 天'>` is `'n'`. */
export type Blank<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Blank<Rest> : never

const put = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank))

/** Puts values into the `{blanks}` of a sentence. A blank without a value is a type error. */
export function fill<S extends string>(sentence: S, values: Record<Blank<S>, string | number>): string {
  return put(sentence, values)
}

/** For one of several sentences, of which each uses some of the values. */
export const fillKnown = put
