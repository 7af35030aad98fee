/** One request of the SDK: `action` and its parameters, flat. Nothing in it is trusted. */
export type Body = Record<string, unknown>
export type Action = (body: Body) => Record<string, unknown> | Promise<Record<string, unknown>>
