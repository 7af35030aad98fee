/** The names between braces of a sentence: `Blank<'还有 {n} 天'>` is `'n'`. */
export type Blank<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Blank<Rest> : never

/** Puts values into the `{blanks}` of a sentence. A blank without a value is a type error. */
export function fill<S extends string>(sentence: S, values: Record<Blank<S>, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: Blank<S>) => String(values[name]))
}
