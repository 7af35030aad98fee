/** The two forms in which the platform hands us a call, read into one. Nothing here says who the caller is: see caller.ts. */
import { AppError } from '../../src/domain/contract/errors'

export interface Incoming {
  action: unknown
  input: unknown
  /** Device token of an HTTP call. */
  bearer: string | null
  /** Network address as the access service saw it; null for calls inside the platform. */
  address: string | null
}

type Fields = Record<string, unknown>

/** The whole input as JSON. */
const MAX_BYTES = 64 * 1024
const MAX_STRING = 4096
const MAX_DEPTH = 8
const TRAPS = new Set(['__proto__', 'constructor', 'prototype'])

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

export const isHttp = (event: unknown): boolean => isFields(event) && 'httpMethod' in event

/**
 * CloudBase's HTTP access: `{path, httpMethod, headers, queryStringParameters, body, isBase64Encoded}`, with our `{action, input}`
 * as the body. Everything else is an event of the SDK: `{action, input}` itself.
 */
export async function readEvent(event: unknown): Promise<Incoming> {
  if (!isFields(event)) throw new AppError('badInput', 'event')
  if (!isHttp(event)) {
    refuseTraps(event.input, 'input')
    refuseSize(JSON.stringify(event.input), 'input')
    return { action: event.action, input: event.input, bearer: null, address: null }
  }
  if (event.httpMethod !== 'POST') throw new AppError('badInput', 'httpMethod')
  const headers = new Map(Object.entries(isFields(event.headers) ? event.headers : {})
    .map(([name, value]) => [name.toLowerCase(), String(value)]))
  const body = await readBody(event)
  refuseTraps(body.input, 'input')
  return {
    action: body.action,
    input: body.input,
    bearer: /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? null,
    // written by the access service; x-forwarded-for may begin with whatever the client sent
    address: headers.get('x-real-ip') ?? null,
  }
}

async function readBody(event: Fields): Promise<Fields> {
  if (typeof event.body !== 'string') throw new AppError('badInput', 'body')
  refuseSize(event.body, 'body', event.isBase64Encoded ? 4 / 3 : 1)
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  const body = await parseJson(text)
  if (!isFields(body)) throw new AppError('badInput', 'body')
  const stranger = Object.keys(body).find((key) => key !== 'action' && key !== 'input')
  if (stranger !== undefined) throw new AppError('badInput', nameOf(stranger))
  return body
}

const parseJson = (text: string): Promise<unknown> => new Promise((resolve) => resolve(JSON.parse(text)))
  .catch(() => { throw new AppError('badInput', 'body') })

function refuseSize(text: string | undefined, field: string, factor = 1) {
  if (text !== undefined && Buffer.byteLength(text) > MAX_BYTES * factor) throw new AppError('badInput', field)
}

/**
 * Refuses, by the field's name, what no call of ours ever holds: keys that a database or JavaScript gives a meaning to (`$where`,
 * `a.b`, `__proto__`), texts longer than any field, and nesting without end. The contract then checks the rest.
 */
function refuseTraps(value: unknown, field: string, depth = 0): void {
  if (depth > MAX_DEPTH || (typeof value === 'string' && value.length > MAX_STRING)) throw new AppError('badInput', field)
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const inner = depth === 0 ? nameOf(key) : `${field}.${nameOf(key)}`
    if (!Array.isArray(value) && (key.startsWith('$') || key.includes('.') || TRAPS.has(key))) throw new AppError('badInput', inner)
    refuseTraps((value as Fields)[key], inner, depth + 1)
  }
}

/** A stranger's key may hold anything: short, and of harmless characters. */
export const nameOf = (key: string) => key.slice(0, 40).replace(/[^\w$.-]/g, '?')
